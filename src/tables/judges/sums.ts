import { addsUp, addsUpToSomething, lacksOnlyTotals } from '../row-sums.js'
import type { Judge } from '../solve/reading.js'
import { keepsSpans } from './evidence.js'

/**
 * The sums the form states within a row. A row whose columns are all filled, or stand as the source says, is not placed by them. Where they
 * hold in no way at all a number is wrong, and they say nothing of where the cells stand.
 */
export const sums: Judge = {
  id: 'sums',
  reading(reading, row, all) {
    const { slots, basis } = reading
    const { table, habit } = row
    if (basis === 'values' || (keepsSpans(row) && basis !== 'nothing')) return null
    const holds = addsUp(slots, table)
    if (basis === 'nothing') return holds ? null : { says: 'forbids', reason: 'sums-fail' }
    if (!holds) {
      const telling = !(habit.whole && basis === 'cells') || all.some((other) => other.basis === 'nothing' && addsUp(other.slots, table))
      return !telling || (habit.blankTotals && lacksOnlyTotals(slots, table)) ? null : { says: 'doubts', reason: 'sums-fail' }
    }
    return addsUpToSomething(slots, table) ? { says: 'proves', reason: 'sums-hold' } : null
  },
}
