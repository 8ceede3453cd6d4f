import type { FormColumn, FormPart, FormRow, FormTable } from '../model/form.js'

/** One printed row of a form's body that carries figures, with the labels of the groups it stands in. */
export interface FigureRow {
  readonly part: FormPart
  readonly row: FormRow
  /** From the outermost. */
  readonly groups: readonly { readonly group: FormRow; readonly rowCount: number }[]
  readonly figures: readonly { readonly path: string; readonly column: FormColumn }[]
}

/** `table.row.column`, the address of a figure; a row without a label adds nothing. */
export function figurePath(table: string, row: string, column: string): string {
  return row === '' ? `${table}.${column}` : `${table}.${row}.${column}`
}

/** The rows with figures in printed order. */
export function figureRows(table: FormTable): readonly FigureRow[] {
  const known = rowsOfTables.get(table)
  if (known) return known
  const rows = table.parts.flatMap((part) => part.rows.flatMap((row) => leavesOf(row, [], table, part)))
  rowsOfTables.set(table, rows)
  return rows
}

/** The forms never change; their rows are laid out once. */
const rowsOfTables = new WeakMap<FormTable, readonly FigureRow[]>()

/** Every figure's path in printed order. */
export function figurePaths(table: FormTable): string[] {
  return figureRows(table).flatMap((row) => row.figures.map((figure) => figure.path))
}

function leavesOf(row: FormRow, groups: FigureRow['groups'], table: FormTable, part: FormPart): FigureRow[] {
  if (!row.rows) {
    const figures = part.columns.map((column) => ({ path: figurePath(table.id, row.id, column.id), column }))
    return [{ part, row, groups, figures }]
  }
  const rowCount = countLeaves(row)
  return row.rows.flatMap((child) => leavesOf(child, [...groups, { group: row, rowCount }], table, part))
}

/** Ids of the rows of a part that carry figures, in printed order. */
export function rowIdsOf({ rows }: { readonly rows: readonly FormRow[] }): string[] {
  return rows.flatMap((row) => (row.rows ? rowIdsOf({ rows: row.rows }) : [row.id]))
}

function countLeaves(row: FormRow): number {
  return row.rows ? row.rows.reduce((count, child) => count + countLeaves(child), 0) : 1
}
