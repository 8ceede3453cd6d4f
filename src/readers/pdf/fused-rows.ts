import { usesOf } from '../../forms/matching/vocabulary.js'
import { foldLabel } from '../../language/fold.js'
import type { PageCell, PageTable } from './cells.js'
import type { Line } from './lines.js'

/**
 * Parts rows that a missing rule has put into one: where a cell holds two labels of a form, one under the other. Each figure goes to the
 * label it stands beside; without that, a figure of the lower row would count for the upper one where that is blank.
 */
export function partFusedRows(table: PageTable): PageTable {
  for (const cell of table.cells) {
    const at = cell.top === cell.bottom ? findSecondLabel(cell.lines) : null
    if (at !== null) return partFusedRows(partRow(table, cell.top, (cell.lines[at - 1]!.y + cell.lines[at]!.y - cell.lines[at]!.size) / 2))
  }
  return table
}

/** Index of the line where a second label begins. */
function findSecondLabel(lines: readonly Line[]): number | null {
  for (let at = 1; at < lines.length; at++) if (isRowLabel(lines.slice(0, at)) && isRowLabel(lines.slice(at))) return at
  return null
}

function isRowLabel(lines: readonly Line[]): boolean {
  const folded = foldLabel(lines.map(({ text }) => text).join(''))
  return usesOf(folded).some(({ role }) => role === 'row' || role === 'group')
}

function partRow({ lattice, cells }: PageTable, row: number, at: number): PageTable {
  const rows = [...lattice.rows.slice(0, row + 1), at, ...lattice.rows.slice(row + 1)]
  const parted = cells.flatMap((cell) => partCell(cell, row, at))
  return { lattice: { ...lattice, rows, cells: parted }, cells: parted }
}

function partCell(cell: PageCell, row: number, at: number): PageCell[] {
  if (cell.bottom < row) return [cell]
  if (cell.top > row) return [{ ...cell, top: cell.top + 1, bottom: cell.bottom + 1 }]
  if (cell.top < row || cell.bottom > row) return [{ ...cell, bottom: cell.bottom + 1 }]
  const [upper, lower] = [cell.lines.filter(({ y }) => y <= at), cell.lines.filter(({ y }) => y > at)]
  return [
    { ...cell, lines: upper },
    { ...cell, top: row + 1, bottom: row + 1, lines: lower },
  ]
}
