import { largestOf } from '../arithmetic/numbers.js'
import type { DocumentCell, DocumentRow, DocumentTable } from '../model/document.js'

/** A table as one grid of rows and columns without holes: the captions of its parts are rows of their own. */
export interface TableGrid {
  readonly columnCount: number
  readonly rows: readonly GridRow[]
  /** The rows over the body of each part: its caption and its head. */
  readonly heads: readonly (readonly number[])[]
}

type RowSection = 'caption' | 'head' | 'body'

export interface GridRow {
  readonly section: RowSection
  readonly part: number
  readonly keepWithPrevious: boolean
  /** The cells that begin in this row. */
  readonly cells: readonly GridCell[]
}

export interface GridCell {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly isHeader: boolean
  readonly align: DocumentCell['align']
  /** Nothing for a part's caption and for a cell that only fills a hole. */
  readonly source: DocumentCell | null
}

/** Layout and the Word file ask for the same one. */
const grids = new WeakMap<DocumentTable, TableGrid>()

/** Sets a table's rows into the grid. A span ends with its section at the latest; where a row is short, empty cells fill it. */
export function gridOf(table: DocumentTable): TableGrid {
  const known = grids.get(table) ?? setGrid(table)
  grids.set(table, known)
  return known
}

function setGrid(table: DocumentTable): TableGrid {
  const cells = table.parts.flatMap((part) => [...part.head, ...part.body].flatMap((row) => row.cells))
  const columnCount = largestOf(cells.map(endOf), table.columnCount)
  const rows = [...gridRows(table, columnCount)]
  const heads: number[][] = table.parts.map(() => [])
  for (const [index, { part, section }] of rows.entries()) if (section !== 'body') heads[part]!.push(index)
  return { columnCount, rows, heads }
}

function* gridRows(table: DocumentTable, columnCount: number): Generator<GridRow> {
  let firstRow = 0
  for (const [index, part] of table.parts.entries()) {
    if (part.caption !== null) yield captionRow(part.caption, index, firstRow++, columnCount)
    yield* placeSection(part.head, { section: 'head', part: index, firstRow, columnCount })
    firstRow += part.head.length
    yield* placeSection(part.body, { section: 'body', part: index, firstRow, columnCount })
    firstRow += part.body.length
  }
}

function endOf(cell: DocumentCell): number {
  return cell.column + cell.colSpan
}

function captionRow(text: string, part: number, row: number, columnCount: number): GridRow {
  const cell: GridCell = { text, row, column: 0, rowSpan: 1, colSpan: columnCount, isHeader: true, align: 'center', source: null }
  return { section: 'caption', part, keepWithPrevious: false, cells: [cell] }
}

interface SectionPlace {
  readonly section: RowSection
  readonly part: number
  readonly firstRow: number
  readonly columnCount: number
}

function placeSection(rows: readonly DocumentRow[], place: SectionPlace): GridRow[] {
  const taken = rows.map(() => new Uint8Array(place.columnCount))
  return rows.map((row, index) => {
    const cells = row.cells.map((cell) => placeCell(cell, index, taken, place))
    return {
      section: place.section,
      part: place.part,
      keepWithPrevious: row.keepWithPrevious,
      cells: [...cells, ...fillHoles(index, taken, place)].sort(byColumn),
    }
  })
}

function byColumn(one: GridCell, other: GridCell): number {
  return one.column - other.column
}

function placeCell(cell: DocumentCell, index: number, taken: readonly Uint8Array[], place: SectionPlace): GridCell {
  const rowSpan = Math.min(cell.rowSpan, taken.length - index)
  for (let row = index; row < index + rowSpan; row++) taken[row]!.fill(1, cell.column, cell.column + cell.colSpan)
  const { text, column, colSpan, align } = cell
  return { text, row: place.firstRow + index, column, rowSpan, colSpan, isHeader: cell.scope !== undefined, align, source: cell }
}

function fillHoles(index: number, taken: readonly Uint8Array[], place: SectionPlace): GridCell[] {
  const cells: GridCell[] = []
  const row = place.firstRow + index
  for (let column = 0; column < place.columnCount; column++) {
    if (taken[index]![column] === 0)
      cells.push({ text: '', row, column, rowSpan: 1, colSpan: 1, isHeader: false, align: 'center', source: null })
  }
  return cells
}
