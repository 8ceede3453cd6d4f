import { sum } from '../arithmetic/numbers.js'
import type { DocumentTable } from '../model/document.js'
import { cellText, type CellRole, type CellSetting } from './cell-text.js'
import type { Measure } from './measure.js'
import { gridOf, type GridCell, type TableGrid } from './table-grid.js'
import { measureTable, type PreparedCell, type TableDensity, type TableMeasures } from './table-widths.js'
import type { MeasuredLine } from './text-block.js'
import { typeArea } from './type-area.js'

/** A cell with its text broken into lines. */
export interface MeasuredCell extends PreparedCell {
  readonly lines: readonly MeasuredLine[]
}

/** A table ready to be cut into pages. Lengths in points. */
export interface MeasuredTable {
  readonly source: DocumentTable
  readonly grid: TableGrid
  readonly rooms: TableRooms
  readonly measures: TableMeasures
  /** Left edges of the columns, and the right edge of the last one. */
  readonly edges: readonly number[]
  readonly lineHeight: number
  /** Room above and below a cell's text. */
  readonly cellTop: number
  readonly heights: readonly number[]
  /** Cells by the row they begin in. */
  readonly cells: readonly (readonly MeasuredCell[])[]
  /** How firmly each row stays on the page of the one before it. */
  readonly sticky: readonly Stickiness[]
}

/** loose: a page may end before the row. wished: it should not, unless much of the page stayed empty. firm: it must not. */
type Stickiness = 'loose' | 'wished' | 'firm'

/** Widths of the areas a table may be set in. */
export interface TableRooms {
  readonly portrait: number
  readonly landscape: number
}

/** From the roomiest to the densest; 五号 to 小五 (standards/output.md, 1.5). */
export const tableDensities: readonly [TableDensity, TableDensity, TableDensity] = [
  { largest: 10.5, lineHeight: 1.32, cellTop: 0.3, leastRow: 2 },
  { largest: 10, lineHeight: 1.25, cellTop: 0.2, leastRow: 1.75 },
  { largest: 9, lineHeight: 1.25, cellTop: 0.2, leastRow: 1.75 },
]

/** Of a table of very many rows: full size, but no more room than its lines need. */
const longTableDensity: TableDensity = { largest: 10.5, lineHeight: 1.25, cellTop: 0.12, leastRow: 1.6 }

/** How a table is set, without breaking its texts into lines. */
export function fitTable(table: DocumentTable, rooms: TableRooms, measure: Measure, density: TableDensity): TableMeasures {
  const grid = gridOf(table)
  return measureTable(grid, prepareCells(grid, measure).flat(), formWidths(table, grid), rooms, density)
}

/** A form has its own. */
function formWidths(table: DocumentTable, grid: TableGrid): readonly number[] | null {
  return table.form === null || table.widths.length !== grid.columnCount ? null : table.widths
}

/** Breaks a table's texts into lines and finds the height of each row. */
export function layTable(table: DocumentTable, rooms: TableRooms, measure: Measure): MeasuredTable {
  const grid = gridOf(table)
  const laid = layCells({ source: table, grid, prepared: prepareCells(grid, measure), rooms, sticky: stickyRows(grid) }, tableDensities[0])
  return table.form === null && isLong(laid) ? relayTable(laid, longTableDensity) : laid
}

/** Tables of more pages are set close, in full size. */
const MOST_DENSE_PAGES = 4

function isLong({ heights }: MeasuredTable): boolean {
  return sum(heights) > MOST_DENSE_PAGES * typeArea.height
}

/** The same table set more densely, unless it is long or would have to be turned for it. */
export function denserTable(table: MeasuredTable, density: TableDensity): MeasuredTable {
  const denser = isLong(table) ? table : relayTable(table, density)
  return denser.measures.landscape === table.measures.landscape ? denser : table
}

function relayTable({ cells, ...table }: MeasuredTable, density: TableDensity): MeasuredTable {
  return layCells({ ...table, prepared: cells }, density)
}

interface UnlaidTable extends Pick<MeasuredTable, 'source' | 'grid' | 'rooms' | 'sticky'> {
  readonly prepared: readonly (readonly PreparedCell[])[]
}

