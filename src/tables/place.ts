import type { FormTable } from '../model/form.js'
import type { Band } from './bands.js'
import type { ColumnOrder, Grid, Range } from './columns.js'
import type { LabelledMark } from './labels.js'
import { parseFigure } from '../language/numeral.js'

/** The cells of a row by column id, and those of columns the form does not have. */
export interface Placed {
  /** Null for a column whose cell is empty and has left no cell in the source. */
  readonly cells: ReadonlyMap<string, LabelledMark | null>
  readonly foreign: readonly LabelledMark[]
}

/** What the whole table shows about its empty cells. */
export interface BlankHabit {
  /** Somewhere an empty cell stands between filled ones: empty cells are there to be counted. */
  readonly kept: boolean
  /** Where rows hold more cells than values: values follow the label (`packed`) or end the row (`grid`). */
  readonly layout: 'packed' | 'grid' | 'unknown'
  /** Several rows have their total left empty, as some offices do. */
  readonly blankTotals: boolean
  /** The most values that more than one row has: so many columns the layout of the page can show. */
  readonly most: number
  /** The source marks rows and empty cells, and every row has exactly as many cells as columns, most of them all filled. */
  readonly regular: boolean
}

/** A row to be placed, with what is known of its columns. */
export interface RowSetting {
  readonly band: Band
  readonly columns: ColumnOrder
  readonly grid: Grid
  readonly table: FormTable
}

/**
 * Gives each column its cell, where the source tells which value stands in which column: their number equals that of the columns, or the
 * empty cells between them can be counted, or the layout shows the column. Null where it does not tell; nothing is placed by guess.
 */
export function placeBand(setting: RowSetting, habit: BlankHabit): Placed | null {
  const { band, columns } = setting
  if (columns.doubtful) return null
  const { order } = columns
  const values = filled(band.cells)
  if (values.length === order.length) return zip(order, values)
  if (values.length > order.length) return null
  const exact = band.cells.length === order.length ? zip(order, band.cells) : null
  if (band.block.evidence.spans === 'kept') return exact ?? placeByGrid(setting)
  if (values.some((mark) => mayBeTwo(mark))) return null
  if (habit.regular && exact && hasFilledEdges(band)) return exact
  if (columns.incomplete) return null
  const shown = [exact, placeByGrid(setting)].find((placed) => placed && isCredible(placed, setting, habit))
  return shown ?? placeByLanes(setting, habit) ?? placeByCount(setting, habit)
}

/** Its digits stand apart. */
function mayBeTwo({ cell }: LabelledMark): boolean {
  const parsed = parseFigure(cell.text, 'count')
  return parsed?.spaced === true || parsed?.state === 'apart'
}

/** Judges from all rows of a table whether its empty cells are kept, and where values stand in rows that are longer than their values. */
export function judgeBlanks(settings: readonly RowSetting[]): BlankHabit {
  const kept = settings.some(({ band, columns }) => keepsBlanks(band, columns.order.length))
  const votes = settings.map((setting) => layoutVote(setting, kept)).filter((vote) => vote !== null)
  const layout = votes.length > 0 && votes.every((vote) => vote === votes[0]) ? votes[0]! : 'unknown'
  const totals = settings.filter((setting) => lacksTotal(setting)).length
  const gaps = settings.some(({ band }) => hasGap(band))
  return {
    kept,
    layout,
    blankTotals: gaps && totals >= 3,
    most: repeatedMost(settings.map(({ band }) => filled(band.cells).length)),
    regular: isRegular(settings),
  }
}

function isRegular(settings: readonly RowSetting[]): boolean {
  const whole = settings.filter(({ band, columns }) => filled(band.cells).length === columns.order.length)
  const marked = settings.every(
    ({ band: { block, cells }, columns }) =>
      block.evidence.rowEnds === 'known' && block.evidence.blanks === 'kept' && cells.length === columns.order.length,
  )
  return marked && whole.length >= 2 && whole.length * 2 > settings.length
}

