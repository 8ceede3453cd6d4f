import { sumNames } from '../../diagnostics/catalogue/wordings.js'
import { cellLabelOf, quoteLabel, shortLabel } from '../../forms/labels.js'
import { figurePath, figureRows } from '../../forms/layout.js'
import type { FormSum, FormTable } from '../../model/form.js'

/** One relation of a form over named cells: Σ left = Σ right. */
export interface Relation {
  readonly rule: FormSum['rule']
  readonly axis: FormSum['axis']
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** 1 for a cell on the left, -1 for one on the right. */
  readonly coefficients: ReadonlyMap<string, 1 | -1>
  /** `自然人列`, `“（一）予以公开”各列`. */
  readonly name: string
}

export interface TableRelations {
  readonly relations: readonly Relation[]
  /** The relations each cell stands in. */
  readonly byCell: ReadonlyMap<string, readonly Relation[]>
}

const relationsByTable = new WeakMap<FormTable, TableRelations>()

/** Every relation the table's `sums` state, worked out once per form. */
export function relationsOf(table: FormTable): TableRelations {
  const known = relationsByTable.get(table)
  if (known) return known
  const relations = table.sums.flatMap((sum) => (sum.axis === 'column' ? columnRelations(table, sum) : rowRelations(table, sum)))
  const made = { relations, byCell: indexCells(relations) }
  relationsByTable.set(table, made)
  return made
}

/** The sum of a column, in every column of the part that holds its rows. */
function columnRelations(table: FormTable, sum: FormSum): Relation[] {
  const rows = figureRows(table)
  const columns = rows.find((entry) => entry.row.id === sum.left[0])?.part.columns ?? []
  return columns.map((column) => {
    const cells = (ids: readonly string[]) => ids.map((row) => figurePath(table.id, row, column.id))
    const left = cells(sum.left)
    return makeRelation(sum, left, cells(sum.right), sumNames.column(cellLabelOf(left[0]!)?.column ?? column.id))
  })
}

/** The sum of a row, in every row that has its columns. */
function rowRelations(table: FormTable, sum: FormSum): Relation[] {
  const rows = figureRows(table).filter((entry) => entry.part.columns.some((column) => column.id === sum.left[0]))
  return rows.map(({ row }) => {
    const cells = (ids: readonly string[]) => ids.map((column) => figurePath(table.id, row.id, column))
    const right = cells(sum.right)
    const name = row.label ? sumNames.rowColumns(quoteLabel(shortLabel(row.label))) : groupName(right[0]!)
    return makeRelation(sum, cells(sum.left), right, name)
  })
}

function makeRelation({ rule, axis }: FormSum, left: readonly string[], right: readonly string[], name: string): Relation {
  const coefficients = new Map([...left.map((cell) => [cell, 1] as const), ...right.map((cell) => [cell, -1] as const)])
  return { rule, axis, left, right, coefficients, name }
}

/** A row without label is known by the headers over its columns: `行政复议 总计` → `行政复议各项`. */
function groupName(path: string): string {
  const column = cellLabelOf(path)?.column ?? path
  return sumNames.items(column.slice(0, Math.max(0, column.lastIndexOf(' '))).replaceAll(' ', ''))
}

function indexCells(relations: readonly Relation[]): Map<string, Relation[]> {
  const index = new Map<string, Relation[]>()
  for (const relation of relations) {
    for (const cell of relation.coefficients.keys()) index.set(cell, [...(index.get(cell) ?? []), relation])
  }
  return index
}
