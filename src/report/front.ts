import { isMetadataTable } from '../language/page-metadata.js'
import { holdsSentence } from '../language/sentence.js'
import { dropEntry, dropTable, isText, textEntry, type Entry, type TextEntry } from './entries.js'
import { isDate, yearWritten } from '../language/date.js'
import { isPageChrome } from '../language/page-chrome.js'
import type { Text } from '../model/text.js'
import { joinTexts, sliceText, trimText } from '../text/text.js'
import { readTitle, type TitleReading } from '../language/report-title.js'
import { endsLikeOrgan, isOrganName } from '../language/organ.js'

/** A title found among the entries before the first section. */
export interface FoundTitle extends TitleReading {
  readonly placed: Text
  /** The lines it stands in, one under the other. */
  readonly lines: readonly TextEntry[]
  /** Other lines that say the same. */
  readonly repeats: readonly TextEntry[]
}

/** The best title among the first lines: whole before partial, marked as such by the source before plain, first before later. */
export function findTitle(front: readonly Entry[]): FoundTitle | null {
  const lines = front.filter(isText).slice(0, lineLimit)
  const candidates = lines.flatMap((_, index) => windowsAt(lines, index))
  const best = candidates.reduce<Candidate | null>((chosen, one) => (chosen && rank(chosen) >= rank(one) ? chosen : one), null)
  if (!best) return null
  const repeats = candidates
    .filter((one) => !one.lines.some((line) => best.lines.includes(line)) && saysTheSame(one.reading, best.reading))
    .flatMap((one) => one.lines)
  const placed = joinTexts(
    best.lines.map((line) => line.placed),
    () => '\n',
  )
  return { ...best.reading, placed, lines: best.lines, repeats: [...new Set(repeats)] }
}

