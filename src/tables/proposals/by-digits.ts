import { parseFigure } from '../../language/numeral.js'
import { isGlued } from '../judges/evidence.js'
import { slotOf, type Proposed, type RowQuestion, type Slot } from '../solve/reading.js'

/** Numbers that stand in one cell are those of as many columns, run together: 6 0; and noughts before a number are numbers of their own: 001. */
export function parted({ values, columns: { order } }: RowQuestion): Proposed[] {
  const slots = values.map(slotOf).flatMap(partsOf)
  if (slots.length !== order.length || order.includes(null) || !slots.some((slot) => slot.parted)) return []
  return [{ slots: new Map(order.map((column, index) => [column!, slots[index]!])), foreign: [] }]
}

function partsOf(slot: Slot): Slot[] {
  const words = slot.text.trim().split(/\s+|(?<=^0+)(?=\d)/)
  const parsed = parseFigure(slot.text, 'change')
  const several = words.length > 1 && (parsed?.state === 'apart' || parsed?.spaced || slot.text.startsWith('0'))
  return several ? words.map((text) => ({ ...slot, text, parted: true })) : [slot]
}

/** Every way to cut the digits run together behind the label into one number for each column. */
export function glued(row: RowQuestion): Proposed[] {
  const { values, columns } = row
  if (!isGlued(row) || columns.order.length < 2 || columns.order.includes(null) || values[0]!.cell.text.length > mostDigits) return []
  return cutsOf(values[0]!.cell.text, columns.order.length).map((numbers) => ({
    slots: new Map(columns.order.map((column, index) => [column!, { ...slotOf(values[0]!), text: numbers[index]! }])),
    foreign: [],
  }))
}

/** More of them no figure has, and no row of seven columns need have: there are some thousand ways to cut them. */
const mostDigits = 15

function cutsOf(digits: string, count: number): string[][] {
  if (count === 1) return /^(?:0|[1-9]\d*)$/.test(digits) ? [[digits]] : []
  const most = digits.startsWith('0') ? 1 : digits.length - count + 1
  return Array.from({ length: Math.max(0, Math.min(most, digits.length - count + 1)) }, (_, index) => index + 1).flatMap((length) =>
    cutsOf(digits.slice(length), count - 1).map((rest) => [digits.slice(0, length), ...rest]),
  )
}
