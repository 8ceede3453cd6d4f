import type { Reporter } from '../diagnostics/diagnostic.js'
import { findForm, forms } from '../forms/index.js'
import type { FormPart, FormTable } from '../model/form.js'
import type { Span } from '../model/span.js'
import type { HeadCell } from './bands.js'
import type { ColumnOrder } from './columns.js'
import type { Edition } from './edition.js'
import type { SolvedRow } from './solve/solve-table.js'
import { headedColumns } from './head-layout.js'
import { pathOf } from './losses.js'
import { valuesOf } from './solve/reading.js'

/** Says which parts of a table another edition laid out. */
export function reportMixture({ form, parts, table }: Edition, at: Span, report: Reporter): void {
  if (parts.length === 0) return
  const others = forms.filter(({ id }) => id !== form && parts.some((part) => part.form === id))
  const named = others.map(({ id, name }) => ({
    parts: parts.filter((part) => part.form === id).map((part) => captionOf(table, part.id)),
    form: name,
  }))
  report('table/mixed-forms', { form: findForm(form).name, parts: named }, { cell: table.id, at })
}

function captionOf({ parts }: FormTable, id: string): string {
  const { caption, basis } = parts.find((part) => part.id === id)!
  return caption?.label ?? basis
}

/** Says where the columns of a table are not those of the form. */
export function reportColumns(edition: Edition, rows: readonly SolvedRow[], report: Reporter): void {
  const seen = new Set<readonly HeadCell[]>()
  for (const row of rows) {
    const { entry, question } = row
    if (!question || question.columns.doubtful) continue
    reportElsewhere(edition, row, question.columns, report)
    if (seen.has(question.band.head.cells)) continue
    seen.add(question.band.head.cells)
    reportChanges(edition, entry.part, question.columns, report)
  }
}

/** Says which figures stand under a header that another part of the form has. */
function reportElsewhere(edition: Edition, row: SolvedRow, { foreign }: ColumnOrder, report: Reporter): void {
  const heads = foreign.filter((cell) => cell.elsewhere)
  const values = row.decision.kind === 'decided' ? valuesOf(row.decision.reading.foreign) : []
  if (heads.length === 0 || values.length === 0) return
  const [columns, written] = [heads.map(({ mark }) => mark), values].map((marks) => marks.map(({ cell }) => cell.text))
  report(
    'table/column-elsewhere',
    { row: row.entry.row.label, columns: columns!, values: written! },
    { cell: pathOf(edition, row), at: values[0]!.cell.at },
  )
}

function reportChanges(edition: Edition, part: FormPart, { order, foreign, twice }: ColumnOrder, report: Reporter): void {
  const official = headedColumns(part)
  if (twice) {
    const { label } = official.find(({ id }) => id === twice.column)!
    report(
      'table/column-twice',
      { written: twice.head.mark.cell.text, official: label },
      { cell: edition.table.id, at: twice.head.mark.cell.at },
    )
  }
  const ids = order.filter((id) => id !== null)
  const missing = official.filter((column) => !ids.includes(column.id)).map((column) => column.label)
  const expected = official.map((column) => column.id).filter((id) => ids.includes(id))
  const moved = ids.some((id, index) => id !== expected[index])
  const added = order.includes(null) ? foreign.map((cell) => cell.mark.cell.text) : []
  if (missing.length + added.length > 0 || moved)
    report(
      'table/columns-changed',
      { added, moved, missing },
      { cell: edition.table.id, ...(foreign[0] && { at: foreign[0].mark.cell.at }) },
    )
}
