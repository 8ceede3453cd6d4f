import type { Block, HeadingBlock } from '../../model/block.js'
import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { editText, plainText, trimText } from '../../text/text.js'
import { hasPipe } from './pipes.js'
import { isRuler } from './ruled.js'

/** Markdown's marks hidden from the readers of lines and tables, the text otherwise unchanged, place for place. */
export interface Masked {
  readonly text: string
  /** Where a line marked as a heading (`## `) begins → number of its marks. */
  readonly headings: ReadonlyMap<number, number>
}

/** Noncharacters, which no text holds: one stands for a mark that vanishes, one for a hard line break. */
const hidden = '\ufdd0'
const hardBreak = '\ufdd1'

const atxHeading = /^ {0,3}(#{1,6})[ \t]+\S/
/** Emphasis around text; digits masked by asterisks (`138****1234`) are none. */
const strong = /(?<![*\\])(\*\*|__)(?=[^\s*_])([^\n]{0,300}?[^\s*_\\])\1(?![*_])/g
const inline = /(?<![*\\\dA-Za-z])(\*)(?=[^\s*])([^*\n]*?[^\s*\\])\1(?![*\dA-Za-z])/g

/** True where the text is written in Markdown: headings marked by `#` or underlined by `===`, or text set off by `**`. */
export function isMarkdown(text: string): boolean {
  return /^ {0,3}#{1,6}[ \t]+\S/m.test(text) || /^[ \t>|-]*\*\*[^\s*][^\n*]*\*\*/m.test(text) || underlined.test(text)
}

const underlined = /^ {0,3}[^\s|=#>+-][^\n|]*\n {0,3}={3,}[ \t\r]*$/m

export function maskMarkdown(text: string): Masked {
  const headings = new Map<number, number>()
  let start = 0
  const lines = text.split('\n').map((line, index, all) => {
    const level = atxHeading.exec(line)?.[1]!.length ?? levelOfUnderline(line, all[index + 1])
    if (level !== undefined) headings.set(start, level)
    start += line.length + 1
    return maskLine(line, all[index + 1])
  })
  return { text: joinLines(lines), headings }
}

/** The block as it stands without its marks; a line marked as a heading is one, whatever its wording. */
export function unmaskBlock(block: Block, masked: Masked): Block {
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map((cell) => unmaskText(cell))) }
  const plain = unmaskText(block)
  const marks = markedLevel(block.at, masked)
  return plain.kind === 'paragraph' && marks !== undefined
    ? { ...plain, kind: 'heading', level: Math.min(marks - 1, 4) as HeadingBlock['level'] }
    : plain
}

/** `===` under a line of text makes it a heading of the first rank, `---` of the second. */
function levelOfUnderline(line: string, next: string | undefined): number | undefined {
  if (next === undefined || !isPlainLine(line)) return undefined
  const rule = /^ {0,3}(={3,}|-{3,})[ \t\r]*$/.exec(next)?.[1]
  return rule === undefined ? undefined : rule.startsWith('=') ? 1 : 2
}

/** A line and whether the next one continues it after a hard break. */
interface MaskedLine {
  readonly text: string
  readonly continued: boolean
}

function maskLine(line: string, next: string | undefined): MaskedLine {
  if (/^ {0,3}(?:```|~~~|={3,}[ \t\r]*$|(?:[-*_][ \t]*){3,}\r?$)/.test(line) && !line.includes('|') && !isRuler(line))
    return { text: blank(line), continued: false }
  const led = line.replace(/^ {0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[-*+][ \t]+(?=\S))/, blank)
  const ended = line.length < 1000 && atxHeading.test(line) ? led.replace(/[ \t]+(?:#+|\{[#.][^{}]*\})[ \t\r]*$/, blank) : led
  // Marks a line begins with are white space to the rules for headings.
  const plain = maskInline(ended).replace(/^[ \ufdd0]+/, blank)
  const broken = hardBreakAt(plain)
  const continued = broken !== null && next !== undefined && isPlainLine(next) && isPlainLine(line)
  return { text: continued ? plain.slice(0, broken) + hide(plain.slice(broken)) : plain, continued }
}

/** Where two spaces or more, or a backslash, end the line. */
function hardBreakAt(line: string): number | null {
  const end = line.endsWith('\r') ? line.length - 1 : line.length
  if (line[end - 1] === '\\') return end - 1
  let start = end
  while (line[start - 1] === ' ') start--
  return end - start >= 2 ? start : null
}

function maskInline(line: string): string {
  const unmarked = line.replace(strong, hidePair).replace(inline, hidePair)
  return unmarked.replace(/\\(?=[!-/:-@[-`{-~])/g, hidden).replace(/<(https?:\/\/[^<>\s]+)>/g, (_, url: string) => hidden + url + hidden)
}

function hidePair(_: string, mark: string, text: string): string {
  return hide(mark) + text + hide(mark)
}

/** Running text: neither blank, nor a heading, nor a row of a table (with pipes, or set in columns), nor an item of a list. */
function isPlainLine(line: string): boolean {
  return line.trim() !== '' && !hasPipe(line) && !/^ {0,3}(?:#{1,6}[ \t]|[-*+>|])|^ {2}|\S {2,}\S/.test(line)
}

function joinLines(lines: readonly MaskedLine[]): string {
  return lines.map(({ text, continued }, index) => text + (index === lines.length - 1 ? '' : continued ? hardBreak : '\n')).join('')
}

function hide(text: string): string {
  return hidden.repeat(text.length)
}

function blank(text: string): string {
  return ' '.repeat(text.length)
}

function markedLevel(at: Span, { text, headings }: Masked): number | undefined {
  return headings.get(text.lastIndexOf('\n', at.start - 1) + 1)
}

/** The text without hidden marks. */
function unmaskText<T extends Text>(masked: T): T {
  const marks = [...masked.text.matchAll(/\ufdd0+|\ufdd1/g)]
  if (marks.length === 0) return masked
  const { text: _, at: __, runs: ___, ...rest } = masked
  const edits = marks.map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, after: mark === hardBreak ? '\n' : '' }))
  return { ...rest, ...trimText(editText(plainText(masked), edits)) } as unknown as T
}
