import { FORBIDDEN, LAST_ALLOWED } from './break-penalties.js'
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
  return chooseLines(text, measure, shape, LAST_ALLOWED) ?? chooseLines(text, measure, shape, FORBIDDEN)!
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

/** Room that squeezing could gain between the characters of a line. */
export function squeezeOf(text: PreparedText, from: number, to: number): number {
  return text.sums.squeeze[to - 1]! - text.sums.squeeze[from]!
}

/** Places where a line can be stretched. */
export function stretchesOf(text: PreparedText, from: number, to: number): number {
  return to > from ? text.sums.stretch[to - 1]! - text.sums.stretch[from]! : 0
}

const TOLERANCE = 1e-6
const IMPOSSIBLE = Infinity
/** A line that does not fit, for want of a place to break it. */
const OVERFULL_BY_EM = 1e8
/** A line less full than this is weighed only where there is no better one. */
const LEAST_FILLING = 0.6

function chooseLines(text: PreparedText, measure: LineMeasure, shape: LineShape, highestPenalty: number): Line[] | null {
  const breaks = listBreaks(text, highestPenalty)
  const costs = new Float64Array(breaks.length).fill(IMPOSSIBLE)
  const origins = new Int32Array(breaks.length)
  const mayOverrun = highestPenalty === FORBIDDEN
  costs[0] = 0
  for (let at = 1; at < breaks.length; at++) chooseOrigin({ text, measure, shape, breaks, costs, origins, mayOverrun }, at)
  return Number.isFinite(costs[breaks.length - 1]) ? traceLines(breaks, origins) : null
}

/** Where lines may end, the beginning first and the end of the text last. */
function listBreaks(text: PreparedText, highestPenalty: number): number[] {
  const breaks = [0]
  for (let i = 0; i + 1 < text.count; i++) if (text.penalties[i]! <= highestPenalty) breaks.push(i + 1)
  breaks.push(text.count)
  return breaks
}

function traceLines(breaks: readonly number[], origins: Int32Array): Line[] {
  const lines: Line[] = []
  for (let at = breaks.length - 1; at > 0; at = origins[at]!) lines.push({ from: breaks[origins[at]!]!, to: breaks[at]! })
  return lines.reverse()
}

interface Search {
  readonly text: PreparedText
  readonly measure: LineMeasure
  readonly shape: LineShape
  readonly breaks: readonly number[]
  /** By break: the least cost of the lines that end there, and where the last of them begins. */
  readonly costs: Float64Array
  readonly origins: Int32Array
  readonly mayOverrun: boolean
}

/** Finds the best line that ends at a break, going back over those where it could begin. */
function chooseOrigin(search: Search, at: number): void {
  const { text, measure, breaks, costs } = search
  const to = breaks[at]!
  const isLast = to === text.count
  const squeezable = search.shape === 'justified' ? 1 : 0
  const widest = Math.max(measure.first, measure.rest)
  let short = -1
  for (let origin = at - 1; origin >= 0; origin--) {
    const from = breaks[origin]!
    const width = widthOf(text, from, to)
    const squeeze = squeezable * squeezeOf(text, from, to)
    // Further back only gets wider; one em is more than trimming could give back.
    if (width - squeeze > widest + 1 && origin < at - 1) break
    if (costs[origin] === IMPOSSIBLE) continue
    const room = from === 0 ? measure.first : measure.rest
    const excess = width - squeeze - room
    if (excess > TOLERANCE) {
      if (search.mayOverrun) offer(search, at, origin, OVERFULL_BY_EM * excess)
    } else if (width < LEAST_FILLING * room && !isLast) short = origin
    else offer(search, at, origin, rates[search.shape](text, { from, to }, room, width))
  }
  if (costs[at] === IMPOSSIBLE && short >= 0) {
    const from = breaks[short]!
    offer(search, at, short, rates[search.shape](text, { from, to }, from === 0 ? measure.first : measure.rest, widthOf(text, from, to)))
  }
}

function offer({ text, breaks, costs, origins }: Search, at: number, origin: number, cost: number): void {
  const to = breaks[at]!
  const total = costs[origin]! + cost + (to === text.count ? 0 : text.penalties[to - 1]!)
  if (total >= costs[at]!) return
  costs[at] = total
  origins[at] = origin
}

/** What a line costs that fits into its room. */
type Rate = (text: PreparedText, line: Line, room: number, width: number) => number

const rates: Readonly<Record<LineShape, Rate>> = { justified: rateJustified, ragged: rateRagged, balanced: rateBalanced }

const LINE = 30
const SQUEEZE = 50
/** A stretch of this many ems between characters costs as much as two full squeezes. */
const STRETCH_UNIT = 0.06
const STRETCH = 100
const WORST_STRETCH = 5000
/** Wider gaps are seen as spaces, by people and by programs that copy text out of the PDF. */
export const WIDEST_STRETCH = 0.1
const SEEN_AS_SPACE = 300

/** clreq: squeezing comes before stretching. */
function rateJustified(text: PreparedText, line: Line, room: number, width: number): number {
  const slack = room - width
  const last = LINE + rateLast(text, line)
  if (slack < -TOLERANCE) return last + SQUEEZE * (slack / squeezeOf(text, line.from, line.to)) ** 2
  if (line.to === text.count) return last
  return LINE + rateStretch(slack, stretchesOf(text, line.from, visibleEnd(text, line.from, line.to)))
}

function rateStretch(slack: number, places: number): number {
  if (slack <= TOLERANCE) return 0
  if (places === 0) return WORST_STRETCH + slack
  const each = slack / places
  return Math.min(WORST_STRETCH, STRETCH * (each / STRETCH_UNIT) ** 2 + (each > WIDEST_STRETCH ? SEEN_AS_SPACE : 0))
}

const LONELY = 4000
const FEW_HAN = 100

/** 孤字不成行: the last line has two characters at least, better two of Han. */
function rateLast(text: PreparedText, { from, to }: Line): number {
  if (to !== text.count || from === 0) return 0
  let han = 0
  let width = 0
  for (let i = to - 1; i >= from && han < 2; i--) {
    if (text.kinds[i] === CharacterClass.han) han++
    if (!isCompressible(text.kinds[i]!)) width += text.widths[i]!
  }
  if (han >= 2) return 0
  return width < 1.9 ? LONELY : FEW_HAN
}

const ONE_MORE_LINE = 10_000

/** As few lines as can be; then as full as can be. */
function rateRagged(text: PreparedText, line: Line, room: number, width: number): number {
  return ONE_MORE_LINE + (line.to === text.count ? rateLast(text, line) : STRETCH * ((room - width) / room) ** 2)
}

/** As few lines as can be; then as even as can be. */
function rateBalanced(_text: PreparedText, _line: Line, room: number, width: number): number {
  return ONE_MORE_LINE + STRETCH * ((room - width) / room) ** 2
}
