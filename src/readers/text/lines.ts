import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { textAt, trimText } from '../../text/text.js'

/** One line of the source without its line break. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Every kind of line end: CR LF, LF, CR, the form feed of PDF text, vertical tab, NEL and the two Unicode separators. */
const lineEnd = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g

export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const match of text.matchAll(lineEnd)) {
    lines.push({ start, end: match.index, text: text.slice(start, match.index) })
    start = match.index + match[0].length
  }
  lines.push({ start, end: text.length, text: text.slice(start) })
  return lines
}

/** The stretch of the line without the white space at its ends; empty (start = end) for a blank line. */
export function trimLine(line: Line): Span {
  return trimSpan(line.text, line.start)
}

/** A stretch of a line without the white space at its ends. */
export function textOfLine({ text, start }: Line, from = 0, to = text.length): Text {
  return trimText(textAt(text.slice(from, to), start + from))
}

/** The stretch `text`, standing at `start`, covers without the white space at its ends. */
function trimSpan(text: string, start: number): Span {
  const lead = text.length - text.trimStart().length
  const end = text.trimEnd().length
  return lead >= end ? { start, end: start } : { start: start + lead, end: start + end }
}

export function isBlank(line: Line): boolean {
  return line.text.trim() === ''
}
