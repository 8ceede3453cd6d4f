import type { FormTable } from '../../model/form.js'
import type { Band } from '../bands.js'
import type { ColumnOrder } from '../columns.js'
import type { LabelledMark } from '../labels.js'
import { zip } from '../proposals/by-count.js'
import { addsUp, addsUpToSomething, lacksOnlyTotals } from '../row-sums.js'
import { valuesOf, type BlankHabit } from '../solve/reading.js'

/** A row with the columns it has. */
export interface RowSetting {
  readonly band: Band
  readonly columns: ColumnOrder
  readonly table: FormTable
}

/** One row with an empty total may be a slip, two a chance; three are how the office does it. */
const habitualBlanks = 3

export function judgeBlanks(rows: readonly RowSetting[]): BlankHabit {
  const kept = rows.some(({ band, columns }) => keepsBlanks(band, columns.order.length))
  const votes = new Set(rows.map((row) => layoutVote(row, kept)).filter((vote) => vote !== null))
  return {
    kept,
    layout: votes.size === 1 ? [...votes][0]! : 'unknown',
    whole: rows.every(({ band, columns }) => band.cells.length >= columns.order.length),
    blankTotals: rows.some(({ band }) => hasGap(band.cells)) && rows.filter(lacksTotal).length >= habitualBlanks,
    most: repeatedMost(rows.map(({ band }) => valuesOf(band.cells).length)),
    regular: isRegular(rows),
  }
}

/** An empty cell stands between filled ones. */
function hasGap(cells: readonly LabelledMark[]): boolean {
  const first = cells.findIndex((mark) => mark.kind !== 'blank')
  const last = cells.findLastIndex((mark) => mark.kind !== 'blank')
  return first >= 0 && cells.slice(first, last).some((mark) => mark.kind === 'blank')
}

function isRegular(rows: readonly RowSetting[]): boolean {
  const whole = rows.filter(({ band, columns }) => valuesOf(band.cells).length === columns.order.length)
  const marked = rows.every(
    ({ band: { block, cells }, columns }) =>
      block.evidence.rowEnds === 'known' && block.evidence.blanks === 'kept' && cells.length === columns.order.length,
  )
  return marked && whole.length >= 2 && whole.length * 2 > rows.length
}

function lacksTotal({ band, columns, table }: RowSetting): boolean {
  if (band.cells.length !== columns.order.length || valuesOf(band.cells).length < 2) return false
  const { slots } = zip(columns.order, band.cells)
  return !addsUp(slots, table) && lacksOnlyTotals(slots, table)
}

function repeatedMost(counts: readonly number[]): number {
  const repeated = counts.filter((count, index) => counts.indexOf(count) < index)
  return Math.max(0, ...repeated)
}

function keepsBlanks({ block, cells }: Band, width: number): boolean {
  const first = cells.findIndex((mark) => mark.kind !== 'blank')
  return block.evidence.blanks === 'kept' || hasGap(cells) || (cells.length === width && first > 0)
}

/** Rows that can be read only one way: they are full, or their sums hold (and not by being all zero) in one reading only. */
function layoutVote({ band, columns: { order }, table }: RowSetting, kept: boolean): 'packed' | 'padded' | null {
  const width = order.length
  const values = valuesOf(band.cells).length
  // A label over several columns with no empty cell behind it: merged cells leave none.
  if (band.cells.length === width && band.lead < table.stub && values > 0) return 'packed'
  if (values === 0 || band.cells.length <= width) return null
  const holds = (cells: readonly LabelledMark[]) =>
    valuesOf(cells).length === values && (values === width || addsUpToSomething(zip(order, cells).slots, table))
  const [packed, padded] = [holds(band.cells.slice(0, width)), holds(band.cells.slice(-width))]
  return packed === padded || (values < width && !kept) ? null : packed ? 'packed' : 'padded'
}
