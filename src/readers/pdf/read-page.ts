import { fillCells, type PageTable } from './cells.js'
import { partFusedRows } from './fused-rows.js'
import { findLattices, type Lattice } from './lattice.js'
import { linesOf, type Line, type Piece } from './lines.js'
import type { Glyph, PageMarks } from './marks.js'
import type { Tag } from './tags.js'
import { groupInReadingOrder, type Group, type Placed, type Room } from './reading-order.js'

/** What stands on a page, in reading order. */
export interface PageContent {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly items: readonly PageItem[]
  /** Text side by side that may stand in columns and may not; it is among the items, read line by line. */
  readonly beside: readonly Line[]
  /** Aslant or turned: watermarks, numbers of turned pages. */
  readonly aside: readonly Line[]
  readonly hidden: readonly Line[]
  /** All its text is an invisible layer, as text recognition puts over a picture. */
  readonly recognised: boolean
}

/** A line with the column it stands in, or a table. */
export type PageItem =
  /** With the tag of its first character. */
  | { readonly kind: 'line'; readonly page: number; readonly line: Line; readonly column: Column; readonly tag: Tag | null }
  | { readonly kind: 'table'; readonly page: number; readonly table: PageTable; readonly top: number; readonly bottom: number }

/** From the first character of its lines to the last, in the room there is for it. */
export interface Column {
  readonly left: number
  readonly right: number
  readonly room: Room
}

export function readPage(marks: PageMarks): PageContent {
  const recognised = marks.glyphs.length > 0 && marks.glyphs.every(({ sight, text }) => sight !== 'shown' || text.trim() === '')
  const isSeen = ({ sight }: Glyph) => sight === 'shown' || (recognised && sight === 'recognised')
  const seen = marks.glyphs.filter(isSeen)
  const { tables, rest } = takeTables(
    findLattices(marks.rules),
    seen.filter(({ turn }) => turn === 0),
  )
  return {
    ...marks,
    ...arrange(tables, rest, marks),
    aside: turnedLines(seen),
    hidden: linesOf(marks.glyphs.filter((glyph) => !isSeen(glyph))),
    recognised,
  }
}

/** The tables with text in two cells or more, the inner of two first; the characters in none of them. */
function takeTables(lattices: readonly Lattice[], glyphs: readonly Glyph[]) {
  const tables: PageTable[] = []
  let rest = glyphs
  for (const lattice of lattices.toSorted((one, other) => areaOf(one) - areaOf(other))) {
    const filled = fillCells(lattice, rest)
    if (filled.table.cells.filter(({ lines }) => lines.length > 0).length < 2) continue
    tables.push(partFusedRows(filled.table))
    rest = filled.rest
  }
  return { tables, rest }
}

function areaOf({ rows, columns }: Lattice): number {
  return (rows.at(-1)! - rows[0]!) * (columns.at(-1)! - columns[0]!)
}

interface Laid extends Placed {
  readonly glyphs: readonly Glyph[]
  readonly table?: PageTable
}

function arrange(tables: readonly PageTable[], glyphs: readonly Glyph[], marks: PageMarks) {
  const pieces = linesOf(glyphs).flatMap((line) => line.pieces.map((piece) => layPiece(line, piece)))
  const unclear: Laid[] = []
  const groups = groupInReadingOrder([...pieces, ...tables.map(layTable)], (beside) => unclear.push(...beside))
  return { items: groups.flatMap((group) => itemsOf(group, marks)), beside: linesOf(unclear.flatMap((piece) => piece.glyphs)) }
}

function layPiece({ y, size }: Line, piece: Piece): Laid {
  return { ...piece, top: y - size, bottom: y + 0.2 * size, fills: false, order: firstOf(piece.glyphs) }
}

function layTable(table: PageTable): Laid {
  const { rows, columns } = table.lattice
  const [left, right, top, bottom] = [columns[0]!, columns.at(-1)!, rows[0]!, rows.at(-1)!]
  const glyphs = table.cells.flatMap(({ lines }) => lines.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.glyphs)))
  return { table, glyphs: [], left, right, top, bottom, fills: true, text: '', order: firstOf(glyphs) }
}

function firstOf(glyphs: readonly Glyph[]): number {
  return Math.min(...glyphs.map(({ order }) => order))
}

function itemsOf({ items: group, room }: Group<Laid>, { number: page }: PageMarks): PageItem[] {
  const lines = linesOf(group.flatMap(({ glyphs }) => glyphs))
  const column = { left: Math.min(...lines.map(({ left }) => left)), right: Math.max(...lines.map(({ right }) => right)), room }
  const items: (PageItem & { readonly at: number })[] = [
    ...lines.map((line) => ({
      kind: 'line' as const,
      page,
      line,
      column,
      tag: line.pieces[0]!.glyphs[0]!.tag,
      at: line.y - 0.5 * line.size,
    })),
    ...group.flatMap(({ table, top, bottom }) => (table ? [{ kind: 'table' as const, page, table, top, bottom, at: top }] : [])),
  ]
  return items.sort((one, other) => one.at - other.at)
}

/** Each quarter's by itself, read as if turned back; what is aslant by its own height. */
function turnedLines(glyphs: readonly Glyph[]): Line[] {
  return ([1, 2, 3, null] as const).flatMap((turn) => {
    const own = glyphs.filter((glyph) => glyph.turn === turn)
    return own.length === 0
      ? []
      : linesOf(own.map((glyph, index) => ({ ...glyph, y: own[0]!.y, left: index * glyph.size, right: (index + 1) * glyph.size })))
  })
}
