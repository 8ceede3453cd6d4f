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

/** A row that is shown, with the columns merged cells above it reach into. */
interface Row {
  readonly number: number
  readonly cells: readonly Cell[]
  readonly covered: readonly Area[]
  readonly anchored: readonly Area[]
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
        cells: [...cells.values()].filter((cell) => !isHiddenColumn(cell.column) && !areas.some((area) => isCovered(cell, area))),
        covered: areas.filter(({ top }) => top < number),
        anchored: areas.filter(({ top }) => top === number),
      }
    })
}

function areasByRow(merged: readonly Area[]): ReadonlyMap<number, Area[]> {
  const found = new Map<number, Area[]>()
  for (const area of merged) for (let row = area.top; row <= area.bottom; row++) found.set(row, [...(found.get(row) ?? []), area])
  return found
}

/** In a merged cell, and not the one it shows. */
function isCovered({ row, column }: Pick<Cell, 'row' | 'column'>, { top, left, bottom, right }: Area): boolean {
  const isInside = row >= top && row <= bottom && column >= left && column <= right
  return isInside && (row !== top || column !== left)
}

/** A table has lines, or cells beside one another; among its rows one with a form's label alone is of it too. */
function kindOf({ cells, covered }: Row, isInTable: boolean): 'table' | 'text' | 'blank' {
  const written = cells.filter(({ text }) => text !== '')
  if (covered.length > 0 || cells.some(({ isBordered }) => isBordered) || written.length > 1) return 'table'
  if (written.length === 0) return 'blank'
  return isInTable && usesOf(foldLabel(written[0]!.text)).length > 0 ? 'table' : 'text'
}

/** The rows as cells with spans; a cell that is not written is blank. */
function gridOf(table: readonly Row[], { isHiddenColumn }: Sheet): GridCell[][] {
  const columns = columnsOf(table).filter((column) => !isHiddenColumn(column))
  if (columns.length * table.length > mostCells) throw broken()
  const numbers = table.map(({ number }) => number)
  const count = (values: readonly number[], from: number, to: number) => values.filter((value) => value >= from && value <= to).length
  return table.map(({ number, cells, covered, anchored }) => {
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
    return columns.flatMap((column): GridCell[] => {
      const isInside = (area: Area) => column >= area.left && column <= area.right
      const area = anchored.find(isInside)
      if (covered.some(isInside) || (area && column !== columns.find((one) => one >= area.left))) return []
      const cell = byColumn.get(area?.left ?? column) ?? { row: number, column, text: '', isBordered: false }
      return [
        {
          cell,
          colSpan: area ? count(columns, area.left, area.right) : 1,
          rowSpan: area ? count(numbers, area.top, area.bottom) : 1,
        },
      ]
    })
  })
}

/** From the first column to the last in which anything is written, drawn or merged. */
function columnsOf(table: readonly Row[]): number[] {
  let first = Infinity
  let last = 0
  for (const { cells, anchored, covered } of table) {
    for (const cell of cells)
      if (cell.text !== '' || cell.isBordered) [first, last] = [Math.min(first, cell.column), Math.max(last, cell.column)]
    for (const { left, right } of [...anchored, ...covered]) [first, last] = [Math.min(first, left), Math.max(last, right)]
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
    .filter(
      (cell) =>
        isHiddenRow(cell.row) || isHiddenColumn(cell.column) || (covering.get(cell.row) ?? []).some((area) => isCovered(cell, area)),
    )
    .map((cell) => ({ name: nameOfCell(cell), text: cell.text }))
}
