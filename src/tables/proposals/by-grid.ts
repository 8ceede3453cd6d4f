import type { Range } from '../columns.js'
import type { LabelledMark } from '../labels.js'
import { slotOf, type Proposed, type RowQuestion, type Slot } from '../solve/reading.js'

/** Each cell goes to the column whose grid columns it covers; a value over none or over two cannot be placed. */
export function byGrid({ band, values, columns, grid }: RowQuestion): Proposed[] {
  const { places, order } = columns
  if (!places || !grid || values.length >= order.length) return []
  const slots = new Map<string, Slot>()
  const foreign: LabelledMark[] = []
  for (const mark of band.cells) {
    const place = grid.get(mark.cell)
    if (!place) return []
    const over = [...places].filter(([, range]) => overlap(range, { from: place.column, to: place.column + place.colSpan }) > 0)
    if (over.length === 0 && mark.kind === 'blank') continue
    if (over.length === 0 && order.includes(null)) foreign.push(mark)
    else if (over.length !== 1 || slots.has(over[0]![0])) return []
    else slots.set(over[0]![0], slotOf(mark))
  }
  return slots.size === places.size ? [{ slots, foreign }] : []
}

function overlap(a: Range, b: Range): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from)
}