function layCells({ source, grid, prepared, rooms, sticky }: UnlaidTable, density: TableDensity): MeasuredTable {
  const measures = measureTable(grid, prepared.flat(), formWidths(source, grid), rooms, density)
  const edges = edgesOf(measures.columns)
  const place = { edges, measures }
  const cells = prepared.map((row) => row.map((cell): MeasuredCell => ({ ...cell, lines: cell.content.lines(settingOf(cell, place)) })))
  const lineHeight = density.lineHeight * measures.size
  const cellTop = density.cellTop * measures.size
  const heights = rowHeights(cells, { lineHeight, cellTop, least: density.leastRow * measures.size })
  return { source, grid, rooms, measures, edges, lineHeight, cellTop, heights, cells, sticky }
}

/** The label of a group, with what tells that it runs on. */
export function continuedLabel(table: MeasuredTable, cell: MeasuredCell, measure: Measure): readonly MeasuredLine[] {
  return cellText(`${cell.text}（续）`, roleOf(cell), measure).lines(settingOf(cell, table))
}

/** A head that takes more of a page is not shown again. */
const LARGEST_HEAD = 0.4

/** The rows over the body of a row's part; none if they would take too much of the page. */
export function headRows({ grid, heights }: MeasuredTable, row: number, pageRoom: number): readonly number[] {
  const { part, section } = grid.rows[row]!
  if (section !== 'body') return []
  const rows = grid.heads[part]!
  return sum(rows.map((index) => heights[index]!)) > LARGEST_HEAD * pageRoom ? [] : rows
}

/** Height of a cell with so many lines. */
export function heightOfLines(table: Pick<MeasuredTable, 'lineHeight' | 'cellTop'>, count: number): number {
  return count * table.lineHeight + 2 * table.cellTop
}

function roleOf({ source, isHeader }: GridCell): CellRole {
  const isHead = source === null ? isHeader : source.scope === 'col' || source.scope === 'colgroup'
  return isHead ? 'hei' : 'fang'
}

function prepareCells(grid: TableGrid, measure: Measure): PreparedCell[][] {
  return grid.rows.map((row) => row.cells.map((cell) => ({ ...cell, content: cellText(cell.text, roleOf(cell), measure) })))
}

function settingOf({ column, colSpan, align }: GridCell, { edges, measures }: Pick<MeasuredTable, 'edges' | 'measures'>): CellSetting {
  return { width: edges[column + colSpan]! - edges[column]!, size: measures.size, align }
}

function edgesOf(columns: readonly number[]): number[] {
  const edges = [0]
  for (const width of columns) edges.push(edges.at(-1)! + width)
  return edges
}

interface RowMeasure {
  readonly lineHeight: number
  readonly cellTop: number
  readonly least: number
}

/** Each row as high as its own cells ask; a cell over several rows raises them evenly. */
function rowHeights(cells: readonly (readonly MeasuredCell[])[], measure: RowMeasure): number[] {
  const heights = cells.map((row) =>
    Math.max(measure.least, ...row.filter((cell) => cell.rowSpan === 1).map((cell) => heightOfLines(measure, cell.lines.length))),
  )
  for (const cell of cells.flat()) {
    if (cell.rowSpan === 1) continue
    const missing = heightOfLines(measure, cell.lines.length) - sum(heights.slice(cell.row, cell.row + cell.rowSpan))
    const share = Math.max(0, missing) / cell.rowSpan
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) heights[row]! += share
  }
  return heights
}

/** Rows of a label that spans fewer are a group too small to part at its ends. */
const SMALLEST_GROUP = 3

/** A head stays with its first two rows, a group's first row with its second, its last with the one before. */
function stickyRows({ rows }: TableGrid): Stickiness[] {
  const sticky = rows.map((row, index): Stickiness => (index > 0 && (row.keepWithPrevious || isUnderHead(rows, index)) ? 'firm' : 'loose'))
  const wish = (row: number): void => {
    if (sticky[row] === 'loose') sticky[row] = 'wished'
  }
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (!cell.isHeader || cell.rowSpan < SMALLEST_GROUP) continue
    wish(cell.row + 1)
    wish(cell.row + cell.rowSpan - 1)
  }
  for (const index of rows.keys()) if (isSecondUnderHead(rows, index)) wish(index)
  if (rows.length > 2) wish(rows.length - 1)
  return sticky
}

function isUnderHead(rows: TableGrid['rows'], index: number): boolean {
  const [row, before] = [rows[index]!, rows[index - 1]!]
  return row.part === before.part && (row.section !== 'body' || before.section !== 'body')
}

function isSecondUnderHead(rows: TableGrid['rows'], index: number): boolean {
  return index > 1 && !isUnderHead(rows, index) && isUnderHead(rows, index - 1) && rows[index]!.part === rows[index - 1]!.part
}
