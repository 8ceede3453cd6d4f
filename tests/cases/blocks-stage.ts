import type { Block, SourceCell } from '../../src/model/block.js'
import { readWritten } from '../read-written.js'

/** Text → blocks, one line each; table rows with their cells between ¦. */
export function runBlocks(sections: Readonly<Record<string, string>>): Record<string, string> {
  const blocks = readWritten((sections['input'] ?? '').trimEnd()).blocks
  return { blocks: blocks.map(printBlock).join('\n') }
}

/** A paragraph's role in brackets, a table's caption behind its evidence, header cells with #, the state of a figure in brackets. */
export function printBlock(block: Block): string {
  if (block.kind === 'heading') return `h${block.level} ${block.text}`
  const role = block.kind === 'paragraph' && block.role ? `[${block.role}]` : ''
  if (block.kind !== 'table') return `${block.kind === 'paragraph' ? 'p' : 'chrome'}${role} ${block.text.replaceAll('\n', '⏎')}`
  const { rowEnds, spans, blanks, repeatsDropped } = block.evidence
  const head = `table ${block.style}, row ends ${rowEnds}, spans ${spans}, blanks ${blanks}${repeatsDropped ? ', repeats dropped' : ''}${block.caption ? `: ${block.caption.text}` : ''}`
  return [head, ...block.rows.map((row) => `  ${row.map(printCell).join(' ¦ ')}`)].map((line) => line.trimEnd()).join('\n')
}

function printCell(cell: SourceCell): string {
  const column = cell.column === undefined ? '' : `${cell.column}:`
  const spans = cell.colSpan > 1 || cell.rowSpan > 1 ? `[${cell.colSpan}×${cell.rowSpan}]` : ''
  const marks = `${cell.header ? '#' : ''}${cell.state ? `[${cell.state}]` : ''}${cell.written === undefined ? '' : `[first ${cell.written}]`}`
  return column + spans + marks + cell.text.replaceAll('\n', '⏎')
}
