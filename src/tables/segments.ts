import { recogniseLabel } from '../forms/matching/recognise.js'
import { isSectionTitle } from '../forms/matching/sections.js'
import type { LabelUse } from '../forms/matching/vocabulary.js'
import type { TableBlock } from '../model/block.js'
import type { TableId } from '../model/form.js'
import { markCells, type Mark } from './marks.js'

/** A stretch of cells that belongs to one statutory table, is the title of a section, or (`table` null) is neither. */
export type Segment =
  | { readonly kind: 'title'; readonly mark: Mark }
  | { readonly kind: 'cells'; readonly table: TableId | null; readonly marks: readonly Mark[] }

/** Cuts a table where its labels pass from one statutory table to another, and at section titles in rows of their own. */
export function segmentTable(block: TableBlock): Segment[] {
  const segments: ({ kind: 'title'; mark: Mark } | { kind: 'cells'; table: TableId | null; marks: Mark[] })[] = []
  for (const row of rowsOf(markCells(block), block)) {
    const last = segments.at(-1)
    const title = titleOf(row)
    if (title) {
      segments.push({ kind: 'title', mark: title })
      continue
    }
    const open = last?.kind === 'cells' ? last : undefined
    const table = tableOf(row, open?.table ?? null)
    if (open && (open.table === table || table === null)) addAll(open.marks, row)
    else segments.push({ kind: 'cells', table, marks: row })
  }
  return joinHeads(segments).map((segment) =>
    segment.kind === 'title' || isStatutory(segment.marks, segment.table) ? segment : { ...segment, table: null },
  )
}

/** Rows above a table that hold nothing but its labels, with slips in them, are its first rows. */
function joinHeads(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const head = joined.at(-1)
    if (head?.kind === 'cells' && head.table === null && segment.kind === 'cells' && segment.table && areLabels(head.marks, segment.table))
      joined[joined.length - 1] = { ...segment, marks: [...head.marks, ...segment.marks] }
    else joined.push(segment)
  }
  return joined
}

function areLabels(marks: readonly Mark[], table: TableId): boolean {
  return marks.every((mark) => mark.kind === 'blank' || (mark.kind === 'text' && recogniseLabel(mark.cell.text, table).length > 0))
}

function addAll(marks: Mark[], row: readonly Mark[]): void {
  for (const mark of row) marks.push(mark)
}

/** Rows where the source or the grid's width tells them; cell by cell where nothing does. */
function rowsOf(marks: readonly Mark[], block: TableBlock): Mark[][] {
  if (block.evidence.rowEnds === 'unknown') return marks.map((mark) => [mark])
  const rows: Mark[][] = block.rows.map(() => [])
  for (const mark of marks) rows[mark.row]!.push(mark)
  return rows.filter((row) => row.length > 0)
}

/** The row holds nothing but an official section title. */
function titleOf(row: readonly Mark[]): Mark | undefined {
  const filled = row.filter((mark) => mark.cell.text !== '')
  const [only] = filled
  return filled.length === 1 && only!.uses.length === 0 && isSectionTitle(only!.cell.text) ? only : undefined
}

/**
 * The one table the row's labels point to; null where they point to none, or still to the current one. Headers of two characters point
 * nowhere: tables share them.
 */
function tableOf(row: readonly Mark[], current: TableId | null): TableId | null {
  const telling = row.filter((mark) => mark.uses.length > 0 && (mark.folded.length > 2 || mark.uses.some((use) => use.role === 'row')))
  const named = telling.map((mark) => new Set(mark.uses.map((use) => use.table)))
  if (current && named.some((tables) => tables.has(current))) return null
  const single = named.find((tables) => tables.size === 1)
  return single ? [...single][0]! : null
}

/** A few words in common do not make a statutory table: its own headers and rows must be there. */
function isStatutory(marks: readonly Mark[], table: TableId | null): boolean {
  if (table === null) return false
  const uses = marks.map((mark) => mark.uses.filter((use) => use.table === table))
  const count = (...roles: LabelUse['role'][]) => uses.filter((own) => own.some((use) => roles.includes(use.role))).length
  const rows = count('row')
  if (table === 'disputes') return count('head') >= 4
  if (table === 'applications')
    return rows >= 3 || count('head', 'corner') >= 4 || (rows >= 1 && count('head', 'corner') >= 3) || isRowWithValues(marks, table)
  return rows >= 3 || (rows >= 1 && count('head', 'caption') >= 1) || (count('caption') >= 1 && count('head') >= 2)
}

/** Long labels of rows are sure on their own: the end of a table on a page of its own. */
function isRowWithValues(marks: readonly Mark[], table: TableId): boolean {
  return marks.some(
    (mark, index) =>
      mark.folded.length >= 8 &&
      mark.uses.some((use) => use.table === table && use.role === 'row') &&
      marks.slice(index + 1, index + 8).filter((next) => next.kind === 'figure').length >= 5,
  )
}
