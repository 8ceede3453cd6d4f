import { coverSpans } from '../arithmetic/spans.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Span } from '../model/span.js'
import type { Band } from './bands.js'
import type { Edition } from './edition.js'
import type { FilledRow, Loss } from './filled-row.js'

/** Says which rows are lost and why, rows lost for one reason in one finding. */
export function reportLosses(edition: Edition, rows: readonly FilledRow[], report: Reporter): void {
  reportMissing(edition, rows, report)
  for (const group of groupLosses(rows)) reportGroup(edition, group, report)
}

function reportMissing(edition: Edition, rows: readonly FilledRow[], report: Reporter): void {
  const last = rows.findLastIndex((row) => row.loss !== 'row-missing')
  const missing = rows.filter((row, index) => row.loss === 'row-missing' && index < last)
  const after = rows.slice(last + 1)
  if (missing.length > 0) report('table/rows-missing', lostRows(missing), { cell: pathOf(edition, missing[0]!) })
  if (after.length === 0) return
  const before = rows[last]
  if (before?.band)
    report(
      'table/cut-off',
      { ...lostRows(after), last: before.entry.row.label },
      { cell: pathOf(edition, after[0]!), at: spanOf(before.band) },
    )
  else report('table/rows-missing', lostRows(after), { cell: pathOf(edition, after[0]!) })
}

/** Rows with too few or too many values are named one by one while they are few. */
const fewRows = 5

function groupLosses(rows: readonly FilledRow[]): FilledRow[][] {
  const losses: Loss[] = ['row-twice', 'values-unplaced', 'repeats-dropped', 'scrambled', 'columns-doubtful']
  return losses.flatMap((loss) => {
    const own = rows.filter((row) => row.loss === loss)
    if (own.length === 0) return []
    return loss === 'values-unplaced' && own.length <= fewRows ? own.map((row) => [row]) : [own]
  })
}

function reportGroup(edition: Edition, rows: readonly FilledRow[], report: Reporter): void {
  const first = rows[0]!
  const facts = lostRows(rows)
  const where = { cell: pathOf(edition, first), at: first.band && spanOf(first.band) }
  if (first.loss === 'row-twice') report('table/row-twice', facts, where)
  else if (first.loss === 'repeats-dropped') report('table/repeats-dropped', facts, where)
  else if (first.loss === 'scrambled') report('table/scrambled', facts, where)
  else if (first.loss === 'columns-doubtful')
    report('table/columns-doubtful', { ...facts, headers: first.columns?.foreign.map((cell) => cell.mark.cell.text) ?? [] }, where)
  else report('table/values-unplaced', { ...facts, values: valuesOf(first), columns: first.entry.figures.length }, where)
}

function lostRows(rows: readonly FilledRow[]): { rows: string[]; figures: number } {
  return { rows: rows.map((row) => row.entry.row.label), figures: rows.reduce((sum, row) => sum + row.entry.figures.length, 0) }
}

function valuesOf(row: FilledRow): string[] {
  return row.band?.cells.filter((mark) => mark.kind !== 'blank').map((mark) => mark.cell.text) ?? []
}

export function pathOf(edition: Edition, { entry }: FilledRow): string {
  return entry.row.id === '' ? edition.table.id : `${edition.table.id}.${entry.row.id}`
}

export function spanOf(band: Band): Span {
  return [...band.labels.slice(-1).map((cell) => cell.at), ...band.cells.map((mark) => mark.cell.at)].reduce(coverSpans)
}
