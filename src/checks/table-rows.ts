import { figureRows, type FigureRow } from '../forms/layout.js'
import type { FormTable } from '../model/form.js'

const rowsByTable = new WeakMap<FormTable, readonly FigureRow[]>()

/** The form's rows with figures, laid out once. */
export function rowsOf(table: FormTable): readonly FigureRow[] {
  const known = rowsByTable.get(table) ?? figureRows(table)
  rowsByTable.set(table, known)
  return known
}

/** Every figure's path in printed order. */
export function pathsOf(table: FormTable): string[] {
  return rowsOf(table).flatMap((row) => row.figures.map(({ path }) => path))
}
