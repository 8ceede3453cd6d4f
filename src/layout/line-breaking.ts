import { emergencyPenalties, FORBIDDEN, LAST_ALLOWED } from './break-penalties.js'
import { CharacterClass, isCompressible } from './characters.js'
import type { PreparedText } from './prepared-text.js'

/** The characters [from, to) of a prepared text, spaces at the end included. */
export interface Line {
  readonly from: number
  readonly to: number
}

/** Room for a paragraph's first line and for the others, in ems. */
export interface LineMeasure {
  readonly first: number
  readonly rest: number
}

/** justified: running text. ragged: flush left. balanced: centred lines as even as can be. */
export type LineShape = 'justified' | 'ragged' | 'balanced'

/**
 * Chooses the breaks that together cost least, looking back from each possible break over the lines that could end there.
 * Time grows with the length of the text. Breaks that are forbidden are used only where what is joined is longer than a line.
 */
export function breakLines(text: PreparedText, measure: LineMeasure, shape: LineShape): Line[] {
  if (text.count === 0) return []
  if (widthOf(text, 0, text.count) <= measure.first + TOLERANCE) return [{ from: 0, to: text.count }]
  return new LineSearch(text, measure, shape, LAST_ALLOWED).lines() ?? new LineSearch(text, measure, shape, FORBIDDEN).lines()!
}

/** Width of a line as it is set without stretching: spaces at its end are nothing, a mark at its end is half as wide. */
export function widthOf(text: PreparedText, from: number, to: number): number {
  const end = visibleEnd(text, from, to)
  if (end === from) return 0
  const last = end - 1
  const joined = text.sums.advance[end]! - text.sums.advance[from]! - text.joins[last]!
  return joined - endTrim(text, from, last) - startTrim(text, from)
}

/** Where a line ends that counts: spaces behind it are not seen. */
export function visibleEnd(text: PreparedText, from: number, to: number): number {
  let end = to
  while (end > from && text.kinds[end - 1] === CharacterClass.space) end--
  return end
}

/** GB/T 15834, 5.1.10: a full-width mark at the end of a line takes half an em. */
export function endTrim(text: PreparedText, from: number, last: number): number {
  const kind = text.kinds[last]!
  if (kind === CharacterClass.opener || !isCompressible(kind)) return 0
  // What stands before the mark moves closer too, unless a join took that room already or nothing stands there.
  return text.blankAfter[last]! + (last > from && text.joins[last - 1] === 0 ? text.blankBefore[last]! : 0)
}

/** clreq: an opening mark at the start of a line stands flush; a paragraph's first line keeps its indent whole. */
export function startTrim(text: PreparedText, from: number): number {
  return (from > 0 || text.isFlush) && text.kinds[from] === CharacterClass.opener ? text.blankBefore[from]! : 0
}

const TOLERANCE = 1e-6
const IMPOSSIBLE = Infinity
/** A line that does not fit, for want of a place to break it. */
const OVERFULL = 1e8
/** A line less full than this is weighed only where there is no better one. */
const LEAST_FILLING = 0.6

/** Running totals at the last character seen of the lines that end at a break. */
interface LineEnd {
  readonly to: number
  readonly advance: number
  readonly squeeze: number
  readonly stretch: number
}

/** Goes through the places where a line may end and finds the least cost of the lines up to each. */
class LineSearch {
  /** Where lines may end, the beginning first and the end of the text last. */
  private readonly breaks: number[] = [0]
  /** By break: the least cost of the lines that end there, and where the last of them begins. */
  private readonly costs: Float64Array
  private readonly origins: Int32Array
  private readonly penalties: Float64Array
  private readonly widestRoom: number
  /** The last break from which a line that ends here would be full enough; it only moves on. */
  private nearest = 0

  constructor(
    private readonly text: PreparedText,
    private readonly measure: LineMeasure,
    private readonly shape: LineShape,
    private readonly highestPenalty: number,
  ) {
    const isLonger = (from: number, to: number): boolean => widthOf(text, from, to) > Math.min(measure.first, measure.rest)
    this.penalties = highestPenalty === FORBIDDEN ? emergencyPenalties(text, isLonger) : text.penalties
    for (let i = 0; i + 1 < text.count; i++) if (this.penalties[i]! <= highestPenalty) this.breaks.push(i + 1)
    this.breaks.push(text.count)
    this.costs = new Float64Array(this.breaks.length).fill(IMPOSSIBLE)
    this.origins = new Int32Array(this.breaks.length)
    this.widestRoom = Math.max(measure.first, measure.rest)
  }

  /** The best lines; null where some stretch between two breaks is longer than a line. */
  lines(): Line[] | null {
    this.costs[0] = 0
    for (let at = 1; at < this.breaks.length; at++) this.chooseOrigin(at)
    if (!Number.isFinite(this.costs.at(-1)!)) return null
    const lines: Line[] = []
    for (let at = this.breaks.length - 1; at > 0; at = this.origins[at]!)
      lines.push({ from: this.breaks[this.origins[at]!]!, to: this.breaks[at]! })
    return lines.reverse()
  }

