import { slotOf, type Proposed, type RowQuestion } from '../solve/reading.js'

/** The layout of the page showed the column of every value. */
export function byLanes({ values, columns: { order } }: RowQuestion): Proposed[] {
  const lanes = values.map((mark) => mark.cell.column)
  if (values.length === 0 || values.length >= order.length || new Set(lanes).size < values.length) return []
  if (lanes.some((lane) => lane === undefined || lane >= order.length || order[lane] === null)) return []
  const shown = new Map(values.map((mark, index) => [order[lanes[index]!]!, slotOf(mark)]))
  return [{ slots: new Map(order.flatMap((column) => (column === null ? [] : [[column, shown.get(column) ?? null]]))), foreign: [] }]
}
