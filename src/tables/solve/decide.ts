import type { Judged } from '../judges/index.js'
import { keyOf, type Reading, type Verdict } from './reading.js'

/** `left`: what is possible and nothing forbids, and what the cells of the source show even where it is doubted. */
export type Decision =
  { readonly kind: 'decided'; readonly reading: Reading } | { readonly kind: 'open'; readonly left: readonly Reading[] }

/**
 * A row is decided by the one reading that is proved, or where none is by the one that fits and nothing speaks against. `said` is what the
 * judges say of the row as a whole.
 */
export function decide(judged: readonly Judged[], said: readonly Verdict[] = []): Decision {
  const alive = said.some(({ says }) => says === 'forbids') ? [] : judged.filter((one) => !has(one, 'forbids'))
  const proved = alive.filter((one) => has(one, 'proves'))
  const fitting = alive.filter((one) => has(one, 'fits') && !has(one, 'doubts'))
  const shown = proved.length > 0 ? withMost(proved) : fitting
  const possible = alive.filter(({ reading }) => reading.basis === 'nothing')
  const left =
    possible.length > 0 ? distinct([...possible, ...alive.filter((one) => one.reading.basis === 'cells' && has(one, 'fits'))]) : []
  const only = distinct(shown)
  return only.length === 1 ? { kind: 'decided', reading: only[0]! } : { kind: 'open', left }
}

function has({ verdicts }: Judged, says: Verdict['says']): boolean {
  return verdicts.some((verdict) => verdict.says === says)
}

/** Of several that are proved, those that fit besides. */
function withMost(proved: readonly Judged[]): readonly Judged[] {
  const fitting = proved.filter((one) => has(one, 'fits'))
  return fitting.length > 0 ? fitting : proved
}

/** Each placement once, whichever proposer offered it. */
function distinct(judged: readonly Judged[]): Reading[] {
  if (judged.length < 2) return judged.map(({ reading }) => reading)
  return [...new Map(judged.map(({ reading }) => [keyOf(reading), reading])).values()]
}
