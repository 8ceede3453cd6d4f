import { isDigit } from '../../language/characters.js'
import type { Lattice, LatticeCell } from './lattice.js'
import { linesOf, type Line } from './lines.js'
import type { Glyph } from './marks.js'

/** A table as it stands on one page. */
export interface PageTable {
  readonly lattice: Lattice
  readonly cells: readonly PageCell[]
}

export interface PageCell extends LatticeCell {
  readonly lines: readonly Line[]
  /** Room between the rules. */
  readonly width: number
}

/** A letter's middle stands this far above its baseline, in ems. */
const middle = 0.35

/** Gives each cell the characters in it, and returns those that are in none. */
export function fillCells(lattice: Lattice, glyphs: readonly Glyph[]): { readonly table: PageTable; readonly rest: readonly Glyph[] } {
  const places = placesOf(lattice)
  const byCell = new Map<LatticeCell, Glyph[]>(lattice.cells.map((cell) => [cell, []]))
  const rest: Glyph[] = []
  for (const word of wordsOf(glyphs)) {
    const cell = cellAt(word, lattice, places)
    for (const glyph of word) (cell ? byCell.get(cell)! : rest).push(glyph)
  }
  const cells = Array.from(byCell, ([cell, own]): PageCell => ({
    ...cell,
    lines: linesOf(own),
    width: lattice.columns[cell.right + 1]! - lattice.columns[cell.left]!,
  }))
  return { table: { lattice, cells }, rest }
}

/** The cell over each field of the grid. */
function placesOf({ cells }: Lattice): Map<string, LatticeCell> {
  const places = new Map<string, LatticeCell>()
  for (const cell of cells)
    for (let row = cell.top; row <= cell.bottom; row++)
      for (let column = cell.left; column <= cell.right; column++) places.set(`${row} ${column}`, cell)
  return places
}

/** Digits drawn one behind the other are one word: a number that is wider than its cell is not shared out between two. */
function wordsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = []
  for (const glyph of glyphs) {
    const before = words.at(-1)?.at(-1)
    const runsOn =
      before && isFigure(before) && isFigure(glyph) && before.y === glyph.y && Math.abs(glyph.left - before.right) < 0.1 * glyph.size
    if (runsOn) words.at(-1)!.push(glyph)
    else words.push([glyph])
  }
  return words
}

function isFigure({ text }: Glyph): boolean {
  return isDigit(text.charCodeAt(0)) || /^[.,%-]$/.test(text)
}

function cellAt(word: readonly Glyph[], { rows, columns }: Lattice, places: Map<string, LatticeCell>): LatticeCell | undefined {
  const x = (word[0]!.left + word.at(-1)!.right) / 2
  const y = word[0]!.y - middle * word[0]!.size
  return places.get(`${fieldOf(rows, y)} ${fieldOf(columns, x)}`)
}

/** Between which lines a place is; -1 where it is outside. */
function fieldOf(lines: readonly number[], at: number): number {
  if (at < lines[0]! || at > lines.at(-1)!) return -1
  return Math.max(
    0,
    lines.findLastIndex((line) => line <= at),
  )
}
