import type { DocumentCell } from '../model/document.js'
import type { CellGrid, GridCell } from './cell-grid.js'

/** Which cells of a table are headers. */
export interface HeaderRegion {
  readonly headRows: number
  /** The source marks none; they are told from the cells' content. */
  readonly inferred: boolean
  scopeOf(cell: GridCell, row: number): DocumentCell['scope']
}

/** A table's headers as its source marks them, else the first row or column that reads like one. */
export function headerRegion(grid: CellGrid): HeaderRegion {
  return grid.rows.some((row) => row.some((cell) => cell.header)) ? markedRegion(grid) : inferredRegion(grid)
}

function markedRegion(grid: CellGrid): HeaderRegion {
  const firstBodyRow = grid.rows.findIndex((row) => !isHeaderRow(row))
  const headRows = headThatLeavesABody(grid, firstBodyRow === -1 ? 1 : firstBodyRow)
  return {
    headRows,
    inferred: false,
    scopeOf(cell, row) {
      if (!cell.header) return undefined
      return row < headRows || isHeaderRow(grid.rows[row]!) ? columnScope(cell) : 'row'
    },
  }
}

function isHeaderRow(row: readonly GridCell[]): boolean {
  const own = row.filter((cell) => !cell.filler)
  return own.length > 0 && own.every((cell) => cell.header)
}

/** A table of some size without headers cannot be followed by ear (WCAG 1.3.1), so one is taken even where the source marks none. */
function inferredRegion(grid: CellGrid): HeaderRegion {
  const firstRow = grid.rows[0] ?? []
  // Behind a column that only counts the rows stands what they are called.
  const names = grid.width > 2 && firstRow[0]?.column === 0 && isCounter(firstRow[0]) ? 1 : 0
  const nameOf = (row: readonly GridCell[]): GridCell | undefined => row.find((cell) => cell.column === names)
  const rowHeaders = grid.width > 1 && grid.rows.slice(1).every((row) => isNamed(nameOf(row), names))
  const headRow = grid.rows.length > 1 && (firstRow.every(isLabel) || !rowHeaders)
  const headRows = headRow ? headThatLeavesABody(grid, 1) : 0
  return {
    headRows,
    inferred: headRows > 0 || rowHeaders,
    scopeOf(cell, row) {
      if (row < headRows) return cell.filler ? undefined : columnScope(cell)
      return rowHeaders && cell.column === names && isLabel(cell) ? 'row' : undefined
    },
  }
}

/** A cell from above reaches into the row, or the row's own is a label; 合计 may stand under the counter. */
function isNamed(cell: GridCell | undefined, names: number): boolean {
  return cell === undefined || isLabel(cell) || (names > 0 && cell.text.trim() === '')
}

function isCounter({ text }: GridCell): boolean {
  return /^(?:序号|编号|序|号|№|No\.?)$/i.test(text.replace(/\s/g, ''))
}

const FIGURE = /^[+\-−]?[\d.,，\s]+(?:%|％|‰|余|多)?(?:[万亿]?[元件条次个项人篇期场部户名份起例])?$/

/** Words, not a figure with its unit. */
function isLabel(cell: GridCell): boolean {
  return /\p{L}/u.test(cell.text) && !FIGURE.test(cell.text)
}

/** A head ends where no cell of it reaches further down; a table all of whose rows it would take has none. */
function headThatLeavesABody(grid: CellGrid, rows: number): number {
  let end = rows
  for (let row = 0; row < end; row++) for (const cell of grid.rows[row]!) end = Math.max(end, row + cell.rowSpan)
  return end < grid.rows.length ? end : 0
}

function columnScope(cell: GridCell): 'col' | 'colgroup' {
  return cell.colSpan > 1 ? 'colgroup' : 'col'
}
