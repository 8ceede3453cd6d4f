import { coverSpans } from '../../arithmetic/spans.js'
import type { SourceCell, TableBlock } from '../../model/block.js'
import { paragraphsOf, type DocxCell, type DocxParagraph, type DocxRow, type DocxTable } from './body.js'
import type { LinearText } from './linear-text.js'
import { correctedFigure, inferredFigure, isOwnFile, lostFigure, ownCell } from './own-styles.js'
import type { Styles } from './styles.js'

/** Writes a table's cells out as lines and gives the block they make. `own`: our own writer made the file. */
export function writeTable(table: DocxTable, linear: LinearText, styles: Styles, own: boolean): TableBlock {
  const rows = table.rows.map((row) => (own ? ownCells(table, row) : foreignCells(row)).map((cell) => writeCell(cell, linear, styles)))
  const cells = rows.flat()
  return {
    kind: 'table',
    style: 'docx',
    rows,
    at: cells.map((cell) => cell.at).reduce(coverSpans),
    evidence: { rowEnds: 'known', spans: 'kept', blanks: 'kept' },
  }
}

interface MarkedCell {
  readonly cell: DocxCell
  readonly header: boolean
}

function foreignCells({ cells, header }: DocxRow): MarkedCell[] {
  return cells.map((cell) => ({ cell, header }))
}

/** Header cells by their style, unless the table's look says that the writer chose them; cells that only fill the grid left out. */
function ownCells(table: DocxTable, row: DocxRow): MarkedCell[] {
  return row.cells.flatMap((cell) => {
    const kind = ownCell(paragraphsOf(cell.blocks)[0]?.style)
    return kind === 'filler' ? [] : [{ cell, header: kind === 'header' && table.marksHeaders }]
  })
}

function writeCell({ cell, header }: MarkedCell, linear: LinearText, styles: Styles): SourceCell {
  const paragraphs = paragraphsOf(cell.blocks)
  const lines = paragraphs.map(({ text }) => text.trim()).filter((text) => text !== '')
  const start = linear.text.length
  const line = linear.add(lines.join('\n'))
  const state = stateOf(paragraphs, line.text, styles)
  return {
    text: line.text,
    at: { start, end: start + line.text.length },
    colSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    ...(header ? { header: true } : {}),
    ...(state ? { state } : {}),
  }
}

/** What our own writer marks by a character style. The mark alone is enough where it was copied into another file. */
function stateOf(paragraphs: readonly DocxParagraph[], text: string, styles: Styles): SourceCell['state'] {
  const names = new Set(paragraphs.flatMap(({ runs }) => [...runs.styles].map((id) => styles.find(id)?.name ?? '')))
  if (names.has(inferredFigure)) return 'inferred'
  if (names.has(correctedFigure)) return 'corrected'
  return text === lostMark && (names.has(lostFigure) || !isOwnFile(styles)) ? 'lost' : undefined
}

const lostMark = '〔缺〕'
