import type { Block, ParagraphBlock } from '../model/block.js'
import { hanNumerals } from '../language/han-numerals.js'
import { isContactLine } from '../language/contact-line.js'
import { isPageChrome } from '../language/page-chrome.js'
import { parseOrdinal } from '../language/ordinal.js'
import { findPageLines, isLine, type LineBlock } from './page-lines.js'
import { endsInPhrase, endsSentence, hasOpenBracket } from '../language/sentence.js'
import { isDate } from '../language/date.js'
import { columnsOf } from '../language/width.js'
import { joinTexts } from '../text/text.js'
import { readTitle } from '../language/report-title.js'
import { endsLikeOrgan, isOrganName } from '../language/organ.js'

/**
 * Joins paragraphs that a page layout has broken into lines, across page marks too. Only where the file as a whole is proved to be
 * set in lines of one width, and only where the line itself says that it runs on.
 */
export function joinBrokenLines(text: string, blocks: readonly Block[]): Block[] {
  const lineOfBlock = new Map(blocks.filter(isLine).map((block) => [block, lineOf(text, block)] as const))
  const setting = judgeSetting(lineOfBlock)
  if (!setting) return [...blocks]
  const pageLines = findPageLines(text, blocks)
  const joined: (Block | ParagraphBlock[])[] = []
  let open: Open | null = null
  for (const block of blocks) {
    if (pageLines.has(block) || (block.kind !== 'table' && !isLine(block))) {
      joined.push(block)
      continue
    }
    const paragraph = block.kind === 'paragraph' ? block : null
    const line = isLine(block) ? lineOfBlock.get(block)! : null
    const full = line !== null && isFull(setting, line)
    if (open && line && paragraph && runsOn(setting, open, paragraph, line)) {
      open.lines.push(paragraph)
      const tail: string = (open.tail + paragraph.text).slice(-farReaching)
      open = { lines: open.lines, tail, line, running: open.running || full, reach: reachOf(setting, open, line) }
      continue
    }
    open = line && paragraph && { lines: [paragraph], tail: paragraph.text.slice(-farReaching), line, running: full, reach: line.edge }
    joined.push(open?.lines ?? block)
  }
  return joined.map((one) => (Array.isArray(one) ? joinParagraphs(one) : one))
}

function joinParagraphs(lines: readonly ParagraphBlock[]): ParagraphBlock {
  const first = lines[0]!
  const breaks = lines.slice(1).map(({ at }, index) => ({ start: lines[index]!.at.end, end: at.start }))
  return breaks.length === 0 ? first : { ...first, ...joinTexts(lines), breaks }
}

/** How many characters back a bracket may have been opened: a page has fewer. */
const farReaching = 2000

/** The paragraph that may run on. */
interface Open {
  readonly lines: ParagraphBlock[]
  /** Its text so far, or the end of it. */
  readonly tail: string
  /** Its last line. */
  readonly line: Line
  /** It has a full line, so it is a paragraph and not a label. */
  readonly running: boolean
  /** How far its last line as the page shows it reaches, which pdftotext -raw breaks at its marks, too. */
  readonly reach: number
}

/** A line of the source as it was set. */
interface Line {
  readonly text: string
  /** Cells before its first character. */
  readonly indent: number
  /** Cells up to its last character; a Han character takes two. */
  readonly edge: number
  /** More than its text stands between it and the line before: blank lines. */
  readonly apart: boolean
}

/** How far round a block its line is looked for: no page sets lines of half as many characters. */
const farthest = 400

function lineOf(text: string, { at }: LineBlock): Line {
  const from = Math.max(0, at.start - farthest)
  const newline = text.slice(from, at.start).lastIndexOf('\n')
  const start = newline < 0 && from > 0 ? at.start : from + newline + 1
  const after = text.slice(at.end - 1, at.end + farthest)
  const end = after.indexOf('\n')
  const whole = text.slice(start, end < 0 ? at.end : at.end - 1 + end).trimEnd()
  const indent = cellsOf(whole.slice(0, whole.length - whole.trimStart().length))
  return {
    text: whole.trim(),
    indent,
    edge: cellsOf(whole),
    apart: /\n[ \t\r\u3000]*\n[ \t\r\u3000]*$/.test(text.slice(Math.max(0, start - 200), start)),
  }
}

/** A Han character takes two; of a text longer than any line only that it is. */
function cellsOf(text: string): number {
  return text.length > 200 ? 2 * text.length : columnsOf(text)
}

/** How the file's text is set. */
interface Setting {
  /** Right edge of full lines, in cells. */
  readonly edge: number
  /** Indent of lines that carry a paragraph on. */
  readonly base: number
  /** First lines of paragraphs are indented further. */
  readonly indented: boolean
}

/** Tolerance at the right edge: a mark that may not start a line, a word that did not fit. */
const slack = 5
const leastFullLines = 4

