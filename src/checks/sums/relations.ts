import { sumNames } from '../../diagnostics/catalogue/wordings.js'
import { cellLabelOf, quoteLabel, shortLabel } from '../../forms/labels.js'
import { sumCellsOf, type SumCells } from '../../forms/sums.js'
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
  const relations = sumCellsOf(table).map(({ sum: { rule, axis }, left, right, coefficients, ...place }) => {
    return { rule, axis, left, right, coefficients, name: nameOf({ left, right, ...place }) }
  })
  const made = { relations, byCell: indexCells(relations) }
  relationsByTable.set(table, made)
  return made
}

function nameOf({ row, column, left, right }: Pick<SumCells, 'row' | 'column' | 'left' | 'right'>): string {
  if (column) return sumNames.column(cellLabelOf(left[0]!)?.column ?? column.id)
  return row?.label ? sumNames.rowColumns(quoteLabel(shortLabel(row.label))) : groupName(right[0]!)
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
