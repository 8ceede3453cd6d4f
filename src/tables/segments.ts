import type { LabelUse } from '../forms/vocabulary.js'
import type { TableBlock } from '../model/block.js'
import type { TableId } from '../model/form.js'
import { markCells, type Mark } from './marks.js'

/** A stretch of cells that belongs to one statutory table, or (`table` null) to none. */
export interface Segment {
  readonly table: TableId | null
  readonly marks: readonly Mark[]
}

/** Cuts a table where its labels pass from one statutory table to another. */
export function segmentTable(block: TableBlock): Segment[] {
  const segments: { table: TableId | null; marks: Mark[] }[] = []
  for (const row of rowsOf(markCells(block), block)) {
    const table = tableOf(row, segments.at(-1)?.table ?? null)
    const last = segments.at(-1)
    if (last && (last.table === table || table === null)) last.marks.push(...row)
    else segments.push({ table, marks: row })
  }
  return segments.map((segment) => (isStatutory(segment.marks, segment.table) ? segment : { ...segment, table: null }))
}

/** Rows where the source or the grid's width tells them; cell by cell where nothing does. */
function rowsOf(marks: readonly Mark[], block: TableBlock): Mark[][] {
  if (block.evidence.rowEnds === 'unknown') return marks.map((mark) => [mark])
  const rows: Mark[][] = block.rows.map(() => [])
  for (const mark of marks) rows[mark.row]!.push(mark)
  return rows.filter((row) => row.length > 0)
}

/** The one table the row's labels point to; null where they point to none, or still to the current one. Words of two characters point nowhere. */
function tableOf(row: readonly Mark[], current: TableId | null): TableId | null {
  const named = row.flatMap((mark) => (mark.uses.length > 0 && (mark.folded.length > 2 || mark.uses.some((use) => use.role === 'row')) ? [new Set(mark.uses.map((use) => use.table))] : []))
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
  if (table === 'applications') return rows >= 3 || (rows >= 1 && count('head', 'corner') >= 3)
  return rows >= 3 || (rows >= 1 && count('head', 'caption') >= 1)
}
