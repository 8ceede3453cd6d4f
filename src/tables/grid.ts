import type { SourceCell, TableBlock } from '../model/block.js'

/** Where a cell stands in the grid of its table. */
export interface GridPlace {
  readonly column: number
  readonly colSpan: number
}

/** No grid is laid out wider than this; spans beyond it are slips of the markup. */
const widest = 400

/**
 * The grid column of every cell: from its spans where the source keeps them, from its number where every row has the same number of
 * cells or the layout shows the column; null where the source tells nothing of columns.
 */
export function layGrid(block: TableBlock): ReadonlyMap<SourceCell, GridPlace> | null {
  if (block.evidence.spans === 'kept') return placeSpans(block)
  const width = block.rows[0]?.length ?? 0
  const rectangular = block.evidence.rowEnds === 'known' && width >= 2 && block.rows.every((row) => row.length === width)
  if (!rectangular) return null
  return new Map(block.rows.flatMap((row) => row.map((cell, column) => [cell, { column, colSpan: 1 }])))
}

function placeSpans(block: TableBlock): Map<SourceCell, GridPlace> {
  const places = new Map<SourceCell, GridPlace>()
  /** For each grid column, the rows a cell from above still covers. */
  const covered: number[] = []
  for (const row of block.rows) {
    let column = 0
    const began: { from: number; to: number; rows: number }[] = []
    for (const cell of row) {
      while ((covered[column] ?? 0) > 0) column++
      const colSpan = Math.max(1, Math.min(cell.colSpan, widest - column))
      places.set(cell, { column, colSpan })
      began.push({ from: column, to: column + colSpan, rows: cell.rowSpan })
      column += colSpan
    }
    for (let index = 0; index < covered.length; index++) covered[index] = Math.max(0, (covered[index] ?? 0) - 1)
    for (const { from, to, rows } of began)
      for (let index = from; index < to; index++) covered[index] = Math.max(covered[index] ?? 0, rows - 1)
  }
  return places
}
