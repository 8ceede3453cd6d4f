import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block, TableBlock } from '../../model/block.js'
import { isBlank, splitLines, trimLine, type Line } from './lines.js'
import { hasPipe } from './pipes.js'
import { readProse } from './prose.js'
import type { Region } from './reading.js'
import { styles } from './styles.js'

/** Headings, paragraphs and tables of a plain-text or Markdown export, in reading order. */
export function readText(text: string, _report: Reporter): Block[] {
  return cutRegions(splitLines(text)).flatMap((piece) => (piece.kind === 'table' ? readTable(piece) : readProse(piece.lines)))
}

interface Piece extends Region {
  readonly kind: 'table' | 'prose'
}

/** Lines with pipes that follow one another, blank lines aside, are one table; a single one is a line of text. */
function cutRegions(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (let index = 0; index < lines.length; ) {
    const end = endOfTable(lines, index)
    if (end - index < 2) {
      index = Math.max(end, index + 1)
      continue
    }
    pieces.push({ kind: 'prose', lines: lines.slice(from, index) }, { kind: 'table', lines: lines.slice(index, end) })
    from = index = end
  }
  return [...pieces, { kind: 'prose', lines: lines.slice(from) }]
}

function endOfTable(lines: readonly Line[], start: number): number {
  let end = start
  for (let index = start; index < lines.length; index++) {
    if (hasPipe(lines[index]!.text)) end = index + 1
    else if (!isBlank(lines[index]!)) break
  }
  return end
}

function readTable(region: Region): Block[] {
  for (const style of styles) {
    const reading = style.read(region)
    if (reading) return [tableBlock(region, style.id, reading)]
  }
  return readProse(region.lines)
}

function tableBlock(region: Region, style: string, reading: Pick<TableBlock, 'rows' | 'evidence'>): TableBlock {
  const filled = region.lines.filter((line) => !isBlank(line))
  return { kind: 'table', rows: reading.rows, evidence: reading.evidence, style, at: { start: trimLine(filled[0]!).start, end: trimLine(filled.at(-1)!).end } }
}
