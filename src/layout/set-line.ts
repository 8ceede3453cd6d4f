import { CharacterClass } from './characters.js'
import { endTrim, startTrim, visibleEnd, widthOf, type Line } from './line-breaking.js'
import { GAP, type PreparedText } from './prepared-text.js'

/** Characters set one after another with the same spacing. Lengths are in ems of the type size. */
export interface SetRun {
  readonly text: string
  /** From the left end of the line; the gap of `lead` is behind it. */
  readonly x: number
  /** Added behind each character, the last included. */
  readonly spacing: number
  /** The gap between Han and Latin that belongs to the run's first character, and to its last. */
  readonly lead?: number
  readonly trail?: number
}

export interface SetLine {
  readonly text: string
  readonly runs: readonly SetRun[]
  /** From the left end of the line to the right edge of its last character, a mark being half as wide. */
  readonly width: number
}

/** Sets a line as wide as it comes. */
export function setRagged(text: PreparedText, line: Line): SetLine {
  return setWithin(text, line, null)
}

/** Sets a line to fill `room`: marks are squeezed first, then spaces and gaps widened, then all characters moved apart. */
export function setJustified(text: PreparedText, line: Line, room: number): SetLine {
  return setWithin(text, line, room)
}

function setWithin(text: PreparedText, { from, to }: Line, room: number | null): SetLine {
  const end = visibleEnd(text, from, to)
  const natural = widthOf(text, from, to)
  const extra = naturalSpacing(text, from, end)
  if (room !== null && natural > room) squeeze(text, from, end, natural - room, extra)
  if (room !== null && natural < room) stretch(text, from, end, room - natural, extra)
  return buildRuns(text, { from, to }, end, extra)
}

/** What stands behind each character of the line beyond its width, with the last mark drawn in. */
function naturalSpacing(text: PreparedText, from: number, end: number): Float64Array {
  const extra = text.joins.slice(from, end)
  const last = end - 1
  // The gap itself goes into the width of the Latin character beside it.
  for (let i = from; i < last; i++) if (text.joins[i]! > 0) extra[i - from]! -= GAP
  if (end > from + 1 && endTrim(text, from, last) > 0 && text.joins[last - 1] === 0) extra[last - 1 - from]! -= text.blankBefore[last]!
  if (end > from) extra[last - from] = 0
  return extra
}

/** clreq: marks first; then the gaps between Han and Latin, down to an eighth of an em. */
function squeeze(text: PreparedText, from: number, end: number, needed: number, extra: Float64Array): void {
  let rest = needed
  for (const isGap of [false, true]) {
    let available = 0
    for (let i = from; i + 1 < end; i++) if (text.joins[i]! > 0 === isGap) available += text.squeezes[i]!
    const share = available > 0 ? Math.min(1, rest / available) : 0
    for (let i = from; i + 1 < end; i++) if (text.joins[i]! > 0 === isGap) extra[i - from]! -= share * text.squeezes[i]!
    rest -= share * available
  }
}

/** clreq: a word space grows to half an em; a gap that grew much further would be read as a space. */
const WIDEST_SPACE = 0.5
const GAP_STRETCH = 0.05
/** A line with so little to stretch is better left short. */
const HOPELESS_STRETCH = 1

/** clreq: Western word spaces first, then the gaps between Han and Latin, then all places equally. */
function stretch(text: PreparedText, from: number, end: number, slack: number, extra: Float64Array): void {
  const last = end - 1
  let rest = slack
  rest -= widen(spaces(), (i) => Math.max(0, WIDEST_SPACE - text.widths[i]!))
  rest -= widen(gaps(), () => GAP_STRETCH)
  const places = indexes((i) => text.stretches[i] === 1)
  if (places.length === 0 || rest / places.length > HOPELESS_STRETCH) return
  for (const i of places) extra[i - from]! += rest / places.length

  function spaces(): number[] {
    return indexes((i) => text.kinds[i] === CharacterClass.space)
  }
  function gaps(): number[] {
    return indexes((i) => text.joins[i]! > 0)
  }
  function indexes(holds: (i: number) => boolean): number[] {
    const found: number[] = []
    for (let i = from; i < last; i++) if (holds(i)) found.push(i)
    return found
  }
  function widen(found: readonly number[], limit: (i: number) => number): number {
    let used = 0
    const share = found.length > 0 ? rest / found.length : 0
    for (const i of found) {
      const growth = Math.min(share, limit(i))
      extra[i - from]! += growth
      used += growth
    }
    return used
  }
}

/** Groups characters of equal spacing. What stands behind a run's last character shows in where the next run begins. */
function buildRuns(text: PreparedText, { from, to }: Line, end: number, extra: Float64Array): SetLine {
  const runs: SetRun[] = []
  let x = -startTrim(text, from)
  for (let start = from; start < end; ) {
    const stop = endOfRun(text, start, end, extra, from)
    const spacing = stop - start > 1 ? extra[start - from]! : 0
    const lead = start > from && hasLead(text, start) ? GAP : 0
    const trail = stop < end && hasTrail(text, stop - 1) ? GAP : 0
    const last = stop === end ? to : stop
    const gaps = { ...(lead > 0 && { lead }), ...(trail > 0 && { trail }) }
    runs.push({ text: text.text.slice(text.offsets[start], text.offsets[last]), x, spacing, ...gaps })
    x += lead + trail
    for (let i = start; i < stop; i++) x += text.widths[i]! + (i + 1 < end ? extra[i - from]! : 0)
    start = stop
  }
  const trimmed = end > from && text.kinds[end - 1] !== CharacterClass.opener ? text.blankAfter[end - 1]! : 0
  return { text: text.text.slice(text.offsets[from], text.offsets[to]), runs, width: x - trimmed }
}

function endOfRun(text: PreparedText, start: number, end: number, extra: Float64Array, from: number): number {
  let i = start
  while (i + 1 < end && !hasTrail(text, i) && !hasLead(text, i + 1) && Math.abs(extra[i - from]! - extra[start - from]!) < SAME) i++
  return i + 1
}

const SAME = 1e-9

function hasTrail(text: PreparedText, i: number): boolean {
  return text.joins[i]! > 0 && text.kinds[i] !== CharacterClass.han
}

function hasLead(text: PreparedText, i: number): boolean {
  return i > 0 && text.joins[i - 1]! > 0 && text.kinds[i] !== CharacterClass.han
}
