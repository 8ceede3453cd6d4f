import type { DocumentCell, DocumentRow } from '../model/document.js'
import type { FormHeadCell, FormPart, FormTable } from '../model/form.js'

/** Where a column of figures stands in the grid, and the ids of the header cells over it, outermost first. */
export interface HeadColumn {
  readonly column: number
  readonly colSpan: number
  readonly headers: readonly string[]
}

export interface LaidHead {
  readonly rows: readonly DocumentRow[]
  /** By column id, in printed order. */
  readonly columns: ReadonlyMap<string, HeadColumn>
  /** Ids of the header cells over a grid column. */
  headersOver(column: number): readonly string[]
}

interface PlacedCell {
  readonly source: FormHeadCell
  readonly row: number
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  readonly id: string
}

/** Sets a part's header cells into the grid. */
export function layFormHead(part: FormPart, form: FormTable, prefix: string): LaidHead {
  const placed = placeCells(part.head, form.width, prefix)
  const heading = placed.filter((cell) => !cell.source.corner)
  const headersOver = (column: number) => heading.filter((cell) => covers(cell, column)).map((cell) => cell.id)
  const columns = placed
    .filter((cell) => cell.source.column !== undefined)
    .map((cell) => [cell.source.column!, { column: cell.column, colSpan: cell.colSpan, headers: headersOver(cell.column) }] as const)
    .sort((one, other) => one[1].column - other[1].column)
  const rows = part.head.map((_, row) => ({
    cells: placed.filter((cell) => cell.row === row).map((cell) => documentCell(cell, heading)),
    keepWithPrevious: row > 0,
  }))
  return { rows, columns: new Map(columns), headersOver }
}

function placeCells(head: readonly (readonly FormHeadCell[])[], width: number, prefix: string): PlacedCell[] {
  const placed: PlacedCell[] = []
  head.forEach((cells, row) => {
    let column = 0
    for (const source of cells) {
      while (column < width && placed.some((cell) => cell.row + cell.rowSpan > row && covers(cell, column))) column++
      const { colSpan = 1, rowSpan = 1 } = source
      placed.push({ source, row, column, colSpan, rowSpan, id: `${prefix}-h${placed.length + 1}` })
      column += colSpan
    }
  })
  return placed
}

function covers(cell: PlacedCell, column: number): boolean {
  return cell.column <= column && column < cell.column + cell.colSpan
}

/** A header cell stands under those above it; the corner cell heads nothing. */
function documentCell(cell: PlacedCell, heading: readonly PlacedCell[]): DocumentCell {
  const { source, column, colSpan, rowSpan, id } = cell
  const above = source.corner ? [] : heading.filter((other) => other.row < cell.row && covers(other, column))
  return {
    text: source.label,
    column,
    colSpan,
    rowSpan,
    scope: colSpan > 1 && source.column === undefined ? 'colgroup' : 'col',
    id,
    headers: above.map((other) => other.id),
    ...(source.corner ? { abbr: source.corner.abbr } : {}),
    align: 'center',
  }
}
