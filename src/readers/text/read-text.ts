import { coverSpans } from '../../arithmetic/spans.js'
import type { Block, ChromeBlock, TableBlock } from '../../model/block.js'
import { isPageMark } from '../../language/page-mark.js'
import { textAt, visibleText } from '../../text/text.js'
import { placeBlocks } from '../place-blocks.js'
import { cutFlatLine } from './flat-lines.js'
import { cutFrontMatter } from './front-matter.js'
import { isBlank, splitLines, textOfLine, trimLine, type Line } from './lines.js'
import { readProse } from './prose.js'
import type { TableReading } from './reading.js'
import { cutRegions, type LineStretch } from './regions.js'
import { styles } from './styles.js'

/** Headings, paragraphs and tables of a plain-text export, in reading order. What is never seen is taken out before anything is recognised. */
export function readText(text: string): Block[] {
  const seen = visibleText(textAt(text, 0))
  return seen.text === text ? readVisible(text) : placeBlocks(readVisible(seen.text), seen)
}

function readVisible(text: string): Block[] {
  const { blocks, rest } = cutFrontMatter(text)
  return [...blocks, ...readLines(rest)]
}

/** The same of a text in which nothing is left but what is seen. */
export function readLines(text: string): Block[] {
  const lines = splitLines(text).flatMap(cutFlatLine)
  return cutRegions(lines).flatMap((stretch) => (stretch.kind === 'prose' ? readProse(stretch.lines) : readTable(stretch)))
}

function readTable(stretch: LineStretch): Block[] {
  const stretches = splitAtMarks(stretch.lines)
  if (stretches.length === 0) return readProse(stretch.lines)
  const lines = stretches.flat()
  for (const style of styles) {
    const reading = style.shownBy === stretch.kind ? style.read({ lines }) : undefined
    if (reading) return [tableBlock(stretches, style.id, reading), ...pageMarks(stretch.lines)]
  }
  return readProse(stretch.lines)
}

/** The lines between the page marks a table runs across. */
function splitAtMarks(lines: readonly Line[]): Line[][] {
  const stretches: Line[][] = [[]]
  for (const line of lines) {
    if (isPageMark(line.text)) stretches.push([])
    else stretches.at(-1)!.push(line)
  }
  return stretches.filter((own) => own.some((line) => !isBlank(line)))
}

function tableBlock(stretches: readonly (readonly Line[])[], style: string, { rows, evidence }: TableReading): TableBlock {
  const parts = stretches.map((lines) => {
    const filled = lines.filter((line) => !isBlank(line))
    return { start: trimLine(filled[0]!).start, end: trimLine(filled.at(-1)!).end }
  })
  return { kind: 'table', rows, evidence, style, at: parts.reduce(coverSpans) }
}

/** They follow the table. */
function pageMarks(lines: readonly Line[]): ChromeBlock[] {
  return lines.filter((line) => isPageMark(line.text)).map((line) => ({ kind: 'chrome', ...textOfLine(line) }))
}
