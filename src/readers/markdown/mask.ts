import type { ListItem } from '../../model/block.js'
import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { TextBuilder } from '../../text/text-builder.js'
import { hardBreak, hiddenMark, type Masked } from '../text/masked.js'
import type { Marks } from './marks.js'
import { isPlainLine } from './plain-line.js'

/**
 * The text without its marks, for whoever reads it line by line. In lines set in columns they only become signs that are taken out later, for
 * there the place of a word says which column it is in.
 */
export function maskMarks(text: string, { hidden, blanked, headings, items }: Marks): Text & Masked {
  const characters = Array.from({ length: text.length }, (_, index) => text[index]!)
  fill(characters, hidden, hiddenMark)
  fill(characters, blanked, ' ')
  const masked = characters.join('').split('\n')
  const written = text.split('\n')
  const built = new TextBuilder()
  const placed = new Map<number, number>()
  const placedItems = new Map<number, ListItem>()
  let start = 0
  masked.forEach((line, index) => {
    const rank = headings.get(start)
    if (rank !== undefined) placed.set(built.text.length, rank)
    const item = items.get(start)
    if (item) placedItems.set(built.text.length, item)
    // Marks a line begins with are white space to the rules for headings.
    const led = line.replace(/^[ \ufdd0]+/, (marks) => ' '.repeat(marks.length))
    const end = index === masked.length - 1 ? '' : '\n'
    const broken = end === '' ? null : breakIn(written[index]!, written[index + 1]!)
    addLine(built, broken === null ? led + end : led.slice(0, broken) + hiddenMark.repeat(line.length - broken) + hardBreak, start)
    start += line.length + 1
  })
  return { ...built.finish(), headings: placed, items: placedItems }
}

function addLine(built: TextBuilder, line: string, start: number): void {
  if (/\S {2,}\S/.test(line)) built.add(line, start)
  else for (const { 0: piece, index } of line.matchAll(/[^\ufdd0]+/g)) built.add(piece, start + index)
}

/** Lines stay lines. */
function fill(characters: string[], spans: readonly Span[], mark: string): void {
  for (const { start, end } of spans) for (let at = start; at < end; at++) if (!/[\r\n]/.test(characters[at]!)) characters[at] = mark
}

/** Where two spaces or more, or a backslash, end a line that runs on in the next one. */
function breakIn(line: string, next: string): number | null {
  const end = line.endsWith('\r') ? line.length - 1 : line.length
  let start = end
  if (line[end - 1] === '\\') start = end - 1
  else while (line[start - 1] === ' ') start--
  const marked = end - start >= 2 || line[start] === '\\'
  return marked && isPlainLine(line) && isPlainLine(next) ? start : null
}
