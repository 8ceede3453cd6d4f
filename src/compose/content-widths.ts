import { emsOf } from '../language/width.js'
import { largestOf, sum } from '../arithmetic/numbers.js'
import type { CellGrid, GridCell } from './cell-grid.js'

/** In ems: no column is narrower than this, and none claims more for a long text. */
const NARROWEST = 3
const WIDEST = 16

/** Relative widths of a grid's columns, in hundredths of an em, from what stands in them. */
export function contentWidths(grid: CellGrid): number[] {
  const widths = Array.from({ length: grid.width }, () => NARROWEST)
  for (const row of grid.rows)
    for (const cell of row) if (cell.colSpan === 1) widths[cell.column] = Math.max(widths[cell.column]!, claim(cell))
  for (const row of grid.rows) for (const cell of row) if (cell.colSpan > 1) widen(widths, cell)
  return widths.map((width) => Math.round(width * 100))
}

function claim(cell: GridCell): number {
  return Math.min(WIDEST, emWidth(cell.text) + 1)
}

function widen(widths: number[], cell: GridCell): void {
  const covered = widths.slice(cell.column, cell.column + cell.colSpan)
  const missing = claim(cell) - sum(covered)
  if (missing <= 0) return
  covered.forEach((width, index) => (widths[cell.column + index] = width + missing / cell.colSpan))
}

/** Width of the longest line. */
function emWidth(text: string): number {
  return largestOf(text.split('\n').map(emsOf))
}
