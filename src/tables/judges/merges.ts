import { isNought, reachingInto } from './evidence.js'
import type { Judge } from '../solve/reading.js'

/** A cell merged over rows of the form: which of them its number belongs to nobody knows, unless it is nought. */
export const merges: Judge = {
  id: 'merges',
  row({ band, disorder }) {
    const others = disorder.bands.filter((other) => other !== band && other.row !== null)
    const shared = others.some((other) => [...reachingInto(other, band), ...reachingInto(band, other)].some((mark) => !isNought(mark)))
    return shared ? { says: 'forbids', reason: 'merged-rows' } : null
  },
}