/** An empty cell at the edge of a row may be a pad or belong to a merged label. */
function hasFilledEdges({ cells }: Band): boolean {
  return [cells[0], cells.at(-1)].every((mark) => mark !== undefined && mark.kind !== 'blank')
}

/**
 * Empty cells are believed where the sums within the row hold; where there is nothing to add up, only if the table is known to keep empty
 * cells, or they stand between others. An empty cell at the edge of a row may be a pad, stand for a merged cell, or close a gap.
 */
function isCredible({ cells }: Placed, { band, columns, table }: RowSetting, habit: BlankHabit): boolean {
  if (!addsUp(cells, table)) return habit.blankTotals && totalsBlank(cells, table)
  if (proves(cells, table) || filled(band.cells).length === 0) return true
  const edges = [columns.order[0], columns.order.at(-1)].map((column) => (column ? cells.get(column) : undefined))
  const inside = edges.every((mark) => mark && mark.kind !== 'blank')
  return inside || (habit.kept && (habit.layout !== 'grid' || band.cells.length > columns.order.length))
}

/** The row would add up if the cells left empty held the totals. */
function totalsBlank(cells: ReadonlyMap<string, LabelledMark | null>, table: FormTable): boolean {
  const isBlank = (column: string) => (cells.get(column) ?? null) === null || cells.get(column)!.kind === 'blank'
  return table.sums.filter((sum) => sum.axis === 'row').every((sum) => sum.right.every(isBlank))
}

function lacksTotal({ band, columns, table }: RowSetting): boolean {
  if (band.cells.length !== columns.order.length || filled(band.cells).length < 2) return false
  const { cells } = zip(columns.order, band.cells)
  return !addsUp(cells, table) && totalsBlank(cells, table)
}

function repeatedMost(counts: readonly number[]): number {
  const once = new Set<number>()
  let most = 0
  for (const count of counts) {
    if (once.has(count)) most = Math.max(most, count)
    once.add(count)
  }
  return most
}

function keepsBlanks(band: Band, width: number): boolean {
  const { evidence } = band.block
  if (evidence.blanks === 'kept') return true
  const first = band.cells.findIndex((mark) => mark.kind !== 'blank')
  return hasGap(band) || (band.cells.length === width && first > 0)
}

/** An empty cell stands between filled ones. */
function hasGap({ cells }: Band): boolean {
  const first = cells.findIndex((mark) => mark.kind !== 'blank')
  const last = cells.findLastIndex((mark) => mark.kind !== 'blank')
  return first >= 0 && cells.slice(first, last).some((mark) => mark.kind === 'blank')
}

/** Rows that can be read only one way: they are full, or their sums hold (and not by being all zero) in one reading only. */
function layoutVote({ band, columns, table }: RowSetting, kept: boolean): 'packed' | 'grid' | null {
  const width = columns.order.length
  const values = filled(band.cells).length
  // A label over several columns with no empty cell behind it: merged cells leave none.
  if (band.cells.length === width && band.lead < table.stub && values > 0) return 'packed'
  if (values === 0 || band.cells.length <= width) return null
  const holds = (cells: readonly LabelledMark[]) =>
    filled(cells).length === values && (values === width || proves(zip(columns.order, cells).cells, table))
  const packed = holds(band.cells.slice(0, width))
  const grid = holds(band.cells.slice(-width))
  return packed === grid || (values < width && !kept) ? null : packed ? 'packed' : 'grid'
}

/** Each cell goes to the column whose grid columns it covers; a value over none or over two cannot be placed. */
function placeByGrid({ band, columns, grid }: RowSetting): Placed | null {
  const { places } = columns
  if (!places || !grid) return null
  const cells = new Map<string, LabelledMark>()
  const foreign: LabelledMark[] = []
  for (const mark of band.cells) {
    const place = grid.get(mark.cell)
    if (!place) return null
    const over = [...places].filter(([, range]) => overlap(range, { from: place.column, to: place.column + place.colSpan }) > 0)
    if (over.length === 0 && mark.kind === 'blank') continue
    if (over.length === 0 && columns.order.includes(null)) foreign.push(mark)
    else if (over.length !== 1 || cells.has(over[0]![0])) return null
    else cells.set(over[0]![0], mark)
  }
  return cells.size === places.size ? { cells, foreign } : null
}

