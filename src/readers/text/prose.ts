import type { Block } from '../../model/block.js'
import { headingOf } from './headings.js'
import { sliceText, trimText } from '../../text/text.js'
import { isBlank, textOfLine, type Line } from './lines.js'

/** Headings and paragraphs of lines that belong to no table: one line, one paragraph. */
export function readProse(lines: readonly Line[]): Block[] {
  return lines.filter((line) => !isBlank(line)).flatMap(readLine)
}

function readLine(line: Line): Block[] {
  const text = textOfLine(line)
  const heading = headingOf(text.text)
  if (!heading) return [{ kind: 'paragraph', ...text }]
  const head: Block = { kind: 'heading', level: heading.level, ...trimText(sliceText(text, 0, heading.length)) }
  const rest = trimText(sliceText(text, heading.length))
  return rest.text === '' ? [head] : [head, { kind: 'paragraph', ...rest }]
}
