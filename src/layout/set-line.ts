import { CharacterClass, isCompressible, isWestern } from './characters.js'
import { endTrim, startTrim, visibleEnd, widthOf, type Line } from './line-breaking.js'
import type { PreparedText } from './prepared-text.js'

/** Characters set one after another with the same spacing. Lengths are in ems of the type size. */
export interface SetRun {
  readonly text: string
  /** From the left end of the line. */
  readonly x: number
  /** Added behind each character but the last. */
  readonly spacing: number
  /** Room added before the run's first character, or behind its last: the gap of Han and Latin, or, negative, what a mark gives up. */
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
  if (room === null && from === 0 && to === text.count && isPlain(text)) return setPlain(text)
  const spacing = new LineSpacing(text, from, visibleEnd(text, from, to))
  const natural = widthOf(text, from, to)
  if (room !== null && natural > room) spacing.squeeze(natural - room)
  if (room !== null && natural < room) spacing.stretch(room - natural)
  return spacing.build(to)
}

/** Most cells hold a word or a figure without anything to trim. */
function isPlain({ kinds, joins, count }: PreparedText): boolean {
  for (let i = 0; i < count; i++) if (joins[i] !== 0 || isCompressible(kinds[i]!) || kinds[i] === CharacterClass.space) return false
  return count > 0
}

function setPlain(text: PreparedText): SetLine {
  const width = text.sums.advance[text.count]!
  return { text: text.text, runs: [{ text: text.text, x: 0, spacing: 0 }], width }
}

/** Room is kept in hundredths of an em, so that few widths of one character are in use. */
const ROOM_STEPS = 100
/** clreq: a word space grows to half an em; so could a gap, but long before it would look like a space. */
const WIDEST_SPACE = 0.5
const GAP_STRETCH = 0.05
/** Programs that copy text out of a PDF take a gap between two boxes for a space from a tenth of an em on. */
const WIDEST_GAP = 0.08
/** A line with so little to stretch is better left short; so, sooner, is one that ends in an address or before one. */
const HOPELESS_STRETCH = 1
const ADDRESS_STRETCH = 0.1
const address = /:\/\/|www\.|@/
const SAME = 1e-9

/** What stands between the characters [from, end) of one line, as it is being worked out. Indexes count from the line's start. */
class LineSpacing {
  private readonly count: number
  /** Room before and behind each character. */
  private readonly lead: Float64Array
  private readonly trail: Float64Array
  /** Stretching behind each character. */
  private readonly extra: Float64Array

  constructor(
    private readonly text: PreparedText,
    private readonly from: number,
    end: number,
  ) {
    this.count = end - from
    this.lead = new Float64Array(this.count)
    this.trail = new Float64Array(this.count)
    this.extra = new Float64Array(this.count)
    for (let i = 0; i + 1 < this.count; i++) if (text.joins[from + i] !== 0) this.addJoin(i, text.joins[from + i]!)
    this.drawInLastMark()
  }

  /** clreq: marks first; then the gaps between Han and Latin, down to an eighth of an em. */
  squeeze(needed: number): void {
    let rest = needed
    for (const isGap of [false, true]) {
      const places = this.places((i) => this.text.squeezes[i]! > 0 && this.text.joins[i]! > 0 === isGap)
      const available = places.reduce((sum, i) => sum + this.text.squeezes[this.from + i]!, 0)
      const share = available > 0 ? Math.min(1, rest / available) : 0
      for (const i of places) this.takeAway(i, share)
      rest -= share * available
    }
  }

  /** clreq: Western word spaces first, then the gaps between Han and Latin, then all places equally. */
  stretch(slack: number): void {
    const { text, from } = this
    let rest = slack
    rest -= this.widen(
      this.places((i) => text.kinds[i] === CharacterClass.space),
      rest,
      (i) => Math.max(0, WIDEST_SPACE - text.widths[from + i]!),
    )
    rest -= this.widen(
      this.places((i) => text.joins[i]! > 0),
      rest,
      () => GAP_STRETCH,
    )
    const places = this.places((i) => text.stretches[i] === 1)
    const most = this.meetsAddress() ? ADDRESS_STRETCH : HOPELESS_STRETCH
    if (places.length === 0 || rest / places.length > most) return
    for (const i of places) this.extra[i]! += rest / places.length
    for (const i of places) if (this.extra[i]! > WIDEST_GAP && text.kinds[from + i] !== CharacterClass.space) this.widenBox(i)
  }

