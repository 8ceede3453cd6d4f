import { parseFigure } from '../../language/numeral.js'
import { slotOf, valuesOf, type Proposed, type RowQuestion, type Slot } from '../solve/reading.js'

/** Numbers that stand in one cell are one number, broken: 4187 3 is 41873. */
export function joined({ band, columns: { order } }: RowQuestion): Proposed[] {
  const slots = valuesOf(band.cells).map(slotOf)
  return pair(
    order,
    slots.map((slot) => ({ ...slot, ...joinedIn(slot) })),
  )
}

/** Numbers that stand in one cell are those of as many columns, run together. */
export function parted({ band, columns: { order } }: RowQuestion): Proposed[] {
  const slots = valuesOf(band.cells).map(slotOf)
  return pair(
    order,
    slots.flatMap((slot) => wordsIn(slot)?.map((text) => ({ ...slot, text, made: 'parted' as const })) ?? slot),
  )
}

function joinedIn(slot: Slot): Partial<Slot> {
  const numbers = numbersIn(slot)
  return numbers ? { text: numbers.join(''), made: 'joined' } : {}
}

/** The numbers, or what would be numbers if the digits of one did not stand apart. */
function wordsIn(slot: Slot): readonly string[] | undefined {
  return parseFigure(slot.text, 'change')?.spaced ? slot.text.trim().split(/\s+/) : numbersIn(slot)
}

function numbersIn({ text }: Slot): readonly string[] | undefined {
  return parseFigure(text, 'change')?.numbers
}

/** A reading where the values have changed and there is one for each column. */
function pair(order: readonly (string | null)[], slots: readonly Slot[]): Proposed[] {
  if (slots.every((slot) => !slot.made) || slots.length !== order.length || order.includes(null)) return []
  return [{ slots: new Map(order.map((column, index) => [column!, slots[index]!])), foreign: [] }]
}
