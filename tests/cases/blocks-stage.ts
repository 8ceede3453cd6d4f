import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Block, SourceCell } from '../../src/model/block.js'
import { readText } from '../../src/readers/text/read-text.js'
import { printDiagnostics } from './print-diagnostics.js'

/** Text → blocks, one line each; table rows with their cells between ¦. */
export function runBlocks(sections: Readonly<Record<string, string>>): Record<string, string> {
  const found: Diagnostic[] = []
  const input = (sections['input'] ?? '').trimEnd()
  const blocks = readText(input, collectInto(found))
  return { blocks: blocks.map(printBlock).join('\n'), diagnostics: printDiagnostics(found) }
}

function printBlock(block: Block): string {
  if (block.kind === 'heading') return `h${block.level} ${block.text}`
  if (block.kind !== 'table') return `${block.kind === 'paragraph' ? 'p' : 'chrome'} ${block.text.replaceAll('\n', '⏎')}`
  const { rowEnds, spans, blanks, repeatsDropped } = block.evidence
  const head = `table ${block.style}, row ends ${rowEnds}, spans ${spans}, blanks ${blanks}${repeatsDropped ? ', repeats dropped' : ''}`
  return [head, ...block.rows.map((row) => `  ${row.map(printCell).join(' ¦ ')}`)].map((line) => line.trimEnd()).join('\n')
}

function printCell(cell: SourceCell): string {
  const column = cell.column === undefined ? '' : `${cell.column}:`
  const spans = cell.colSpan > 1 || cell.rowSpan > 1 ? `[${cell.colSpan}×${cell.rowSpan}]` : ''
  return column + spans + cell.text.replaceAll('\n', '⏎')
}
