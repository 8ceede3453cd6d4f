import { parseFigure } from '../../language/numeral.js'
import { slotOf, type Proposed, type RowQuestion, type Slot } from '../solve/reading.js'

/** Numbers that stand in one cell are those of as many columns, run together: 6 0. */
export function parted({ values, columns: { order } }: RowQuestion): Proposed[] {
  const slots = values.map(slotOf).flatMap(partsOf)
  if (slots.length !== order.length || order.includes(null) || !slots.some((slot) => slot.parted)) return []
  return [{ slots: new Map(order.map((column, index) => [column!, slots[index]!])), foreign: [] }]
}

function partsOf(slot: Slot): Slot[] {
  const words = slot.text.trim().split(/\s+/)
  const parsed = parseFigure(slot.text, 'change')
  const several = words.length > 1 && (parsed?.state === 'apart' || parsed?.spaced)
  return several ? words.map((text) => ({ ...slot, text, parted: true })) : [slot]
}
