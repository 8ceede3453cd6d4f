import type { Proposed, Reading, RowQuestion } from '../solve/reading.js'
import { byCells, byCount } from './by-count.js'
import { byGrid } from './by-grid.js'
import { joined, parted } from './by-digits.js'
import { byLanes } from './by-lanes.js'
import { packed, padded } from './by-padding.js'
import { bySearch } from './by-search.js'

/** A way to tell from the source which value of a row stands in which column. */
interface Proposer {
  readonly id: string
  /** What the source shows, or merely what is possible. */
  readonly offers: 'shown' | 'possible'
  readonly propose: (row: RowQuestion) => readonly Proposed[]
}

/** Their order means nothing: readings are weighed by the judges alone. */
export const proposers: readonly Proposer[] = [
  { id: 'count', offers: 'shown', propose: byCount },
  { id: 'cells', offers: 'shown', propose: byCells },
  { id: 'grid', offers: 'shown', propose: byGrid },
  { id: 'lanes', offers: 'shown', propose: byLanes },
  { id: 'packed', offers: 'shown', propose: packed },
  { id: 'padded', offers: 'shown', propose: padded },
  { id: 'joined', offers: 'shown', propose: joined },
  { id: 'parted', offers: 'shown', propose: parted },
  { id: 'search', offers: 'possible', propose: bySearch },
]

export function proposeReadings(row: RowQuestion, from: readonly Proposer[] = proposers): Reading[] {
  return from.flatMap(({ id, offers, propose }) => propose(row).map((reading) => ({ by: id, shown: offers === 'shown', ...reading })))
}
