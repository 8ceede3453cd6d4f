import { usesOf } from '../../forms/matching/vocabulary.js'
import { foldLabel } from '../../language/fold.js'
import { broken } from '../docx/package-fault.js'
import { nameOfCell, type Area, type Cell, type Sheet } from './sheet.js'

/** What stands on a sheet, in order: lines of text, and tables. */
export type Region =
  { readonly kind: 'text'; readonly cell: Cell } | { readonly kind: 'table'; readonly rows: readonly (readonly GridCell[])[] }

export interface GridCell {
  readonly cell: Cell
  readonly colSpan: number
  readonly rowSpan: number
}

/** A row that is shown. */
interface Row {
  readonly number: number
  readonly cells: readonly Cell[]
  /** Merged cells that reach over it, from left to right. */
  readonly areas: readonly Area[]
}

/** The sheet cut into tables and what stands between them; hidden rows and columns are not there. */
export function regionsOf(sheet: Sheet): Region[] {
  const regions: Region[] = []
  let table: Row[] = []
  const endTable = () => {
    if (table.length > 0) regions.push({ kind: 'table', rows: gridOf(table, sheet) })
    table = []
  }
  let last = 0
  for (const row of shownRows(sheet)) {
    // A row that is not written at all is blank.
    if (gapBetween(sheet, last, row.number)) endTable()
    last = row.number
    const kind = kindOf(row, table.length > 0)
    if (kind === 'table') table.push(row)
    else endTable()
    if (kind === 'text') regions.push({ kind, cell: row.cells.find(({ text }) => text !== '')! })
  }
  endTable()
  return regions.filter((region) => region.kind === 'text' || region.rows.some((row) => row.some(({ cell }) => cell.text !== '')))
}

function gapBetween({ isHiddenRow }: Sheet, last: number, next: number): boolean {
  for (let row = last + 1; row < next; row++) if (!isHiddenRow(row)) return true
  return false
}

function shownRows({ rows, merged, isHiddenRow, isHiddenColumn }: Sheet): Row[] {
  const covering = areasByRow(merged)
  return [...rows]
    .sort(([one], [other]) => one - other)
    .filter(([number]) => !isHiddenRow(number))
    .map(([number, cells]) => {
      const areas = covering.get(number) ?? []
      return {
        number,
        cells: [...cells.values()].filter((cell) => !isHiddenColumn(cell.column) && !isCovered(cell, areas)),
        areas,
      }
    })
}

/** Those that reach over each row, from left to right. They never overlap, or the file is made up. */
function areasByRow(merged: readonly Area[]): ReadonlyMap<number, readonly Area[]> {
  const found = new Map<number, Area[]>()
  for (const area of merged)
    for (let row = area.top; row <= area.bottom; row++) {
      const areas = found.get(row)
      if (areas) areas.push(area)
      else found.set(row, [area])
    }
  for (const areas of found.values()) {
    areas.sort((one, other) => one.left - other.left)
    if (areas.some(({ left }, index) => index > 0 && left <= areas[index - 1]!.right)) throw broken()
  }
  return found
}

function areaAt(areas: readonly Area[], column: number): Area | undefined {
  let low = 0
  let high = areas.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (areas[middle]!.left <= column) low = middle
    else high = middle - 1
  }
  const area = areas[low]
  return area && column >= area.left && column <= area.right ? area : undefined
}

/** In a merged cell, and not the one it shows. */
function isCovered({ row, column }: Pick<Cell, 'row' | 'column'>, areas: readonly Area[] = []): boolean {
  const area = areaAt(areas, column)
  return area !== undefined && (row !== area.top || column !== area.left)
}

/** A table has lines, or cells beside one another; among its rows one with a form's label alone is of it too. */
function kindOf({ number, cells, areas }: Row, isInTable: boolean): 'table' | 'text' | 'blank' {
  const written = cells.filter(({ text }) => text !== '')
  if (areas.some(({ top }) => top < number) || cells.some(({ isBordered }) => isBordered) || written.length > 1) return 'table'
  if (written.length === 0) return 'blank'
  return isInTable && usesOf(foldLabel(written[0]!.text)).length > 0 ? 'table' : 'text'
}

/** The rows as cells with spans; a cell that is not written is blank. */
function gridOf(table: readonly Row[], { isHiddenColumn }: Sheet): GridCell[][] {
  const columns = columnsOf(table).filter((column) => !isHiddenColumn(column))
  if (columns.length * table.length > mostCells) throw broken()
  const numbers = table.map(({ number }) => number)
  return table.map(({ number, cells, areas }) => {
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
    return columns.flatMap((column): GridCell[] => {
      const area = areaAt(areas, column)
      // It stands where the first of its columns that is shown does.
      if (area && (area.top < number || column !== columns[firstFrom(columns, area.left)])) return []
      const cell = byColumn.get(area?.left ?? column) ?? { row: number, column, text: '', isBordered: false, style: '', indent: 0 }
      return [
        {
          cell,
          colSpan: area ? firstFrom(columns, area.right + 1) - firstFrom(columns, area.left) : 1,
          rowSpan: area ? firstFrom(numbers, area.bottom + 1) - firstFrom(numbers, area.top) : 1,
        },
      ]
    })
  })
}

/** The index of the first number that is not below a limit; they are in order. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** From the first column to the last in which anything is written, drawn or merged. */
function columnsOf(table: readonly Row[]): number[] {
  let first = Infinity
  let last = 0
  for (const { cells, areas } of table) {
    for (const cell of cells)
      if (cell.text !== '' || cell.isBordered) [first, last] = [Math.min(first, cell.column), Math.max(last, cell.column)]
    for (const { left, right } of areas) [first, last] = [Math.min(first, left), Math.max(last, right)]
  }
  return Array.from({ length: Math.max(0, Math.min(last, mostColumns) - first + 1) }, (_, index) => first + index)
}

/** Of one table; blank ones count too. */
const mostCells = 500_000

/** ECMA-376-1 knows no more columns than this. */
const mostColumns = 16_384

/** What the sheet holds and does not show: in hidden rows and columns, and under merged cells. */
export function hiddenCells({ rows, merged, isHiddenRow, isHiddenColumn }: Sheet): { readonly name: string; readonly text: string }[] {
  const covering = areasByRow(merged)
  return [...rows.values()]
    .flatMap((cells) => [...cells.values()])
    .filter((cell) => cell.text !== '')
    .filter((cell) => isHiddenRow(cell.row) || isHiddenColumn(cell.column) || isCovered(cell, covering.get(cell.row)))
    .map((cell) => ({ name: nameOfCell(cell), text: cell.text }))
}
