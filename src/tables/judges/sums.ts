import { addsUp, addsUpToSomething, lacksOnlyTotals } from '../row-sums.js'
import type { Judge } from '../solve/reading.js'
import { keepsSpans } from './evidence.js'

/** The sums the form states within a row. A row whose columns are all filled, or stand as the source says, is not placed by them. */
export const sums: Judge = {
  id: 'sums',
  reading(reading, row) {
    const { slots, by, shown } = reading
    const { table, habit } = row
    if (by === 'count' || (keepsSpans(row) && shown)) return null
    const holds = addsUp(slots, table)
    if (!shown) return holds ? null : { says: 'forbids', reason: 'sums-fail' }
    if (!holds) return habit.blankTotals && lacksOnlyTotals(slots, table) ? null : { says: 'doubts', reason: 'sums-fail' }
    return addsUpToSomething(slots, table) ? { says: 'proves', reason: 'sums-hold' } : null
  },
}
