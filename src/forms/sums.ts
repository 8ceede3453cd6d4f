import type { FormColumn, FormRow, FormSum, FormTable } from '../model/form.js'
import { figurePath, figureRows } from './layout.js'

/** One relation of a form over its cells, by their paths: Σ left = Σ right. */
export interface SumCells {
  readonly sum: FormSum
  /** The row it holds in, or the column. */
  readonly row?: FormRow
  readonly column?: FormColumn
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** 1 for a cell on the left, -1 for one on the right. */
  readonly coefficients: ReadonlyMap<string, 1 | -1>
}

const known = new WeakMap<FormTable, readonly SumCells[]>()

/** Every relation the table's `sums` state, worked out once per form. */
export function sumCellsOf(table: FormTable): readonly SumCells[] {
  const found = known.get(table) ?? table.sums.flatMap((sum) => (sum.axis === 'column' ? downColumns(table, sum) : alongRows(table, sum)))
  known.set(table, found)
  return found
}

/** The sum of a column, in every column of the part that holds its rows. */
function downColumns(table: FormTable, sum: FormSum): SumCells[] {
  const columns = figureRows(table).find((entry) => entry.row.id === sum.left[0])?.part.columns ?? []
  return columns.map((column) => ({ column, ...cellsOf(sum, (row) => figurePath(table.id, row, column.id)) }))
}

/** The sum of a row, in every row that has its columns. */
function alongRows(table: FormTable, sum: FormSum): SumCells[] {
  const rows = figureRows(table).filter((entry) => entry.part.columns.some((column) => column.id === sum.left[0]))
  return rows.map(({ row }) => ({ row, ...cellsOf(sum, (column) => figurePath(table.id, row.id, column)) }))
}

function cellsOf(sum: FormSum, pathOf: (id: string) => string): Omit<SumCells, 'row' | 'column'> {
  const left = sum.left.map(pathOf)
  const right = sum.right.map(pathOf)
  const coefficients = new Map([...left.map((cell) => [cell, 1] as const), ...right.map((cell) => [cell, -1] as const)])
  return { sum, left, right, coefficients }
}
