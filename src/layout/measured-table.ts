import type { DocumentTable } from '../model/document.js'
import { breakLines } from './line-breaking.js'
import type { Measure } from './measure.js'
import { prepareText, type PreparedText } from './prepared-text.js'
import { setRagged } from './set-line.js'
import { gridOf, type GridCell, type TableGrid } from './table-grid.js'
import { cellSide, measureTable, needsOf, type PreparedCell, type TableMeasures, type WidthNeeds } from './table-widths.js'
import { measuredLine, type MeasuredLine, type TypeStyle } from './text-block.js'

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
export type Stickiness = 'loose' | 'wished' | 'firm'

/** Widths of the areas a table may be set in. */
export interface TableRooms {
  readonly portrait: number
  readonly landscape: number
}

/** Type size and room of a table's rows. Lengths in ems of the type size, but for `largest`. */
export interface TableDensity {
  /** Points. */
  readonly largest: number
  readonly lineHeight: number
  readonly cellTop: number
  readonly leastRow: number
}

/** From the roomiest to the densest; 五号 to 小五 (standards/output.md, 1.5). */
export const tableDensities: readonly [TableDensity, ...TableDensity[]] = [
  { largest: 10.5, lineHeight: 1.32, cellTop: 0.3, leastRow: 2 },
  { largest: 10.5, lineHeight: 1.25, cellTop: 0.2, leastRow: 1.75 },
  { largest: 9.5, lineHeight: 1.25, cellTop: 0.2, leastRow: 1.75 },
  { largest: 9, lineHeight: 1.25, cellTop: 0.2, leastRow: 1.75 },
]

/** Breaks a table's texts into lines and finds the height of each row. */
export function layTable(table: DocumentTable, rooms: TableRooms, measure: Measure): MeasuredTable {
  const grid = gridOf(table)
  return layCells({ source: table, grid, prepared: prepareCells(grid, measure), rooms }, tableDensities[0])
}

/** The same table set more or less densely. */
export function relayTable({ cells, ...table }: MeasuredTable, density: TableDensity): MeasuredTable {
  return layCells({ ...table, prepared: cells }, density)
}

interface UnlaidTable extends Pick<MeasuredTable, 'source' | 'grid' | 'rooms'> {
  readonly prepared: readonly (readonly PreparedCell[])[]
}

function layCells({ source, grid, prepared, rooms }: UnlaidTable, density: TableDensity): MeasuredTable {
  const widths = source.form === null || source.widths.length !== grid.columnCount ? null : source.widths
  const measures = measureTable(grid, prepared.flat(), widths, rooms, density.largest)
  const edges = edgesOf(measures.columns)
  const breaker = new CellBreaker(measures, edges)
  const cells = prepared.map((row) => row.map((cell): MeasuredCell => ({ ...cell, lines: breaker.linesOf(cell) })))
  const lineHeight = density.lineHeight * measures.size
  const cellTop = density.cellTop * measures.size
  const heights = rowHeights(cells, { lineHeight, cellTop, least: density.leastRow * measures.size })
  return { source, grid, rooms, measures, edges, lineHeight, cellTop, heights, cells, sticky: stickyRows(grid) }
}

/** Breaks the label of a group anew, with what tells that it runs on. */
export function continuedLabel(table: MeasuredTable, cell: MeasuredCell, measure: Measure): readonly MeasuredLine[] {
  const text = `${cell.text}（续）`
  const pieces = text.split('\n').map((piece) => prepareText(piece, roleOf(cell), measure, { isFlush: true }))
  return new CellBreaker(table.measures, table.edges).linesOf({ ...cell, pieces })
}

/** Height of a cell with so many lines. */
export function heightOfLines(table: Pick<MeasuredTable, 'lineHeight' | 'cellTop'>, count: number): number {
  return count * table.lineHeight + 2 * table.cellTop
}

/** Heads in 黑体, labels and figures in 仿宋. */
function roleOf({ source, isHeader }: GridCell): 'hei' | 'fang' {
  const isHead = source === null ? isHeader : source.scope === 'col' || source.scope === 'colgroup'
  return isHead ? 'hei' : 'fang'
}

type Prepared = { readonly pieces: readonly PreparedText[]; readonly needs: WidthNeeds }

/** Most cells of a form hold one of very few texts, each prepared once. */
function prepareCells(grid: TableGrid, measure: Measure): PreparedCell[][] {
  const known = { fang: new Map<string, Prepared>(), hei: new Map<string, Prepared>() }
  return grid.rows.map((row) =>
    row.cells.map((cell): PreparedCell => {
      const { pieces, needs } = prepareOnce(cell)
      return { ...cell, pieces, needs }
    }),
  )

  function prepareOnce(cell: GridCell): Prepared {
    const role = roleOf(cell)
    const before = known[role].get(cell.text)
    if (before) return before
    const pieces = cell.text.split('\n').map((piece) => prepareText(piece, role, measure, { isFlush: true }))
    const prepared = { pieces, needs: needsOf(pieces) }
    known[role].set(cell.text, prepared)
    return prepared
  }
}

function edgesOf(columns: readonly number[]): number[] {
  const edges = [0]
  for (const width of columns) edges.push(edges.at(-1)! + width)
  return edges
}

/** Side room of text set flush left, where the column can afford it. */
const GENEROUS_SIDE = 3
const GENEROUS_FROM = 60

const alignments: readonly GridCell['align'][] = ['left', 'center', 'right']

class CellBreaker {
  /** By text and width, since most cells of a column hold the same. */
  private readonly known = new Map<readonly PreparedText[], Map<number, readonly MeasuredLine[]>>()

  constructor(
    private readonly measures: TableMeasures,
    private readonly edges: readonly number[],
  ) {}

  linesOf(cell: PreparedCell): readonly MeasuredLine[] {
    const width = this.edges[cell.column + cell.colSpan]! - this.edges[cell.column]!
    const key = Math.round(width * 1000) * alignments.length + alignments.indexOf(cell.align)
    let byWidth = this.known.get(cell.pieces)
    if (!byWidth) this.known.set(cell.pieces, (byWidth = new Map()))
    let lines = byWidth.get(key)
    if (!lines) byWidth.set(key, (lines = cell.pieces.flatMap((piece) => this.breakPiece(piece, cell, width))))
    return lines
  }

  private breakPiece(piece: PreparedText, cell: PreparedCell, width: number): MeasuredLine[] {
    const { size } = this.measures
    const side = cell.align === 'left' && width >= GENEROUS_FROM ? GENEROUS_SIDE : cellSide(size)
    const room = (width - 2 * side) / size
    const style: TypeStyle = { role: piece.role, size, tracking: 0 }
    const lines = breakLines(piece, { first: room, rest: room }, cell.align === 'left' ? 'ragged' : 'balanced')
    return lines.map((line) => {
      const set = setRagged(piece, line)
      const free = width - set.width * size
      const x = cell.align === 'left' ? side : cell.align === 'right' ? free - side : free / 2
      return measuredLine(set, style, x)
    })
  }
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
