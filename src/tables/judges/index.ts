import type { Judge, Reading, RowQuestion, Verdict } from '../solve/reading.js'
import { headings } from './headings.js'
import { kinds } from './kinds.js'
import { merges } from './merges.js'
import { order } from './order.js'
import { places } from './places.js'
import { repeats } from './repeats.js'
import { sums } from './sums.js'

/** Everyone who has a say. Their order means nothing. */
const judges: readonly Judge[] = [headings, kinds, merges, order, places, repeats, sums]

/** A reading with what was said of it. */
export interface Judged {
  readonly reading: Reading
  readonly verdicts: readonly Verdict[]
}

export function judgeReadings(row: RowQuestion, readings: readonly Reading[], asked = judges): Judged[] {
  return readings.map((reading) => ({ reading, verdicts: asked.flatMap((judge) => judge.reading?.(reading, row, readings) ?? []) }))
}

/** What is said of the row, whatever its reading. */
export function judgeRow(row: RowQuestion, asked = judges): Verdict[] {
  return asked.flatMap((judge) => judge.row?.(row) ?? [])
}
