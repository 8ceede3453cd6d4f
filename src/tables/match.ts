import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Block, ParagraphBlock, TableBlock } from '../model/block.js'
import type { TableId } from '../model/form.js'
import { coverSpans } from '../model/span.js'
import { fillTable } from './fill.js'
import type { Mark } from './marks.js'
import type { MatchedTable } from './matched.js'
import { segmentTable, type Segment } from './segments.js'

/**
 * Finds the statutory tables among the blocks and addresses their figures by the form whose labels they carry.
 * A table of no known form stays as it is; one split over several is put together; several in one are taken apart.
 */
export function matchTables(blocks: readonly Block[], report: Reporter): (Block | MatchedTable)[] {
  let first: string | undefined
  return joinPieces(blocks.flatMap(piecesOf)).map((piece) => {
    const item = finishPiece(piece, report, first)
    // A table alike in all editions is taken for the edition of the report's first table.
    if (item.kind === 'form') first ??= item.form
    return item
  })
}

type Piece =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'statutory'; readonly table: TableId; readonly segments: readonly Segment[] }

function piecesOf(block: Block): Piece[] {
  if (block.kind !== 'table') return [{ kind: 'block', block }]
  const segments = segmentTable(block)
  if (segments.every((segment) => segment.table === null)) return [{ kind: 'block', block }]
  return segments.flatMap((segment): Piece[] => {
    if (segment.table !== null) return [{ kind: 'statutory', table: segment.table, segments: [segment] }]
    return restOf(segment, block).map((rest) => ({ kind: 'block', block: rest }))
  })
}

/** Rows of a block that belong to no statutory table: a row of one cell is a line of text, others stay a table. */
function restOf(segment: Segment, block: TableBlock): Block[] {
  const rows = [...new Set(segment.marks.map((mark) => mark.row))].map((row) => segment.marks.filter((mark) => mark.row === row))
  const filled = rows.map((row) => row.filter((mark) => mark.kind !== 'blank')).filter((row) => row.length > 0)
  if (filled.every((row) => row.length === 1)) return filled.map(([mark]): ParagraphBlock => ({ kind: 'paragraph', text: mark!.cell.text, at: mark!.cell.at }))
  const at = spanOf(segment.marks)
  return [{ ...block, rows: rows.map((row) => row.map((mark) => mark.cell)), at }]
}

/** Parts of one statutory table that follow one another, page furniture between them aside, are one table. */
function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const before = joined.findLastIndex((other) => other.kind === 'statutory' || other.block.kind !== 'chrome')
    const last = joined[before]
    if (piece.kind === 'statutory' && last?.kind === 'statutory' && last.table === piece.table && !repeats(last.segments, piece.segments)) {
      joined[before] = { ...last, segments: [...last.segments, ...piece.segments] }
    } else joined.push(piece)
  }
  return joined
}

/** A row of figures met again begins a second table. */
function repeats(before: readonly Segment[], after: readonly Segment[]): boolean {
  const rowsOf = (segments: readonly Segment[]) =>
    new Set(segments.flatMap((segment) => segment.marks.flatMap((mark) => mark.uses.filter((use) => use.role === 'row' && mark.uses.every((other) => other.role === 'row')).map((use) => use.id))))
  const seen = rowsOf(before)
  return [...rowsOf(after)].some((row) => seen.has(row))
}

function finishPiece(piece: Piece, report: Reporter, preferred: string | undefined): Block | MatchedTable {
  if (piece.kind === 'statutory') return fillTable(piece.table, piece.segments.flatMap((segment) => segment.marks), report, preferred)
  if (piece.block.kind === 'table') {
    const { rows, at } = piece.block
    report('table/unknown', { rows: rows.length, columns: Math.max(0, ...rows.map((row) => row.length)) }, { at })
  }
  return piece.block
}

function spanOf(marks: readonly Mark[]): TableBlock['at'] {
  return marks.map((mark) => mark.cell.at).reduce(coverSpans)
}
