import type { Basis, Proposed, Reading, RowQuestion } from '../solve/reading.js'
import { byCells, byCount } from './by-count.js'
import { byGrid } from './by-grid.js'
import { glued, parted } from './by-digits.js'
import { byLanes } from './by-lanes.js'
import { packed, padded } from './by-padding.js'
import { bySearch } from './by-search.js'
import { bySpans } from './by-spans.js'

/** A way to tell from the source which value of a row stands in which column. */
interface Proposer {
  readonly id: string
  readonly basis: Basis
  readonly propose: (row: RowQuestion) => readonly Proposed[]
}

/** Their order means nothing: readings are weighed by the judges alone. */
export const proposers: readonly Proposer[] = [
  { id: 'count', basis: 'values', propose: byCount },
  { id: 'cells', basis: 'cells', propose: byCells },
  { id: 'grid', basis: 'cells', propose: byGrid },
  { id: 'lanes', basis: 'lanes', propose: byLanes },
  { id: 'spans', basis: 'spans', propose: bySpans },
  { id: 'packed', basis: 'padding', propose: packed },
  { id: 'padded', basis: 'padding', propose: padded },
  { id: 'parted', basis: 'digits', propose: parted },
  { id: 'glued', basis: 'digits', propose: glued },
  { id: 'search', basis: 'nothing', propose: bySearch },
]

export function proposeReadings(row: RowQuestion, from: readonly Proposer[] = proposers): Reading[] {
  return from.flatMap(({ id, basis, propose }) => propose(row).map((reading) => ({ by: id, basis, ...reading })))
}
