/** A table cell as the report has it. */
interface SourceCell {
  readonly text: string
  readonly colSpan?: number | undefined
  readonly rowSpan?: number | undefined
  readonly header?: boolean | undefined
}

export interface GridCell {
  readonly text: string
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  readonly header: boolean
  /** Not in the source: fills a place that a short row leaves empty. */
  readonly filler: boolean
}

export interface CellGrid {
  readonly width: number
  readonly rows: readonly (readonly GridCell[])[]
}

/** As in HTML: no cell spans more columns. */
const MAX_SPAN = 1000

/** Sets cells into a grid as HTML does, clips spans to the table, drops columns in which no cell begins, fills what is left empty. */
export function placeCells(rows: readonly (readonly SourceCell[])[]): CellGrid {
  const placed = placeRows(rows)
  const starts = [...new Set(placed.flatMap((row) => row.map((cell) => cell.column)))].sort((one, other) => one - other)
  const index = new Map(starts.map((column, position) => [column, position]))
  const dense = placed.map((row) => row.map((cell) => denseCell(cell, starts, index)))
  return { width: starts.length, rows: fillRows(dense, starts.length) }
}

function placeRows(rows: readonly (readonly SourceCell[])[]): GridCell[][] {
  /** For each column, the first row free again. */
  const freeFrom: number[] = []
  return rows.map((cells, row) => {
    let column = 0
    return cells.map((source) => {
      while ((freeFrom[column] ?? 0) > row) column++
      const colSpan = widthThatFits(source.colSpan ?? 1, column, row, freeFrom)
      const rowSpan = Math.max(1, Math.min(source.rowSpan ?? 1, rows.length - row))
      for (let covered = column; covered < column + colSpan; covered++) freeFrom[covered] = row + rowSpan
      const cell = { text: source.text, column, colSpan, rowSpan, header: source.header ?? false, filler: false }
      column += colSpan
      return cell
    })
  })
}

/** A cell never runs into one that reaches down from above. */
function widthThatFits(wanted: number, column: number, row: number, freeFrom: readonly number[]): number {
  const limit = Math.min(Math.max(1, wanted), MAX_SPAN)
  let width = 1
  while (width < limit && (freeFrom[column + width] ?? 0) <= row) width++
  return width
}

function denseCell(cell: GridCell, starts: readonly number[], index: ReadonlyMap<number, number>): GridCell {
  const column = index.get(cell.column)!
  const end = cell.column + cell.colSpan
  let last = column
  while (last + 1 < starts.length && starts[last + 1]! < end) last++
  const colSpan = last - column + 1
  return column === cell.column && colSpan === cell.colSpan ? cell : { ...cell, column, colSpan }
}

function fillRows(rows: readonly (readonly GridCell[])[], width: number): GridCell[][] {
  const freeFrom = Array.from({ length: width }, () => 0)
  return rows.map((cells, row) => {
    for (const cell of cells) freeFrom.fill(row + cell.rowSpan, cell.column, cell.column + cell.colSpan)
    const fillers = freeFrom.flatMap((free, column) =>
      free > row ? [] : [{ text: '', column, colSpan: 1, rowSpan: 1, header: false, filler: true }],
    )
    return fillers.length === 0 ? [...cells] : [...cells, ...fillers].sort((one, other) => one.column - other.column)
  })
}
