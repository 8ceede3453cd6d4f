import { coverSpans } from '../arithmetic/spans.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { cellLabelOf } from '../forms/labels.js'
import type { Span } from '../model/span.js'
import type { Band } from './bands.js'
import type { Edition } from './edition.js'
import { explain, type Explanation, type Loss } from './solve/explain.js'
import type { SolvedRow } from './solve/solve-table.js'

/** Says which rows are lost and why, rows lost for one reason in one finding. */
export function reportLosses(edition: Edition, rows: readonly SolvedRow[], report: Reporter): void {
  reportMissing(edition, rows, report)
  const lost = rows.filter((row) => row.band && row.decision.kind === 'open').map((row) => ({ row, why: explain(row) }))
  for (const group of groupLosses(lost)) reportGroup(edition, group, report)
}

function reportMissing(edition: Edition, rows: readonly SolvedRow[], report: Reporter): void {
  const last = rows.findLastIndex((row) => row.band)
  const missing = rows.filter((row, index) => !row.band && index < last)
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

interface LostRow {
  readonly row: SolvedRow
  readonly why: Explanation
}

function groupLosses(rows: readonly LostRow[]): LostRow[][] {
  const losses: Loss[] = ['row-twice', 'values-unplaced', 'repeats-dropped', 'scrambled', 'columns-doubtful']
  return losses.flatMap((loss) => {
    const own = rows.filter(({ why }) => why.loss === loss)
    if (own.length === 0) return []
    return loss === 'values-unplaced' && own.length <= fewRows ? own.map((row) => [row]) : [own]
  })
}

function reportGroup(edition: Edition, group: readonly LostRow[], report: Reporter): void {
  const { row: first, why } = group[0]!
  const facts = lostRows(group.map(({ row }) => row))
  const where = { cell: pathOf(edition, first), at: first.band && spanOf(first.band) }
  if (why.loss === 'row-twice') report('table/row-twice', facts, where)
  else if (why.loss === 'repeats-dropped') report('table/repeats-dropped', facts, where)
  else if (why.loss === 'scrambled') report('table/scrambled', facts, where)
  else if (why.loss === 'columns-doubtful')
    report('table/columns-doubtful', { ...facts, headers: first.question?.columns.foreign.map((cell) => cell.mark.cell.text) ?? [] }, where)
  else
    report(
      'table/values-unplaced',
      { ...facts, values: textsOf(first), columns: columnsOf(first), reasons: why.reasons, ways: why.ways },
      where,
    )
}

function lostRows(rows: readonly SolvedRow[]): { rows: string[]; figures: number } {
  return { rows: rows.map((row) => row.entry.row.label), figures: rows.reduce((sum, row) => sum + row.entry.figures.length, 0) }
}

/** The columns by their heads. */
function columnsOf({ entry }: SolvedRow): string[] {
  return entry.figures.map(({ path }) => cellLabelOf(path)?.column ?? path)
}

function textsOf(row: SolvedRow): string[] {
  return row.band?.cells.filter((mark) => mark.kind !== 'blank').map((mark) => mark.cell.text) ?? []
}

export function pathOf(edition: Edition, { entry }: SolvedRow): string {
  return entry.row.id === '' ? edition.table.id : `${edition.table.id}.${entry.row.id}`
}

export function spanOf(band: Band): Span {
  return [...band.labels.slice(-1).map((cell) => cell.at), ...band.cells.map((mark) => mark.cell.at)].reduce(coverSpans)
}
