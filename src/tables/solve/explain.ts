import type { ReasonCode } from '../../diagnostics/catalogue/table-reasons.js'
import { decide } from './decide.js'
import type { SolvedRow } from './solve-table.js'

/** Why the figures of a row are lost. */
export type Loss = 'row-missing' | 'row-twice' | 'values-unplaced' | 'repeats-dropped' | 'scrambled' | 'columns-doubtful'

export interface Explanation {
  readonly loss: Loss
  /** The words that keep the row from being decided: with these alone it is not, whatever else the judges said against it. */
  readonly reasons: readonly ReasonCode[]
  /** How many placements remain possible. */
  readonly ways: number
}

/** Reasons that are a loss of their own, the plainest first. */
const losses: readonly (readonly [ReasonCode, Loss])[] = [
  ['row-twice', 'row-twice'],
  ['columns-doubtful', 'columns-doubtful'],
  ['repeats-dropped', 'repeats-dropped'],
  ['out-of-order', 'scrambled'],
]

export function explain(row: SolvedRow): Explanation {
  const { band, said, judged, decision } = row
  const ways = decision.kind === 'open' ? decision.left.length : 1
  if (!band) return { loss: 'row-missing', reasons: [], ways }
  const against = [...said, ...judged.filter(({ reading }) => reading.basis !== 'nothing').flatMap(({ verdicts }) => verdicts)].filter(
    ({ says }) => says === 'doubts' || says === 'forbids',
  )
  const reasons = [...new Set(against.map(({ reason }) => reason))]
  const own = losses.find(([reason]) => said.some((verdict) => verdict.reason === reason) || isCulprit(row, reason))
  if (own) return { loss: own[1], reasons: [own[0]], ways }
  return { loss: band.block.evidence.repeatsDropped ? 'repeats-dropped' : 'values-unplaced', reasons, ways }
}

/** But for this reason the row would be decided. */
function isCulprit({ judged, said }: SolvedRow, reason: ReasonCode): boolean {
  if (!judged.some(({ verdicts }) => verdicts.some((verdict) => verdict.reason === reason))) return false
  const without = judged.map(({ reading, verdicts }) => ({ reading, verdicts: verdicts.filter((verdict) => verdict.reason !== reason) }))
  return decide(without, said).kind === 'decided'
}