/** Null unless most lines that end in the middle of a sentence end at one edge. */
function judgeSetting(lines: ReadonlyMap<LineBlock, Line>): Setting | null {
  const running = [...lines].flatMap(([block, line]) => (block.kind === 'paragraph' ? [line] : []))
  const cut = running.filter((line) => !endsSentence(line.text) && !isTabular(line.text) && cellsOf(line.text) > 20)
  const edge = commonEdge(cut.map((line) => line.edge))
  const full = cut.filter((line) => edge !== null && line.edge >= edge - slack && line.edge <= edge)
  if (edge === null || edge < 30 || edge > 160 || full.length < leastFullLines || full.length < 0.5 * cut.length) return null
  // A page breaks lines where they are full, mostly within a phrase; the entries of a list are of one length by chance, and end in a mark.
  if (full.filter((line) => endsInPhrase(line.text)).length < 0.5 * full.length) return null
  return { edge, ...judgeIndent(running, edge, new Set(full)) }
}

/** The right end of the narrow band most lines end in. */
function commonEdge(edges: readonly number[]): number | null {
  const sorted = [...edges].sort((a, b) => a - b)
  let best: { edge: number; count: number } | null = null
  for (let last = 0, first = 0; last < sorted.length; last++) {
    while (sorted[last]! - sorted[first]! > slack) first++
    const count = last - first + 1
    if (!best || count > best.count) best = { edge: sorted[last]!, count }
  }
  return best?.edge ?? null
}

function judgeIndent(running: readonly Line[], edge: number, full: ReadonlySet<Line>): Pick<Setting, 'base' | 'indented'> {
  const base = median(running.filter((_, index) => index > 0 && full.has(running[index - 1]!)).map((line) => line.indent))
  const starts = running.filter(
    (line, index) => index > 0 && endsSentence(running[index - 1]!.text) && running[index - 1]!.edge < edge - 8 && cellsOf(line.text) > 20,
  )
  return { base, indented: starts.length >= 2 && starts.filter((line) => line.indent >= base + 3).length >= 0.7 * starts.length }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

function isFull(setting: Setting, line: Line): boolean {
  return line.edge >= setting.edge - slack && line.edge <= setting.edge + slack
}

function reachOf(setting: Setting, open: Open, line: Line): number {
  return open.reach >= setting.edge - slack ? line.edge : open.reach + line.edge
}

function runsOn(setting: Setting, open: Open, { role }: ParagraphBlock, line: Line): boolean {
  const { line: before, running, reach, tail } = open
  if (role !== undefined || opensItem(line.text) || isTabular(before.text) || isTabular(line.text)) return false
  if (
    isPageChrome(line.text) ||
    isPageChrome(before.text) ||
    readTitle(before.text) ||
    readTitle(before.text + line.text) ||
    isClosingLine(line.text)
  )
    return false
  const full = isFull(setting, before)
  if ((setting.indented || !full) && line.indent >= setting.base + 3) return false
  if (digitsMeet(before.text, line.text)) return false
  if (endsSentence(before.text)) return full && setting.indented && !line.apart
  if (full) return true
  if (line.apart || countedPoint.test(line.text)) return false
  if (hasOpenBracket(tail) || before.text.endsWith('、')) return true
  if (/^[《“（]/.test(line.text) && cellsOf(before.text) >= 20) return true
  if (!running && !/[，；]/.test(tail)) return false
  // A line of half the width that ends in a word, with a word after it that would have fitted: a heading, or a full stop was forgotten.
  const short = reach < 0.6 * setting.edge && reach + firstWord(line.text) <= setting.edge
  return !short || !endsInPhrase(before.text) || !/^[\p{L}\p{N}]/u.test(line.text)
}

/** 二是…: where the line before is not full, whoever wrote it began another. */
const countedPoint = new RegExp(`^[${hanNumerals}]是`)

/** Cells of what no line break divides: an address, a number. */
function firstWord(text: string): number {
  return /^[\x21-\x7e]*/.exec(text)![0].length
}

/** Rows of a table that no reader took for one. */
function isTabular(text: string): boolean {
  return /\S[ \u00a0]{3,}\S/.test(text) || /(?:\s\d[\d.,]*){2}$/.test(text) || /[|｜│]/.test(text)
}

function isClosingLine(text: string): boolean {
  const bare = text.replace(/\s+/g, '')
  return isDate(bare) || (bare.length <= 24 && isOrganName(bare) && endsLikeOrgan(bare)) || /^附(?:件|表)/.test(bare)
}

/** By its ordinal, its bullet or its label it begins an entry of a list. */
function opensItem(text: string): boolean {
  return parseOrdinal(text) !== null || isContactLine(text) || /^(?:[●•■◆▲★☆○◇□※→√✓☑]|[-*·] |[a-z](?:[)）、]|[.．] ))/i.test(text)
}

/** Two numbers, or two words without a hyphen: whether a space belongs between them cannot be told. */
function digitsMeet(before: string, after: string): boolean {
  return /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(after)
}
