import type { CellGrid, GridCell } from './cell-grid.js'

/** In ems: no column is narrower than this, and none claims more for a long text. */
const NARROWEST = 3
const WIDEST = 16

/** Relative widths of a grid's columns, in hundredths of an em, from what stands in them. */
export function contentWidths(grid: CellGrid): number[] {
  const cells = grid.rows.flat()
  const widths = Array.from({ length: grid.width }, () => NARROWEST)
  for (const cell of cells) if (cell.colSpan === 1) widths[cell.column] = Math.max(widths[cell.column]!, claim(cell))
  for (const cell of cells) if (cell.colSpan > 1) widen(widths, cell)
  return widths.map((width) => Math.round(width * 100))
}

function claim(cell: GridCell): number {
  return Math.min(WIDEST, emWidth(cell.text) + 1)
}

function widen(widths: number[], cell: GridCell): void {
  const covered = widths.slice(cell.column, cell.column + cell.colSpan)
  const missing = claim(cell) - covered.reduce((sum, width) => sum + width, 0)
  if (missing <= 0) return
  covered.forEach((width, index) => (widths[cell.column + index] = width + missing / cell.colSpan))
}

/** Width of the longest line: a full-width character counts one em, any other half. */
function emWidth(text: string): number {
  return Math.max(
    ...text
      .split('\n')
      .map((line) => [...line].reduce((sum, char) => sum + (/[\u1100-\uffef]|[\u{1f300}-\u{3ffff}]/u.test(char) ? 1 : 0.5), 0)),
  )
}