/** `某某局2023年政府信息公开工作年度报告  根据…`: in text run together, the title is cut off its first sentence. */
export function cutTitleLine(front: readonly Entry[]): Entry[] {
  if (findTitle(front)) return [...front]
  let cut = false
  return front.flatMap((entry): Entry[] => {
    if (cut || !isText(entry)) return [entry]
    const match = /^\s*([^。；]{6,70}?(?:报告|年报))[\s\u3000]+(?=根据|按照|依据|本|为|现|[（(]?[一二]|\d)/.exec(entry.placed.text)
    const reading = match && readTitle(match[1]!)
    if (!match || !reading?.organ || !reading.year) return [entry]
    cut = true
    return [
      textEntry(null, trimText(sliceText(entry.placed, 0, match[0].length))),
      textEntry(null, sliceText(entry.placed, match[0].length)),
    ]
  })
}

/** What the source marks as the title, where it does not read as a report's: kept as it is. */
export function findMarkedTitle(front: readonly Entry[]): FoundTitle | null {
  const marked = front.filter(isText).find((entry) => entry.level === 0 && /公开|报告|年报|总结/.test(entry.placed.text))
  const text = marked?.placed.text.trim() ?? ''
  if (!marked || text.length > 90 || isPageChrome(text)) return null
  return { text, organ: null, year: null, statutory: false, placed: marked.placed, lines: [marked], repeats: [] }
}

/** The first line of another document, where it stands as a title: marked as one, or short, no sentence, and with text after it. */
export function findPlainTitle(front: readonly Entry[]): FoundTitle | null {
  const lines = front.filter((entry) => isText(entry) && !isPageChrome(entry.placed.text)) as TextEntry[]
  const [first] = lines
  if (!first || front.find((entry) => entry.kind !== 'chrome' && !(isText(entry) && isPageChrome(entry.placed.text))) !== first) return null
  const text = first.placed.text.trim()
  const stands =
    first.level === 0 ||
    (first.level === null && text.length <= 60 && !/[。；！？，、：]$|[。；，,;]/.test(text) && /[\u4e00-\u9fff]{2}/.test(text))
  if (!stands || text.length > 200) return null
  return { text, organ: null, year: null, statutory: false, placed: first.placed, lines: [first], repeats: [] }
}

/** A title further down is the title of something else. */
const lineLimit = 60
const longestLine = 90

interface Candidate {
  readonly reading: TitleReading
  readonly lines: readonly TextEntry[]
}

/** The line alone, and with one or two lines after it, where they make a title only together. */
function windowsAt(lines: readonly TextEntry[], index: number): Candidate[] {
  const found: Candidate[] = []
  for (let count = 1; count <= 3 && index + count <= lines.length; count++) {
    const window = lines.slice(index, index + count)
    if (window.some((line) => line.placed.text.length > longestLine || (count > 1 && isPageChrome(line.placed.text)))) break
    const reading = readTitle(window.map((line) => line.placed.text).join(''))
    if (reading && (count === 1 || belongTogether(window, reading))) found.push({ reading, lines: window })
  }
  return found
}

/** Lines make one title where no line but the last is one itself, and a first line of its own is a name, with the year perhaps. */
function belongTogether(window: readonly TextEntry[], reading: TitleReading): boolean {
  if (window.slice(0, -1).some((line) => readTitle(line.placed.text))) return false
  if (!readTitle(window.at(-1)!.placed.text)) return window.every((line) => !/[，。；：]/.test(line.placed.text))
  const lead = window[0]!.placed.text.replace(/\s+/g, '')
  const name = lead.replace(yearAtEnd, '').replace(/关于$/, '')
  return reading.organ !== null && isOrganName(name) && endsLikeOrgan(name) && name.length <= 30
}

const yearAtEnd = new RegExp(`${yearWritten}?年?度?$`)

function rank({ reading, lines }: Candidate): number {
  const marked = lines.some((line) => line.level === 0)
  const labelled = /[：:]/.test(lines[0]!.placed.text)
  const parts = (reading.organ ? 8 : 0) + (reading.year ? 8 : 0) + (reading.statutory ? 4 : 0)
  return parts + (marked ? 2 : 0) - (labelled ? 3 : 0) - 0.1 * lines.length
}

function saysTheSame(one: TitleReading, other: TitleReading): boolean {
  const [a, b] = [lettersOf(one.text), lettersOf(other.text)]
  return a === b || (a.length >= 10 && b.endsWith(a)) || (one.organ === other.organ && one.year === other.year && one.organ !== null)
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

export interface Front {
  /** What belongs to the report, in order: preamble. */
  readonly kept: readonly Entry[]
  /** Kept although it stands before the title. */
  readonly early: readonly TextEntry[]
}

/**
 * Divides what stands before the first section into text and page furniture. Before the title, short lines in the company of
 * furniture are furniture too; elsewhere only what is furniture by its wording.
 */
export function cleanFront(front: readonly Entry[], title: FoundTitle | null): Front {
  const first = title ? front.indexOf(title.lines[0]!) : front.findIndex((entry) => isText(entry) && opensPreamble(entry.placed.text))
  const before = front.slice(0, Math.max(0, first))
  const headed = before.some(isFurniture)
  const lastFurniture = lastFurnitureLine(front)
  const early: TextEntry[] = []
  const kept = front.flatMap((entry, index): Entry[] => {
    if (entry.kind === 'table' && isMetadataTable(entry.block.rows)) return [dropTable(entry.block)]
    if (!isText(entry)) return [entry]
    if (title?.lines.includes(entry)) return []
    const { text } = entry.placed
    if (isPageChrome(text) || title?.repeats.includes(entry)) return [dropEntry(entry)]
    if (index < lastFurniture && isShortLine(text) && awaitsValue(front[index - 1])) return [dropEntry(entry)]
    if (index < first && headed && isShortLine(text)) return [dropEntry(entry)]
    if (index < first && title) early.push(entry)
    if (index > first && title && !signs(front, index) && isAside(text, title, index < lastFurniture)) return [dropEntry(entry)]
    return [entry]
  })
  return { kept, early }
}

/** `公开方式：` with what it says on a line of its own. */
function awaitsValue(entry: Entry | undefined): boolean {
  return isText(entry) && isFurniture(entry) && /[:：]\s*$/.test(entry.placed.text)
}

function isFurniture(entry: Entry): boolean {
  if (entry.kind === 'table') return isMetadataTable(entry.block.rows)
  return (entry.kind === 'chrome' && !entry.added) || (isText(entry) && isPageChrome(entry.placed.text))
}

/** Index of the last line of furniture before the first sentence. */
function lastFurnitureLine(front: readonly Entry[]): number {
  const sentence = front.findIndex((entry) => isText(entry) && holdsSentence(entry.placed.text) && !isPageChrome(entry.placed.text))
  return front.slice(0, sentence < 0 ? front.length : sentence).findLastIndex(isFurniture)
}

function opensPreamble(text: string): boolean {
  return /^\s*(?:根据|按照|依据|依照|本(?:年度)?报告|本年报|本年度|现将|为)/.test(text) && text.length > 20
}

/** No sentence: a site's name, a column's. */
function isShortLine(text: string): boolean {
  return text.trim().length <= 40 && !/[。；，]/.test(text)
}

/** A name over a date signs a letter; it is not the source of the page. */
function signs(front: readonly Entry[], index: number): boolean {
  const next = front[index + 1]
  return isText(next) && isDate(next.placed.text)
}

/** Between title and text: a rest of the title, among furniture a name, the moment a site published the page. */
function isAside(text: string, title: FoundTitle, amongFurniture: boolean): boolean {
  return isLeftover(text, title) || isTimestamp(text) || (amongFurniture && isShortLine(text) && endsLikeOrgan(text.trim()))
}

/** As sites write it; a report's own date is written out. */
function isTimestamp(text: string): boolean {
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.test(text.trim())
}

/** A rest of the title between title and text: the organ's name as the source of the page, the title cut short. */
function isLeftover(text: string, title: FoundTitle): boolean {
  const letters = lettersOf(text)
  return letters.length >= 6 && letters.length <= 40 && !/[。；，]/.test(text) && lettersOf(title.text).includes(letters)
}
