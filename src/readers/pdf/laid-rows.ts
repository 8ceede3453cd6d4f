import { usesOf } from '../../forms/matching/vocabulary.js'
import { foldLabel } from '../../language/fold.js'
import { isWideGap, type Piece } from './lines.js'
import type { ColumnLine } from './paragraphs.js'
import type { CellTag } from './tags.js'

/** A piece of a line of a page. */
interface PlacedPiece {
  readonly piece: Piece
  readonly page: number
  readonly y: number
  readonly size: number
  readonly cell: CellTag | null
}

/** What stands in one cell of a table without rules: a line's pieces, or the lines of a label that has several. */
export interface LaidCell {
  readonly pieces: readonly PlacedPiece[]
  readonly left: number
  /** Its pieces stand side by side. */
  readonly isLine: boolean
}

/**
 * Rows of a table without rules, from top to bottom. A label set in several lines is one text, in the row beside whose figures it stands:
 * lines read across the page would tear it, and mix it with those beside it.
 */
export function laidRows(lines: readonly ColumnLine[]): LaidCell[][] {
  const pieces = lines.map(({ page, line }) =>
    line.pieces.map((piece): PlacedPiece => ({ piece, page, y: line.y, size: line.size, cell: piece.glyphs[0]!.tag?.cell ?? null })),
  )
  const all = pieces.flat()
  const stacks = [...taggedStacks(all), ...knownStacks(all)]
  const stacked = new Set(stacks.flat())
  const rows = pieces.flatMap((own): Row[] => {
    const cells = cellsOfLine(own, stacked)
    return cells.length === 0 ? [] : [{ page: own[0]!.page, y: own[0]!.y, size: own[0]!.size, cells }]
  })
  for (const stack of stacks) placeStack(stack, rows)
  rows.sort((one, other) => one.page - other.page || one.y - other.y)
  return rows.map(({ cells }) => cells.toSorted((one, other) => one.left - other.left))
}

interface Row {
  readonly page: number
  readonly y: number
  readonly size: number
  readonly cells: LaidCell[]
}

/** Lines that the structure tree has in one cell. */
function taggedStacks(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const cells = new Map<string, PlacedPiece[]>()
  for (const placed of pieces) {
    if (!placed.cell) continue
    const key = `${placed.page} ${placed.cell.element}`
    cells.set(key, [...(cells.get(key) ?? []), placed])
  }
  return [...cells.values()].filter((own) => new Set(own.map(({ y }) => y)).size > 1 && !own.every(isFigure))
}

/** A label has no more lines. */
const mostLines = 8

/** Lines one below the other that make up a label of a form. */
function knownStacks(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const taken = new Set<PlacedPiece>()
  const sorted = pieces.toSorted((one, other) => one.page - other.page || one.y - other.y)
  return sorted.flatMap((first) => {
    if (taken.has(first) || first.cell) return []
    const stack = longestLabel(stackFrom(first, sorted, taken))
    for (const placed of stack) taken.add(placed)
    return stack.length > 0 ? [stack] : []
  })
}

function stackFrom(first: PlacedPiece, sorted: readonly PlacedPiece[], taken: ReadonlySet<PlacedPiece>): PlacedPiece[] {
  const stack = [first]
  for (let index = sorted.indexOf(first) + 1; index < sorted.length && stack.length < mostLines; index++) {
    const [last, next] = [stack.at(-1)!, sorted[index]!]
    if (next.page !== last.page || next.y - last.y > 2 * last.size) break
    if (next.y > last.y && !taken.has(next) && !next.cell && !isFigure(next) && isUnder(last.piece, next.piece)) stack.push(next)
  }
  return isFigure(first) ? [] : stack
}

function longestLabel(stack: readonly PlacedPiece[]): PlacedPiece[] {
  for (let count = stack.length; count > 1; count--) {
    const label = stack.slice(0, count)
    if (isLabel(label) && !label.every((placed) => isLabel([placed]))) return label
  }
  return []
}

function isLabel(stack: readonly PlacedPiece[]): boolean {
  return usesOf(foldLabel(stack.map(({ piece }) => piece.text).join(''))).length > 0
}

function isFigure({ piece }: PlacedPiece): boolean {
  return /^[\d.,%+\-—–－／/]+$/.test(piece.text)
}

function isUnder(upper: Piece, lower: Piece): boolean {
  const common = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left)
  return common > 0.5 * Math.min(upper.right - upper.left, lower.right - lower.left)
}

/** Pieces with no wide gap between them are one cell, unless one of them is a figure. */
function cellsOfLine(pieces: readonly PlacedPiece[], stacked: ReadonlySet<PlacedPiece>): LaidCell[] {
  const cells: { pieces: PlacedPiece[]; left: number; isLine: true }[] = []
  pieces.forEach((placed, index) => {
    if (stacked.has(placed)) return
    const before = pieces[index - 1]
    const runsOn =
      before && !stacked.has(before) && !isFigure(before) && !isFigure(placed) && !isWideGap(before.piece, placed.piece, placed.size)
    if (runsOn) cells.at(-1)!.pieces.push(placed)
    else cells.push({ pieces: [placed], left: placed.piece.left, isLine: true })
  })
  return cells
}

/** In ems: a line whose height is that near to the middle of a label stands beside it. */
const beside = 0.6

function placeStack(stack: readonly PlacedPiece[], rows: Row[]): void {
  const [first, last] = [stack[0]!, stack.at(-1)!]
  const y = (first.y + last.y) / 2
  const cell: LaidCell = { pieces: stack, left: Math.min(...stack.map(({ piece }) => piece.left)), isLine: false }
  const near = rows
    .filter((row) => row.page === first.page && Math.abs(row.y - y) <= beside * first.size)
    .sort((one, other) => Math.abs(one.y - y) - Math.abs(other.y - y))[0]
  if (near) near.cells.push(cell)
  else rows.push({ page: first.page, y, size: first.size, cells: [cell] })
}
