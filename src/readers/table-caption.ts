import { coverSpans } from '../arithmetic/spans.js'
import { foldLabel } from '../language/fold.js'
import { usesOf } from '../forms/matching/vocabulary.js'
import type { Block, TableBlock } from '../model/block.js'
import { largestOf } from '../arithmetic/numbers.js'

/**
 * Puts a table's caption where nothing is lost of it: the caption of a part of a form is a row over the table, as forms print it; over a
 * statutory table any other caption is a line of its own, for such a table has no caption but the form's.
 */
export function placeCaption(table: TableBlock): Block[] {
  const { caption, ...bare } = table
  if (!caption) return [table]
  const at = table.rows.flat().reduce((cover, cell) => coverSpans(cover, cell.at), caption.at)
  if (usesOf(foldLabel(caption.text)).some(({ role }) => role === 'caption')) {
    return [{ ...bare, at, rows: [[{ ...caption, colSpan: widthOf(table), rowSpan: 1 }], ...table.rows] }]
  }
  if (!isStatutory(table)) return [table]
  return [{ kind: 'paragraph', ...caption }, bare]
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