  /** The word the line ends in or before is an address. */
  private meetsAddress(): boolean {
    const { text, offsets, kinds, count } = this.text
    const end = this.from + this.count
    const isWord = (at: number): boolean => at >= 0 && at < count && isWestern(kinds[at]!)
    if (!isWord(end) && !isWord(end - 1)) return false
    let [from, to] = [end, end]
    while (isWord(from - 1)) from--
    while (isWord(to)) to++
    return address.test(text.slice(offsets[from], offsets[to]))
  }

  /** Groups characters of equal spacing; a run ends where there is room behind a character or before the next. */
  build(to: number): SetLine {
    const { text, from, count } = this
    const runs: SetRun[] = []
    let x = -startTrim(text, from)
    if (count === 0 && to > from) runs.push({ text: text.text.slice(text.offsets[from], text.offsets[to]), x, spacing: 0 })
    for (let start = 0; start < count;) {
      const stop = this.endOfRun(start)
      const lead = roundRoom(this.lead[start]!)
      const trail = stop < count ? roundRoom(this.trail[stop - 1]!) : 0
      const last = stop === count ? to : from + stop
      const spacing = stop - start > 1 ? this.extra[start]! : 0
      runs.push({
        text: text.text.slice(text.offsets[from + start], text.offsets[last]),
        x,
        spacing,
        ...(lead !== 0 && { lead }),
        ...(trail !== 0 && { trail }),
      })
      for (let i = start; i < stop; i++) x += this.lead[i]! + text.widths[from + i]! + this.trail[i]! + this.extra[i]!
      start = stop
    }
    return { text: text.text.slice(text.offsets[from], text.offsets[to]), runs, width: x - this.endBlank() }
  }

  private addJoin(i: number, join: number): void {
    const { kinds } = this.text
    const [kind, next] = [kinds[this.from + i]!, kinds[this.from + i + 1]!]
    const isBeforeNext = join > 0 ? kind === CharacterClass.han : kind === CharacterClass.opener && next === CharacterClass.opener
    if (isBeforeNext) this.lead[i + 1]! += join
    else this.trail[i]! += join
  }

  /** The last mark of a line is half as wide, wherever in its box its ink is. */
  private drawInLastMark(): void {
    const last = this.from + this.count - 1
    if (this.count > 1 && endTrim(this.text, this.from, last) > 0 && this.text.joins[last - 1] === 0)
      this.lead[this.count - 1]! -= this.text.blankBefore[last]!
  }

  /** Takes a share of what can be squeezed behind a character, from the character whose blank it is. */
  private takeAway(i: number, share: number): void {
    const { kinds, joins, squeezes } = this.text
    const at = this.from + i
    const isOfNext = joins[at]! > 0 ? kinds[at] === CharacterClass.han : kinds[at + 1] === CharacterClass.opener
    if (isOfNext) this.lead[i + 1]! -= share * squeezes[at]!
    else this.trail[i]! -= share * squeezes[at]!
  }

  /** Makes a wide gap part of the character's box. */
  private widenBox(i: number): void {
    const room = roundRoom(this.extra[i]!)
    this.trail[i]! += room
    this.extra[i]! -= room
  }

  /** Widens places alike, none further than its limit, and returns what that used up. */
  private widen(places: readonly number[], slack: number, limit: (i: number) => number): number {
    let used = 0
    for (const i of places) {
      const growth = Math.min(slack / places.length, limit(i))
      this.extra[i]! += growth
      used += growth
    }
    return used
  }

  /** Places between two characters of the line for which it holds, given the index in the text. */
  private places(holds: (i: number) => boolean): number[] {
    const found: number[] = []
    for (let i = 0; i + 1 < this.count; i++) if (holds(this.from + i)) found.push(i)
    return found
  }

  private endOfRun(start: number): number {
    let i = start
    while (i + 1 < this.count && this.trail[i] === 0 && this.lead[i + 1] === 0 && Math.abs(this.extra[i]! - this.extra[start]!) < SAME) i++
    return i + 1
  }

  private endBlank(): number {
    const last = this.from + this.count - 1
    return this.count > 0 && this.text.kinds[last] !== CharacterClass.opener ? this.text.blankAfter[last]! : 0
  }
}

function roundRoom(room: number): number {
  return Math.round(room * ROOM_STEPS) / ROOM_STEPS
}