  /** Finds the best line that ends at a break, going back over those where it could begin. */
  private chooseOrigin(at: number): void {
    const { costs } = this
    const end = this.lineEnd(this.breaks[at]!)
    const first = at === this.breaks.length - 1 ? at - 1 : this.fullEnough(at)
    for (let origin = first; origin >= 0; origin--) if (!this.weigh(at, origin, end)) break
    for (let origin = first + 1; origin < at && costs[at] === IMPOSSIBLE; origin++) this.weigh(at, origin, end)
    if (costs[at] === IMPOSSIBLE && this.highestPenalty === FORBIDDEN) this.offer(at, at - 1, OVERFULL)
  }

  private lineEnd(to: number): LineEnd {
    const { text } = this
    const last = visibleEnd(text, 1, to) - 1
    const { advance, squeeze, stretch } = text.sums
    const width = advance[last + 1]! - text.joins[last]! - endTrim(text, 0, last)
    return { to, advance: width, squeeze: this.shape === 'justified' ? squeeze[last]! : 0, stretch: stretch[last]! }
  }

  /** Widths as if no mark were trimmed will do here. */
  private fullEnough(at: number): number {
    const { advance } = this.text.sums
    const latest = advance[this.breaks[at]!]! - LEAST_FILLING * Math.min(this.measure.first, this.measure.rest)
    while (this.nearest + 1 < at && advance[this.breaks[this.nearest + 1]!]! <= latest) this.nearest++
    return this.nearest
  }

  /** Weighs a line if it fits; false where it is so wide that those further back cannot fit either. */
  private weigh(at: number, origin: number, end: LineEnd): boolean {
    const { text, measure } = this
    const from = this.breaks[origin]!
    const width = end.advance - text.sums.advance[from]! - startTrim(text, from)
    const squeeze = this.shape === 'justified' ? end.squeeze - text.sums.squeeze[from]! : 0
    const room = from === 0 ? measure.first : measure.rest
    if (width - squeeze <= room + TOLERANCE && this.costs[origin] !== IMPOSSIBLE) {
      this.offer(at, origin, this.rate(from, end, room - width, squeeze, room))
    }
    // One em is more than trimming could give back.
    return width - squeeze <= this.widestRoom + 1
  }

  private offer(at: number, origin: number, cost: number): void {
    const to = this.breaks[at]!
    const total = this.costs[origin]! + cost + (to === this.text.count ? 0 : this.penalties[to - 1]!)
    if (total >= this.costs[at]!) return
    this.costs[at] = total
    this.origins[at] = origin
  }

  /** What a line costs that fits into its room. */
  private rate(from: number, end: LineEnd, slack: number, squeeze: number, room: number): number {
    const isLast = end.to === this.text.count
    const last = isLast ? rateLast(this.text, from) : 0
    if (this.shape === 'balanced') return ONE_MORE_LINE + STRETCH * square(slack / room)
    if (this.shape === 'ragged') return ONE_MORE_LINE + (isLast ? last : STRETCH * square(slack / room))
    // clreq: squeezing comes before stretching.
    if (slack < -TOLERANCE) return LINE + last + SQUEEZE * square(slack / squeeze)
    return LINE + last + (isLast ? 0 : rateStretch(slack, end.stretch - this.text.sums.stretch[from]!))
  }
}

const LINE = 30
const SQUEEZE = 50
/** A stretch of this many ems between characters costs as much as two full squeezes. */
const STRETCH_UNIT = 0.06
const STRETCH = 100
const WORST_STRETCH = 5000
/** Of lines too short to be stretched the longer is the better. */
const LEFT_BLANK = 200
/** Wider gaps are seen as spaces, by people and by programs that copy text out of the PDF. */
const WIDEST_STRETCH = 0.1
const SEEN_AS_SPACE = 300

function rateStretch(slack: number, places: number): number {
  if (slack <= TOLERANCE) return 0
  const each = slack / places
  const cost = STRETCH * square(each / STRETCH_UNIT) + (each > WIDEST_STRETCH ? SEEN_AS_SPACE : 0)
  return cost < WORST_STRETCH ? cost : WORST_STRETCH + LEFT_BLANK * slack
}

/** As `** 2`, which calls a function for any power. */
function square(value: number): number {
  return value * value
}

const LONELY = 4000
const FEW_HAN = 100

/** 孤字不成行: the last line has two characters at least, better two of Han. */
function rateLast(text: PreparedText, from: number): number {
  if (from === 0) return 0
  let han = 0
  let width = 0
  for (let i = text.count - 1; i >= from && han < 2; i--) {
    if (text.kinds[i] === CharacterClass.han) han++
    if (!isCompressible(text.kinds[i]!)) width += text.widths[i]!
  }
  if (han >= 2) return 0
  return width < 1.9 ? LONELY : FEW_HAN
}

/** Lines that are not justified are as few as can be; then all but the last as full as can be, or all as even as can be. */
const ONE_MORE_LINE = 10_000
