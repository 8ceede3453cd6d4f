import { coverSpans } from '../arithmetic/spans.js'
import { foldLabel } from '../language/fold.js'
import { usesOf } from '../forms/matching/vocabulary.js'
import type { Block, SourceCell, TableBlock } from '../model/block.js'
import { largestOf } from '../arithmetic/numbers.js'

/**
 * Puts a table's caption where nothing is lost of it: the caption of a part of a form is a row over the table, as forms print it; over a
 * statutory table any other caption is a line of its own, for such a table has no caption but the form's.
 */
export function placeCaption(table: TableBlock): Block[] {
  const { caption, captionAt, ...bare } = table
  if (caption === undefined || !captionAt) return [table]
  const at = table.rows.flat().reduce((cover, cell) => coverSpans(cover, cell.at), captionAt)
  if (usesOf(foldLabel(caption)).some(({ role }) => role === 'caption')) {
    return [{ ...bare, at, rows: [[captionCell(caption, captionAt, table)], ...table.rows] }]
  }
  if (!isStatutory(table)) return [table]
  const parts = bare.parts?.filter(({ start }) => start < captionAt.start || start >= captionAt.end)
  return [
    { kind: 'paragraph', text: caption, at: captionAt },
    { ...bare, ...(parts ? { parts } : {}) },
  ]
}

function captionCell(text: string, at: SourceCell['at'], table: TableBlock): SourceCell {
  return { text, at, colSpan: widthOf(table), rowSpan: 1 }
}

/** In columns. */
export function widthOf({ rows }: TableBlock): number {
  return largestOf(rows.map((row) => row.reduce((sum, { colSpan }) => sum + colSpan, 0)))
}

/** Three of its labels are known. */
function isStatutory({ rows }: TableBlock): boolean {
  let known = 0
  for (const { text } of rows.flat()) if (text.length > 3 && usesOf(foldLabel(text)).length > 0 && ++known >= 3) return true
  return false
}
