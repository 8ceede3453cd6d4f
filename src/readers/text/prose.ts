import type { Block } from '../../model/block.js'
import { headingOf } from './headings.js'
import { isBlank, trimLine, type Line } from './lines.js'

/** Headings and paragraphs of lines that belong to no table: one line, one paragraph. */
export function readProse(lines: readonly Line[]): Block[] {
  return lines.filter((line) => !isBlank(line)).flatMap(readLine)
}

function readLine(line: Line): Block[] {
  const { start, end } = trimLine(line)
  const text = line.text.slice(start - line.start, end - line.start)
  const heading = headingOf(text)
  if (!heading) return [{ kind: 'paragraph', text, at: { start, end } }]
  const headEnd = start + heading.length
  const blocks: Block[] = [
    { kind: 'heading', level: heading.level, text: text.slice(0, heading.length).trimEnd(), at: { start, end: headEnd } },
  ]
  const rest = text.slice(heading.length)
  if (rest.trim() === '') return blocks
  const from = headEnd + rest.length - rest.trimStart().length
  return [...blocks, { kind: 'paragraph', text: rest.trimStart(), at: { start: from, end } }]
}