/** The layout showed the column of every value; where the form has sums, they must hold. */
function placeByLanes({ band, columns, table }: RowSetting, habit: BlankHabit): Placed | null {
  if (habit.most !== columns.order.length) return null
  const values = filled(band.cells)
  const lanes = values.map((mark) => mark.cell.column)
  if (values.length === 0 || lanes.some((lane) => lane === undefined || lane >= columns.order.length)) return null
  const cells = new Map<string, LabelledMark | null>(columns.order.flatMap((column) => (column === null ? [] : [[column, null]])))
  values.forEach((mark, index) => cells.set(columns.order[lanes[index]!]!, mark))
  return new Set(lanes).size === values.length && addsUp(cells, table) ? { cells, foreign: [] } : null
}

/** More cells than columns: the surplus is empty, and lies behind the values or before them as everywhere in the table. */
function placeByCount({ band, columns, table }: RowSetting, habit: BlankHabit): Placed | null {
  const width = columns.order.length
  if (band.cells.length < width) return null
  const values = filled(band.cells).length
  const readings = [
    { layout: 'packed', cells: band.cells.slice(0, width) },
    { layout: 'grid', cells: band.cells.slice(-width) },
  ].filter(({ cells }) => filled(cells).length === values)
  if (values === 0) return zip(columns.order, readings[0]!.cells)
  if (!habit.kept) return null
  const placed = readings.map(({ layout, cells }) => ({ layout, ...zip(columns.order, cells) }))
  const proved = placed.filter(({ cells }) => proves(cells, table))
  const sure =
    proved.length === 1
      ? proved[0]
      : placed.find(
          ({ layout, cells }) => layout === habit.layout && (addsUp(cells, table) || (habit.blankTotals && totalsBlank(cells, table))),
        )
  return sure ? { cells: sure.cells, foreign: sure.foreign } : null
}

function zip(order: readonly (string | null)[], cells: readonly LabelledMark[]): Placed {
  const named = order.flatMap((column, index): [string, LabelledMark][] => (column === null ? [] : [[column, cells[index]!]]))
  return { cells: new Map(named), foreign: order.flatMap((column, index) => (column === null ? [cells[index]!] : [])) }
}

function filled(marks: readonly LabelledMark[]): LabelledMark[] {
  return marks.filter((mark) => mark.kind !== 'blank')
}

/** All sums the form states within a row hold, an empty cell counting nothing. */
export function addsUp(cells: ReadonlyMap<string, LabelledMark | null>, table: FormTable): boolean {
  return rowSums(cells, table).every(({ left, right }) => left === right)
}

/** They hold, and there is something to add up. */
export function proves(cells: ReadonlyMap<string, LabelledMark | null>, table: FormTable): boolean {
  const sums = rowSums(cells, table)
  return sums.length > 0 && sums.every(({ left, right }) => left === right) && sums.some(({ left }) => left !== 0)
}

function rowSums(cells: ReadonlyMap<string, LabelledMark | null>, table: FormTable): { left: number; right: number }[] {
  const total = (columns: readonly string[]) => columns.reduce((sum, column) => sum + numberIn(cells.get(column)), 0)
  const sums = table.sums.filter((sum) => sum.axis === 'row' && [...sum.left, ...sum.right].some((column) => cells.has(column)))
  return sums.map((sum) => ({ left: total(sum.left), right: total(sum.right) }))
}

function numberIn(mark: LabelledMark | null | undefined): number {
  const value = mark && parseFigure(mark.cell.text, 'count')?.value
  return typeof value === 'number' ? value : 0
}

function overlap(a: Range, b: Range): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from)
}
