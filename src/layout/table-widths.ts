import { sum } from '../arithmetic/numbers.js'
import { GENEROUS_SIDE, type CellText } from './cell-text.js'
import { heightOfColumns, lowestColumns } from './lowest-columns.js'
import type { GridCell, TableGrid } from './table-grid.js'
import { cellSide, type WidthNeeds } from './width-needs.js'

/** A cell with its text made ready. */
export interface PreparedCell extends GridCell {
  readonly content: CellText
}

/** How a table is set: type size, and the width of each column in points. */
export interface TableMeasures {
  readonly landscape: boolean
  readonly size: number
  readonly columns: readonly number[]
}

/** Type size and room of a table's rows. Lengths in ems of the type size, but for `largest`. */
export interface TableDensity {
  /** Points. */
  readonly largest: number
  readonly lineHeight: number
  readonly cellTop: number
  readonly leastRow: number
}

/** 五号 down to 小五 (standards/output.md, 1.5); below that only where a figure would not fit. */
const GOOD_SIZES = [10.5, 10, 9.5, 9]
const SMALL_SIZES = [8.5, 8]
/** A table so wide that nothing else helps is set as small as it must be. */
const TINY_SIZES = [7, 6, 5, 4, 3, 2]
/** A form's columns of labels keep this share of their measure when figures need room. */
const LABELS_KEEP = 0.7

interface Choice {
  readonly landscape: boolean
  readonly sizes: readonly number[]
  readonly need: keyof WidthNeeds
}

/** A table of content in so many columns goes on its side before its columns are too narrow for comfort. */
const MANY_COLUMNS = 8
const wideChoices: readonly Choice[] = [
  { landscape: false, sizes: GOOD_SIZES, need: 'good' },
  { landscape: true, sizes: GOOD_SIZES, need: 'good' },
  { landscape: true, sizes: GOOD_SIZES, need: 'fair' },
]

/** From the best to the last resort. */
const choices: readonly Choice[] = [
  { landscape: false, sizes: GOOD_SIZES, need: 'fair' },
  { landscape: false, sizes: SMALL_SIZES, need: 'fair' },
  { landscape: true, sizes: [...GOOD_SIZES, ...SMALL_SIZES], need: 'fair' },
  { landscape: true, sizes: [...GOOD_SIZES, ...SMALL_SIZES, ...TINY_SIZES], need: 'least' },
]

/**
 * Chooses size, direction and widths, the size no larger than the density's. `measures` are a form's own relative widths; without them the
 * content decides.
 */
export function measureTable(
  grid: TableGrid,
  cells: readonly PreparedCell[],
  measures: readonly number[] | null,
  rooms: { readonly portrait: number; readonly landscape: number },
  density: TableDensity,
): TableMeasures {
  const isWide = measures === null && grid.columnCount >= MANY_COLUMNS
  for (const { landscape, sizes, need } of isWide ? [...wideChoices, ...choices] : choices) {
    const room = landscape ? rooms.landscape : rooms.portrait
    for (const size of sizes.filter((candidate) => candidate <= density.largest)) {
      const least = columnNeeds(grid, cells, need, size)
      const columns = measures
        ? fitMeasures(scaleTo(measures, room), least, columnNeeds(grid, cells, 'full', size), room)
        : fitContent(grid, cells, least, { size, room, density })
      if (columns) return { landscape, size, columns }
    }
  }
  const even = Array.from({ length: grid.columnCount }, () => rooms.landscape / grid.columnCount)
  return { landscape: true, size: TINY_SIZES.at(-1)!, columns: even }
}

/** The width in points each column must have; cells over several columns raise them together. */
function columnNeeds(grid: TableGrid, cells: readonly PreparedCell[], need: keyof WidthNeeds, size: number): number[] {
  const columns = Array.from({ length: grid.columnCount }, () => 2 * cellSide(size))
  const wanted = (cell: PreparedCell): number => cell.content.needs[need] * size + 2 * cellSide(size)
  for (const cell of cells) if (cell.colSpan === 1) columns[cell.column] = Math.max(columns[cell.column]!, wanted(cell))
  for (const cell of cells) if (cell.colSpan > 1) raise(columns, cell, wanted(cell))
  return columns
}

