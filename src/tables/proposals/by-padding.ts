import type { LabelledMark } from '../labels.js'
import { valuesOf, type Proposed, type RowQuestion } from '../solve/reading.js'
import { zip } from './by-count.js'

/** More cells than columns, the surplus behind the values: empty cells fill the row up. */
export function packed(row: RowQuestion): Proposed[] {
  return cut(row, (cells, width) => cells.slice(0, width))
}

/** More cells than columns, the surplus before the values: a merged label leaves empty cells. */
export function padded(row: RowQuestion): Proposed[] {
  return cut(row, (cells, width) => cells.slice(-width))
}

function cut(
  { band: { cells }, values, columns: { order } }: RowQuestion,
  keep: (cells: readonly LabelledMark[], width: number) => readonly LabelledMark[],
): Proposed[] {
  if (cells.length <= order.length || values.length >= order.length) return []
  const kept = keep(cells, order.length)
  return valuesOf(kept).length === values.length ? [zip(order, kept)] : []
}
