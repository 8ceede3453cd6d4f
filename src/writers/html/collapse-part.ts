import { sum } from '../../arithmetic/numbers.js'
import type { DocumentRow, DocumentTable, DocumentTablePart } from '../../model/document.js'

/**
 * A part without the grid columns in which none of its cells begins: standing alone, it needs no column that only other parts use, and a
 * column without cells is an error of HTML's table model.
 */
export function collapsePart(part: DocumentTablePart, table: DocumentTable): { part: DocumentTablePart; widths: readonly number[] } {
  const starts = new Set([...part.head, ...part.body].flatMap((row) => row.cells.map((cell) => cell.column)))
  if (starts.size === table.columnCount) return { part, widths: table.widths }
  const bounds = [...starts, table.columnCount].sort((one, other) => one - other)
  const index = new Map(bounds.map((column, position) => [column, position]))
  const collapse = (row: DocumentRow): DocumentRow => ({
    ...row,
    cells: row.cells.map((cell) => {
      const column = index.get(cell.column)!
      return { ...cell, column, colSpan: index.get(nextBound(bounds, cell.column + cell.colSpan))! - column }
    }),
  })
  const widths = bounds.slice(0, -1).map((from, position) => sum(table.widths.slice(from, bounds[position + 1])))
  return { part: { ...part, head: part.head.map(collapse), body: part.body.map(collapse) }, widths }
}

function nextBound(bounds: readonly number[], column: number): number {
  return bounds.find((bound) => bound >= column)!
}