function raise(columns: number[], { column, colSpan }: GridCell, wanted: number): void {
  const missing = wanted - sum(columns.slice(column, column + colSpan))
  if (missing <= 0) return
  for (let i = column; i < column + colSpan; i++) columns[i]! += missing / colSpan
}

/** A column that lacks no more than this for its longest text on one line gets it: 自然人 is not parted for a hair. */
const NEARLY = 1.06

/** A form's measures, columns that need more taking from those that can spare; columns of equal measure stay equal if they can. */
function fitMeasures(measures: readonly number[], needs: readonly number[], whole: readonly number[], room: number): number[] | null {
  const least = needs.map((need, column) => (whole[column]! <= NEARLY * measures[column]! ? Math.max(need, whole[column]!) : need))
  const equalised = measures.map((measure) => Math.max(...least.filter((_, other) => Math.abs(measures[other]! - measure) < 0.01)))
  return takeFromSpare(measures, equalised, room) ?? takeFromSpare(measures, least, room)
}

function takeFromSpare(measures: readonly number[], least: readonly number[], room: number): number[] | null {
  const widened = measures.map((measure, column) => Math.max(measure, least[column]!))
  const missing = sum(widened) - room
  if (missing <= 0.001) return widened
  const spare = measures.map((measure, column) => Math.max(0, measure - Math.max(least[column]!, LABELS_KEEP * measure)))
  if (sum(spare) < missing) return null
  return widened.map((width, column) => width - (spare[column]! * missing) / sum(spare))
}

interface Sheet {
  readonly size: number
  readonly room: number
  readonly density: TableDensity
}

/**
 * Widths from the content: each column its need. Where every text of the body finds room on one line it gets it, else the columns are such
 * that the table is low; what is left goes to the heads.
 */
function fitContent(
  grid: TableGrid,
  cells: readonly PreparedCell[],
  least: readonly number[],
  { size, room, density }: Sheet,
): number[] | null {
  if (sum(least) > room) return null
  const claims = (claiming: readonly PreparedCell[]): number[] =>
    columnNeeds(grid, claiming, 'full', size).map((full, column) => Math.max(least[column]!, Math.min(full, WIDEST_WISH * room)))
  const inBody = cells.filter((cell) => grid.rows[cell.row]!.section === 'body')
  const body = claims(inBody)
  const grown = (from: readonly number[]): number[] =>
    growTowards(
      from,
      claims(cells).map((claim, column) => Math.max(claim, from[column]!)),
      room,
    )
  if (sum(body) <= room) return grown(body)
  const texts = inBody
    .filter((cell) => cell.colSpan === 1)
    .map((cell) => ({ ...cell, widths: cell.content.widths.map((width) => width * size) }))
  const style = {
    sides: 2 * GENEROUS_SIDE,
    character: size,
    heightOf: (lines: number) => size * Math.max(density.leastRow, lines * density.lineHeight + 2 * density.cellTop),
  }
  const [even, low] = [grown(least), grown(lowestColumns(texts, least, room, style))]
  return heightOfColumns(texts, low, style) < heightOfColumns(texts, even, style) ? low : even
}

/** Columns grown to what they claim, and on to fill the room; where there is too little, all by the same share of their claims. */
function growTowards(widths: readonly number[], claims: readonly number[], room: number): number[] {
  const [left, claimed] = [room - sum(widths), sum(claims) - sum(widths)]
  if (claimed <= left) return scaleTo(claims, room)
  return widths.map((width, column) => width + ((claims[column]! - width) * left) / claimed)
}

/** No column claims more of the table than this for a long text. */
const WIDEST_WISH = 0.8

function scaleTo(measures: readonly number[], room: number): number[] {
  const scale = room / sum(measures)
  return measures.map((measure) => measure * scale)
}
