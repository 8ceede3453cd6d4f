import { isMetadataTable } from '../language/page-metadata.js'
import { coverSpans } from '../arithmetic/spans.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { findFormTable, forms } from '../forms/index.js'
import type { Block, TableBlock } from '../model/block.js'
import type { TableId } from '../model/form.js'
import { bandTable, fillTable, solveRows, type BandedTable } from './fill.js'
import type { MatchedTable } from './matched.js'
import { findPieces, groupRows, type Piece, type StatutoryPiece } from './pieces.js'
import { partStackedRows } from './stacked-rows.js'
import type { SolvedRow } from './solve/solve-table.js'

/**
 * Finds the statutory tables among the blocks and addresses their figures by the form whose labels they carry.
 * A table of no known form stays as it is; one split over several is put together; several in one are taken apart.
 */
export function matchTables(blocks: readonly Block[], report: Reporter): (Block | MatchedTable)[] {
  const pieces = findPieces(partStackedRows(blocks, report))
  const { tables, torn } = bandTables(pieces)
  return pieces.map((piece, index) => {
    if (piece.kind === 'block') return keepBlock(piece.block, report)
    const read = tables.get(piece)
    if (!read) return keepSecond(piece, report)
    const matched = fillTable(read, [pieces[index - 1], pieces[index + 1]].flatMap(lineIn), torn, report)
    if (piece.headless) report('table/header-missing', { table: nameOf(piece.table) }, { cell: piece.table, at: matched.at })
    return matched
  })
}

/** The rows of the statutory tables among the blocks with everything said about them, to be looked at. */
export function solveTables(blocks: readonly Block[]): { readonly table: BandedTable; readonly rows: readonly SolvedRow[] }[] {
  const { tables, torn } = bandTables(findPieces(partStackedRows(blocks, () => {})))
  return [...tables.values()].map((table) => ({ table, rows: solveRows(table, torn, () => {}) }))
}

/** A line of its own beside a table may be its note. */
function lineIn(piece: Piece | undefined): string[] {
  return piece?.kind === 'block' && piece.block.kind === 'paragraph' ? [piece.block.text] : []
}

/**
 * The first of each statutory table. A table alike in all editions is taken for the edition of the report's first table. `torn`: one of
 * them is scrambled, so the page's text was taken out of order.
 */
function bandTables(pieces: readonly Piece[]): { tables: Map<Piece, BandedTable>; torn: boolean } {
  const tables = new Map<Piece, BandedTable>()
  const seen = new Set<TableId>()
  let first: string | undefined
  for (const piece of pieces) {
    if (piece.kind === 'block' || seen.has(piece.table)) continue
    seen.add(piece.table)
    const read = bandTable(piece.table, piece.marks, first)
    first ??= read.edition.form
    tables.set(piece, read)
  }
  return { tables, torn: [...tables.values()].some(({ scrambled }) => scrambled) }
}

function keepBlock(block: Block, report: Reporter): Block {
  if (block.kind === 'table' && !isMetadataTable(block.rows) && !laysOutText(block))
    report(
      'table/unknown',
      { rows: block.rows.length, columns: block.rows.reduce((most, row) => Math.max(most, row.length), 0) },
      { at: block.at },
    )
  return block
}

/** One text in a grid, as a title often stands, is no data. */
function laysOutText({ rows }: TableBlock): boolean {
  return rows.flat().filter(({ text }) => text.trim() !== '').length <= 1
}

/** A statutory table met a second time stays an ordinary one. */
function keepSecond({ table, marks }: StatutoryPiece, report: Reporter): TableBlock {
  const at = marks.map((mark) => mark.cell.at).reduce(coverSpans)
  report('table/second', { table: nameOf(table) }, { cell: table, at })
  return { ...marks[0]!.block, rows: groupRows(marks).map((row) => row.map((mark) => mark.cell)), at }
}

function nameOf(table: TableId): string {
  return findFormTable(forms[0]!.id, table).name
}
