import { yearWritten } from '../language/date.js'
import { endsNamePart, wholeParts } from '../language/organ.js'
import { LAST_ALLOWED } from './break-penalties.js'
import { breakLines, widthOf, type Line } from './line-breaking.js'
import type { PreparedText } from './prepared-text.js'

/**
 * GB/T 9704-2012, 7.3.1: a title of several lines breaks where its sense does (词意完整) and takes the shape of a trapezoid or lozenge.
 * `room` in ems.
 */
export function breakTitle(text: PreparedText, room: number): Line[] {
  const whole = widthOf(text, 0, text.count)
  if (whole <= room) return text.count > 0 ? [{ from: 0, to: text.count }] : []
  const fewest = Math.ceil(whole / room)
  const places = breakPlaces(text)
  const counts = [fewest, fewest + 1].filter((count) => count <= MOST_WEIGHED)
  const best = counts.reduce<Choice>((found, count) => bestBreaks(text, room, places, count, found), { breaks: [], cost: Infinity })
  return best.cost < Infinity ? linesBetween(best.breaks, text.count) : breakLines(text, { first: room, rest: room }, 'balanced')
}

/** Titles of more lines are no titles; they are broken like any text. */
const MOST_WEIGHED = 4
const ONE_MORE_LINE = 20

interface Place {
  readonly at: number
  readonly cost: number
}

interface Choice {
  readonly breaks: readonly number[]
  readonly cost: number
}

/** What a break costs by what it parts. */
const SENSE = { year: 0, organ: 4, afterYear: 8, none: 90, phrase: 120 }
/** What a line costs in which the organ and the year run on: sooner the organ takes two lines and the year begins the third. */
const YEAR_RUNS_ON = 35

function breakPlaces(text: PreparedText): Place[] {
  const places: Place[] = []
  for (let i = 0; i + 1 < text.count; i++) {
    if (text.penalties[i]! <= LAST_ALLOWED) places.push({ at: i + 1, cost: costAt(text, i + 1) + text.penalties[i]! })
  }
  return places
}

/** What is said in one breath; the longest first. */
const phrases = ['政府信息公开工作年度报告', '政府信息公开年度报告', '信息公开工作年度报告', '政府信息公开', '年度报告', ...wholeParts]
const yearAhead = new RegExp(`^${yearWritten}年`)
const yearBehind = /\d{4}年度?$/
function costAt(text: PreparedText, at: number): number {
  const offset = text.offsets[at]!
  const [behind, ahead] = [text.text.slice(0, offset), text.text.slice(offset)]
  if (yearAhead.test(ahead)) return SENSE.year
  if (phrases.some((phrase) => isInside(text.text, phrase, offset))) return SENSE.phrase
  if (yearBehind.test(behind)) return SENSE.afterYear
  return endsNamePart(behind, ahead) ? SENSE.organ : SENSE.none
}

function isInside(text: string, phrase: string, offset: number): boolean {
  const found = text.indexOf(phrase, Math.max(0, offset - phrase.length + 1))
  return found >= 0 && found < offset && offset < found + phrase.length
}

/** The best way of breaking into so many lines, or `found` where none that fits is better. */
function bestBreaks(text: PreparedText, room: number, places: readonly Place[], count: number, found: Choice): Choice {
  const yearAt = places.find(({ cost }) => cost === SENSE.year)?.at
  let best = found
  extend([], 0, count * ONE_MORE_LINE)
  return best

  function extend(breaks: readonly number[], from: number, cost: number): void {
    if (cost >= best.cost) return
    if (breaks.length === count - 1) {
      const runsOn = yearAt !== undefined && !breaks.includes(yearAt) ? YEAR_RUNS_ON : 0
      const total = widthOf(text, from, text.count) <= room ? cost + runsOn + rateShape(text, breaks) : Infinity
      if (total < best.cost) best = { breaks, cost: total }
      return
    }
    for (const place of places) {
      if (place.at <= from) continue
      if (widthOf(text, from, place.at) > room) break
      extend([...breaks, place.at], place.at, cost + place.cost)
    }
  }
}

function linesBetween(breaks: readonly number[], end: number): Line[] {
  return [0, ...breaks].map((from, index) => ({ from, to: breaks[index] ?? end }))
}

const EQUAL_LINES = 8
const HOURGLASS = 40
const STUB = 40
const UNEVEN = 10

/** Neither equal lines nor a waist nor a stub. */
function rateShape(text: PreparedText, breaks: readonly number[]): number {
  const widths = linesBetween(breaks, text.count).map((line) => widthOf(text, line.from, line.to))
  const [widest, narrowest] = [Math.max(...widths), Math.min(...widths)]
  const steps = widths.slice(1).map((width, index) => width - widths[index]!)
  const hasWaist = steps.some((step, index) => step < 0 && steps.slice(index).some((later) => later > 0))
  const equal = steps.filter((step) => Math.abs(step) < 0.9).length
  return EQUAL_LINES * equal + (hasWaist ? HOURGLASS : 0) + (narrowest < widest / 3 ? STUB : 0) + UNEVEN * (1 - narrowest / widest)
}
