import { holdsSentence } from '../language/sentence.js'
import { foldLabel } from '../language/fold.js'
import { usesOf } from '../forms/matching/vocabulary.js'
import type { Block, ParagraphBlock, SourceCell, TableBlock } from '../model/block.js'
import { coverSpans } from '../arithmetic/spans.js'
import { isSectionTitle } from '../forms/matching/sections.js'
import { placeCaption, widthOf } from './table-caption.js'
import { headingOf } from './text/headings.js'

/** A table as the blocks it makes: its caption placed, its sections set apart. */
export function blocksOfTable(table: TableBlock): Block[] {
  return placeCaption(table).flatMap((block) => (block.kind === 'table' ? cutAtSections(block) : [block]))
}

/**
 * Cuts a table at rows of one cell over its whole width that hold a section's heading or running text: where a whole report was laid out
 * in one grid, they are no rows of data. Merged cells never reach across such a row.
 */
function cutAtSections(table: TableBlock): Block[] {
  const width = widthOf(table)
  if (width < 2) return [table]
  const pieces: Block[][] = []
  let from = 0
  table.rows.forEach((row, index) => {
    const text = row.length === 1 && row[0]!.colSpan === width && row[0]!.rowSpan === 1 ? textRow(row[0]!) : []
    if (text.length === 0) return
    pieces.push(rowsBlock(table, from, index), text)
    from = index + 1
  })
  return from === 0 ? [table] : [...pieces.flat(), ...rowsBlock(table, from, table.rows.length)]
}

function textRow(cell: SourceCell): Block[] {
  const { text } = cell
  const heading = headingOf(text)
  if (heading?.length === text.length && isSectionTitle(text)) return [{ ...paragraphOf(cell), kind: 'heading', level: heading.level }]
  const isProse = text.length > 60 && holdsSentence(text) && usesOf(foldLabel(text)).length === 0
  return isProse ? [paragraphOf(cell)] : []
}

function paragraphOf({ text, at, runs }: SourceCell): ParagraphBlock {
  return { kind: 'paragraph', text, at, ...(runs ? { runs } : {}) }
}

function rowsBlock(table: TableBlock, from: number, to: number): Block[] {
  const rows = table.rows.slice(from, to)
  const cells = rows.flat().filter((cell) => cell.text !== '')
  if (cells.length === 0) return []
  // Between headings, rows of one cell each are text too, however short.
  if (rows.every((row) => row.length <= 1)) return cells.map(paragraphOf)
  const at = cells.map((cell) => cell.at).reduce(coverSpans)
  if (from === 0) return [{ ...table, rows, at }]
  const { caption: _, ...rest } = table
  return [{ ...rest, rows, at }]
}
