import { foldLabel } from '../forms/fold.js'
import { findFormTable, forms } from '../forms/index.js'
import { figureRows } from '../forms/layout.js'
import type { LabelUse } from '../forms/vocabulary.js'
import type { FormTable, TableId } from '../model/form.js'
import type { LabelledMark } from './labels.js'

/** A table of one edition of the forms. */
export interface Edition {
  readonly form: string
  readonly table: FormTable
}

/** The edition whose labels the cells carry; where they carry none that tells, the one preferred, else the newest. */
export function chooseEdition(table: TableId, marks: readonly LabelledMark[], preferred?: string): Edition {
  const scored = forms.map((form) => ({ form: form.id, score: scoreOf({ form: form.id, table: findFormTable(form.id, table) }, marks) }))
  const most = Math.max(...scored.map(({ score }) => score))
  const leaders = scored.filter(({ score }) => score === most)
  const best = leaders.find(({ form }) => form === preferred) ?? leaders[0]!
  return { form: best.form, table: findFormTable(best.form, table) }
}

/** Labels found, less the rows of the edition that are missing between those found. */
function scoreOf(edition: Edition, marks: readonly LabelledMark[]): number {
  return marks.reduce((score, mark) => score + labelScore(edition, mark), 0) - 2 * missingBetween(edition, marks)
}

/** Official wordings count double: an alias of one edition is the official wording of another. */
function labelScore({ form, table }: Edition, mark: LabelledMark): number {
  const uses = usesIn(mark, form, table)
  if (uses.length === 0) return 0
  return uses.some((use) => foldLabel(use.label) === mark.folded) ? 2 : 1
}

function missingBetween({ form, table }: Edition, marks: readonly LabelledMark[]): number {
  const found = new Set(marks.flatMap((mark) => usesIn(mark, form, table).filter((use) => use.role === 'row').map((use) => use.id)))
  const rows = figureRows(table).map((entry) => entry.row.id)
  const last = rows.findLastIndex((row) => found.has(row))
  return rows.slice(0, last + 1).filter((row) => !found.has(row)).length
}

/** What the cell names in an edition; a slip only where it names nothing word for word. */
function usesIn(mark: LabelledMark, form: string, table: FormTable): LabelUse[] {
  const exact = mark.recognised.filter(({ slip }) => !slip)
  return (exact.length > 0 ? exact : mark.recognised).map(({ use }) => use).filter((use) => use.form === form && use.table === table.id)
}
