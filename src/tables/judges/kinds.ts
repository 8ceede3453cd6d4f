import { parseFigure } from '../../language/numeral.js'
import { valuesOf, type Judge, type Reading, type RowQuestion } from '../solve/reading.js'
import { keepsSpans, leavesEmpty } from './evidence.js'

/** The kinds of number: what a value is, and what its column takes. */
export const kinds: Judge = {
  id: 'kinds',
  reading(reading, row) {
    if (leavesEmpty(reading) && !keepsSpans(row) && hasSpacedValue(row)) return { says: 'forbids', reason: 'two-numbers' }
    return !reading.shown && !suits(reading, row) ? { says: 'forbids', reason: 'kind-of-number' } : null
  },
}

/** Digits that stand apart may be two values, and the empty cell none. */
function hasSpacedValue({ band }: RowQuestion): boolean {
  return valuesOf(band.cells).some((mark) => parseFigure(mark.cell.text, 'count')?.spaced)
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
