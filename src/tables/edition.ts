import { foldLabel } from '../language/fold.js'
import { findFormTable, forms } from '../forms/index.js'
import { figureRows } from '../forms/layout.js'
import type { FormTable, TableId } from '../model/form.js'
import type { LabelledMark } from './labels.js'

/** A table of one edition of the forms. */
export interface Edition {
  readonly form: string
  readonly table: FormTable
}

/** The edition whose labels the cells carry; where they carry none that tells, the one preferred, else the newest. */
export function chooseEdition(table: TableId, marks: readonly LabelledMark[], preferred?: string): Edition {
  const telling = marks.filter((mark) => mark.recognised.length > 0)
  const scored = forms.map((form) => ({ form: form.id, score: scoreOf({ form: form.id, table: findFormTable(form.id, table) }, telling) }))
  const most = Math.max(...scored.map(({ score }) => score))
  const leaders = scored.filter(({ score }) => score === most)
  const best = leaders.find(({ form }) => form === preferred) ?? leaders[0]!
  return { form: best.form, table: findFormTable(best.form, table) }
}

/** Labels found, less the rows of the edition that are missing between those found. */
function scoreOf({ form, table }: Edition, marks: readonly LabelledMark[]): number {
  const found = new Set<string>()
  let score = 0
  for (const mark of marks) score += scoreMark(form, mark, found)
  const rows = figureRows(table)
  const last = rows.findLastIndex((entry) => found.has(entry.row.id))
  const missing = rows.filter((entry, index) => index < last && !found.has(entry.row.id)).length
  return score - 2 * missing
}

/**
 * What a cell's text says for an edition, its row entered in `found`. Official wordings count double: an alias of one edition is the
 * official wording of another. A slip counts only where the text names nothing word for word.
 */
function scoreMark(form: string, { recognised, folded }: LabelledMark, found: Set<string>): number {
  const exact = recognised.some(({ slip }) => !slip)
  let score = 0
  for (const { use, slip } of recognised) {
    if (use.form !== form || (exact && slip)) continue
    if (use.role === 'row') found.add(use.id)
    score = Math.max(score, foldLabel(use.label) === folded ? 2 : 1)
  }
  return score
}
