import { largestOf } from '../arithmetic/numbers.js'
import { LAST_ALLOWED } from './break-penalties.js'
import { widthOf } from './line-breaking.js'
import type { PreparedText } from './prepared-text.js'

/** What a cell's text asks of its column, in ems: at the very least, to be read, for comfort, and to stand on one line. */
export interface WidthNeeds {
  readonly least: number
  readonly fair: number
  readonly good: number
  readonly full: number
}

/** Room left and right of a cell's text, in points. */
export function cellSide(size: number): number {
  return Math.min(1.6, 0.2 * size)
}

/** A word longer than this, in ems, is broken after all: no figure is so long. */
const LONGEST_WORD = 16
const LONGEST_SQUEEZED_WORD = 6

/** What a text needs of its column. */
export function needsOf(pieces: readonly PreparedText[]): WidthNeeds {
  const unbroken = Math.min(LONGEST_WORD, largestOf(pieces.map(longestUnbroken)))
  const full = largestOf(pieces.map((piece) => widthOf(piece, 0, piece.count)))
  const length = pieces.reduce((sum, piece) => sum + piece.count, 0)
  // Two characters side by side for a heading; for sentences a column that is not all too narrow.
  return {
    least: Math.min(unbroken, LONGEST_SQUEEZED_WORD),
    fair: Math.max(unbroken, Math.min(full, length > 40 ? 8 : length > 12 ? 4 : 2)),
    good: Math.max(unbroken, Math.min(full, length > 40 ? 10 : length > 12 ? 5 : 3)),
    full,
  }
}

/** The longest stretch that may not be broken; what stands beside a soft break counts apart. */
function longestUnbroken(text: PreparedText): number {
  let longest = 0
  let from = 0
  for (let i = 0; i < text.count; i++) {
    if (i + 1 < text.count && text.penalties[i]! > LAST_ALLOWED) continue
    longest = Math.max(longest, widthOf(text, from, i + 1))
    from = i + 1
  }
  return longest
}
