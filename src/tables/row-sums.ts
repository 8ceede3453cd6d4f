import { parseFigure } from '../language/numeral.js'
import type { FormTable } from '../model/form.js'
import type { Slot } from './solve/reading.js'

type Slots = ReadonlyMap<string, Slot | null>

/** All sums the form states within a row hold, an empty cell counting nothing. */
export function addsUp(slots: Slots, table: FormTable): boolean {
  return sidesOf(slots, table).every(({ left, right }) => left === right)
}

/** They hold, and there is something to add up. */
export function addsUpToSomething(slots: Slots, table: FormTable): boolean {
  const sums = sidesOf(slots, table)
  return sums.every(({ left, right }) => left === right) && sums.some(({ left }) => left !== 0)
}

/** The row would add up if the cells left empty held the totals. */
export function lacksOnlyTotals(slots: Slots, table: FormTable): boolean {
  const isBlank = (column: string) => (slots.get(column) ?? null) === null || slots.get(column)!.mark.kind === 'blank'
  return table.sums.filter((sum) => sum.axis === 'row').every((sum) => sum.right.every(isBlank))
}

function sidesOf(slots: Slots, table: FormTable): { left: number; right: number }[] {
  const total = (columns: readonly string[]) => columns.reduce((sum, column) => sum + numberIn(slots.get(column)), 0)
  const sums = table.sums.filter((sum) => sum.axis === 'row' && [...sum.left, ...sum.right].some((column) => slots.has(column)))
  return sums.map((sum) => ({ left: total(sum.left), right: total(sum.right) }))
}

function numberIn(slot: Slot | null | undefined): number {
  const value = slot && parseFigure(slot.text, 'count')?.value
  return typeof value === 'number' ? value : 0
}
