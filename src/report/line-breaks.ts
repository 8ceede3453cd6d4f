import type { Repair } from '../model/report.js'
import type { Source } from '../model/source.js'
import { isHan } from './characters.js'
import type { Entry, TextEntry } from './entries.js'
import { isPageChrome } from './page-chrome.js'
import { parseOrdinal } from './ordinals.js'
import { joinPlaced } from './placed-text.js'
import { endsLikeOrgan, readTitle } from './title.js'

/**
 * Joins paragraphs that a page layout has broken into lines, across page marks too. Only where the file as a whole is proved to be
 * set in lines of one width, and only where the line itself says that it runs on.
 */
export function joinBrokenLines(source: Source, entries: readonly Entry[], repairs: Repair[]): Entry[] {
  if (source.kind !== 'text') return [...entries]
  const lines = new Map(entries.flatMap((entry) => (entry.kind === 'text' ? [[entry, lineOf(source.text, entry)] as const] : [])))
  const setting = judgeSetting(entries, lines)
  if (!setting) return [...entries]
  const joined: Entry[] = []
  /** Index in `joined` of the paragraph that may run on, and its last line. */
  let open: { index: number; line: Line } | null = null
  for (const entry of entries) {
    if (entry.kind === 'chrome') {
      joined.push(entry)
      continue
    }
    const line = entry.kind === 'text' ? lines.get(entry)! : null
    const before: Entry | undefined = open ? joined[open.index] : undefined
    if (open && line && entry.kind === 'text' && before?.kind === 'text' && runsOn(setting, open.line, entry, line)) {
      repairs.push({ kind: 'line-break', before: '\n', after: '', at: { start: before.placed.at.end, end: entry.placed.at.start } })
      joined[open.index] = { ...before, placed: joinPlaced(before.placed, entry.placed) }
      open = { index: open.index, line }
      continue
    }
    joined.push(entry)
    open = line && entry.kind === 'text' && entry.level === null ? { index: joined.length - 1, line } : null
  }
  return joined
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

function lineOf(text: string, { placed }: TextEntry): Line {
  const start = text.lastIndexOf('\n', placed.at.start - 1) + 1
  const end = text.indexOf('\n', placed.at.end - 1)
  const whole = text.slice(start, end < 0 ? text.length : end).trimEnd()
  const indent = cellsOf(whole.slice(0, whole.length - whole.trimStart().length))
  return { text: whole.trim(), indent, edge: cellsOf(whole), apart: /\n[ \t\r\u3000]*\n[ \t\r\u3000]*$/.test(text.slice(Math.max(0, start - 200), start) + '') }
}

function cellsOf(text: string): number {
  let cells = 0
  for (let index = 0; index < text.length; index++) cells += text.charCodeAt(index) > 0x2e7f || '“”‘’—…'.includes(text[index]!) ? 2 : 1
  return cells
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

/** Null unless lines that end in the middle of a sentence nearly all end at one edge. */
function judgeSetting(entries: readonly Entry[], lines: ReadonlyMap<TextEntry, Line>): Setting | null {
  const running = entries.flatMap((entry) => (entry.kind === 'text' && entry.level === null ? [lines.get(entry)!] : []))
  const cut = running.filter((line) => !endsSentence(line.text) && !isTabular(line.text) && cellsOf(line.text) > 20)
  const edges = cut.map((line) => line.edge).sort((a, b) => b - a)
  const edge = edges.find((candidate, index) => candidate - (edges[index + leastFullLines - 1] ?? -Infinity) <= slack)
  if (edge === undefined || edge < 30 || edge > 160) return null
  const full = cut.filter((line) => line.edge >= edge - slack)
  if (full.length < 0.6 * cut.length) return null
  const base = median(running.filter((_, index) => index > 0 && full.includes(running[index - 1]!)).map((line) => line.indent))
  const starts = running.filter((line, index) => index > 0 && endsSentence(running[index - 1]!.text) && running[index - 1]!.edge < edge - 8 && cellsOf(line.text) > 20)
  const indented = starts.length >= 2 && starts.filter((line) => line.indent >= base + 3).length >= 0.7 * starts.length
  return { edge, base, indented }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

function runsOn(setting: Setting, before: Line, entry: TextEntry, line: Line): boolean {
  if (entry.level !== null || entry.role !== undefined || parseOrdinal(line.text) || isTabular(before.text) || isTabular(line.text)) return false
  if (isPageChrome(line.text) || isPageChrome(before.text) || readTitle(before.text) || readTitle(before.text + line.text) || isClosingLine(line.text)) return false
  if (setting.indented && line.indent >= setting.base + 3) return false
  if (digitsMeet(before.text, line.text)) return false
  const full = before.edge >= setting.edge - slack
  if (endsSentence(before.text)) return full && setting.indented && !line.apart
  return full || !line.apart
}

function endsSentence(text: string): boolean {
  return /[。！？!?：:][”’）)》]*$/.test(text)
}

/** Rows of a table that no reader took for one. */
function isTabular(text: string): boolean {
  return /\S\s{3,}\S.*\S\s{2,}\S/.test(text) || /(?:\s\d[\d.,]*){2}$/.test(text) || /[|｜│]/.test(text)
}

function isClosingLine(text: string): boolean {
  const bare = text.replace(/\s+/g, '')
  return /^(?:20\d{2}|二[〇○零]..)年.{1,3}月.{1,3}日$/.test(bare) || (bare.length <= 24 && endsLikeOrgan(bare) && !/[，。；：、]/.test(bare)) || /^附(?:件|表)/.test(bare)
}

/** Two numbers, or two words without a hyphen: whether a space belongs between them cannot be told. */
function digitsMeet(before: string, after: string): boolean {
  const [last, first] = [before.charCodeAt(before.length - 1), after.charCodeAt(0)]
  return /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(after) && !isHan(last) && !isHan(first)
}
