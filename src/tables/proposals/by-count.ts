import type { LabelledMark } from '../labels.js'
import { slotOf, type Proposed, type RowQuestion, type Slot } from '../solve/reading.js'

/** As many values as columns: each column has its own. */
export function byCount({ values, columns: { order } }: RowQuestion): Proposed[] {
  return values.length === order.length ? [zip(order, values)] : []
}

/** As many cells as columns, some of them empty. */
export function byCells({ band, values, columns: { order } }: RowQuestion): Proposed[] {
  return band.cells.length === order.length && values.length < order.length ? [zip(order, band.cells)] : []
}

/** One cell for each column, in order; null for one the form does not have. */
export function zip(order: readonly (string | null)[], cells: readonly LabelledMark[]): Proposed {
  const slots = order.flatMap((column, index): [string, Slot][] => (column === null ? [] : [[column, slotOf(cells[index]!)]]))
  return { slots: new Map(slots), foreign: order.flatMap((column, index) => (column === null ? [cells[index]!] : [])) }
}
