import { parseFigure } from '../../language/numeral.js'
import { type Judge, type Reading, type RowQuestion } from '../solve/reading.js'
import { holdsGaps, keepsSpans, leavesEmpty } from './evidence.js'

/** The kinds of number: what a value is, and what its column takes. */
export const kinds: Judge = {
  id: 'kinds',
  reading(reading, row) {
    if (leavesEmpty(reading) && !keepsSpans(row) && holdsGaps(row)) return { says: 'forbids', reason: 'two-numbers' }
    return reading.basis === 'nothing' && !suits(reading, row) ? { says: 'forbids', reason: 'kind-of-number' } : null
  },
}

/** Whole numbers everywhere, and a sign only where the form has one. */
function suits({ slots }: Reading, { entry }: RowQuestion): boolean {
  return entry.figures.every(({ column }) => {
    const slot = slots.get(column.id)
    if (!slot) return true
    const value = parseFigure(slot.text, 'count')?.value
    return typeof value === 'number' && (column.kind === 'change' || (value >= 0 && !/^\s*[+＋]/.test(slot.text)))
  })
}
