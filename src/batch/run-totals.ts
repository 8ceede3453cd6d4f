import { findFormTable, forms } from '../forms/index.js'
import type { Severity } from '../diagnostics/catalogue.js'
import type { FileRecord, ReportRecord } from '../work/job.js'

/** What the run report adds up over all reports. */
export interface RunTotals {
  files: number
  converted: number
  skipped: number
  failed: number
  reports: number
  withErrors: number
  /** Applications received, by report year. */
  readonly years: Map<number, number>
  /** Results of applications, by the label of the form's group. */
  readonly outcomes: Map<string, number>
  /** By severity and code: one code may come with more than one severity. */
  readonly findings: Map<string, { readonly code: string; readonly severity: Severity; readonly count: number }>
}

export function emptyTotals(): RunTotals {
  return {
    files: 0,
    converted: 0,
    skipped: 0,
    failed: 0,
    reports: 0,
    withErrors: 0,
    years: new Map(),
    outcomes: new Map(),
    findings: new Map(),
  }
}

export function addToTotals(totals: RunTotals, record: FileRecord): void {
  totals.files++
  totals[record.status]++
  for (const report of record.reports) addReport(totals, report)
}

function addReport(totals: RunTotals, report: ReportRecord): void {
  totals.reports++
  if (report.findings.some((finding) => finding.severity === 'error')) totals.withErrors++
  for (const { code, severity, count } of report.findings) {
    const key = `${severity} ${code}`
    totals.findings.set(key, { code, severity, count: (totals.findings.get(key)?.count ?? 0) + count })
  }
  for (const [path, value] of report.figures) addFigure(totals, report, path, Number(value))
}

function addFigure(totals: RunTotals, report: ReportRecord, path: string, value: number): void {
  if (value === 0 || !path.endsWith('.total')) return
  if (path === 'applications.received.total' && report.year !== null)
    totals.years.set(report.year, (totals.years.get(report.year) ?? 0) + value)
  const label = outcomeLabels.get(path)
  if (label) totals.outcomes.set(label, (totals.outcomes.get(label) ?? 0) + value)
}

/** Path of each result row's total → label of its group, （一） to （六）. */
const outcomeLabels: ReadonlyMap<string, string> = new Map(
  forms.flatMap((form) => {
    const outcomes = findFormTable(form.id, 'applications').parts[0]!.rows.find((row) => row.rows)!.rows!
    const results = outcomes.slice(0, -1)
    return results.flatMap((group) =>
      (group.rows ?? [group]).map((row) => [`applications.${row.id}.total`, shortLabel(group.label)] as const),
    )
  }),
)

function shortLabel(label: string): string {
  return label.replace(/^（.）/, '').replace(/（.*$/, '')
}
