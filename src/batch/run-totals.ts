import type { Severity } from '../diagnostics/catalogue.js'
import type { FileRecord, ReportRecord } from '../work/job.js'
import { outcomeLabels, receivedPath } from './added-up.js'
import type { RunRow } from './run-rows.js'

/** What the run report adds up over all reports, each counted once. */
export interface RunTotals {
  files: number
  converted: number
  skipped: number
  failed: number
  reports: number
  /** Reports that say what another one says as well; their applications are in none of the sums below. */
  repeated: number
  withErrors: number
  /** Corrections made by hand. */
  corrected: number
  /** Applications received, by report year. */
  readonly years: Map<number, number>
  /** Results of applications, by the label of the form's group. */
  readonly outcomes: Map<string, number>
  /** By severity and code: one code may come with more than one severity. */
  readonly findings: Map<string, FindingGroup>
}

/** Findings of one cause over all reports. */
export interface FindingGroup {
  readonly code: string
  readonly severity: Severity
  count: number
  reports: number
  /** How many reports it is said of, by its sentence there; not of all where they are many. */
  readonly sentences: Map<string, number>
  /** The first reports it is said of. */
  readonly rows: RunRow[]
}

export function emptyTotals(): RunTotals {
  return {
    files: 0,
    converted: 0,
    skipped: 0,
    failed: 0,
    reports: 0,
    repeated: 0,
    withErrors: 0,
    corrected: 0,
    years: new Map(),
    outcomes: new Map(),
    findings: new Map(),
  }
}

/** `rows` are those of the record's reports. */
export function addToTotals(totals: RunTotals, record: FileRecord, rows: readonly RunRow[]): void {
  totals.files++
  totals[record.status]++
  for (const [part, report] of record.reports.entries()) {
    addReport(totals, report, rows[part]!)
  }
}

function addReport(totals: RunTotals, report: ReportRecord, row: RunRow): void {
  if (row.repeat) totals.repeated++
  else totals.reports++
  totals.corrected += row.corrected
  // A superior's report and its parts' are several, each with faults of its own; a copy has those of what it is a copy of.
  if (row.repeat?.why === 'same' || row.repeat?.why === 'copy') return
  if (report.findings.some((finding) => finding.severity === 'error')) totals.withErrors++
  for (const finding of report.findings) addFinding(totals, finding, row)
  if (row.repeat) return
  for (const [path, value] of report.figures) addFigure(totals, report, path, Number(value))
}

/** Reports of a group that are named, and sentences that are told apart; enough to see what it is about. */
const mostNamed = 20

function addFinding({ findings }: RunTotals, { code, severity, count, message }: ReportRecord['findings'][number], row: RunRow): void {
  const key = `${severity} ${code}`
  const group = findings.get(key) ?? { code, severity, count: 0, reports: 0, sentences: new Map<string, number>(), rows: [] }
  findings.set(key, group)
  group.count += count
  group.reports++
  if (group.sentences.has(message) || group.sentences.size < mostNamed)
    group.sentences.set(message, (group.sentences.get(message) ?? 0) + 1)
  if (group.rows.length < mostNamed) group.rows.push(row)
}

function addFigure(totals: RunTotals, report: ReportRecord, path: string, value: number): void {
  if (!(value > 0) || !path.endsWith('.total')) return
  if (path === receivedPath && report.year !== null) totals.years.set(report.year, (totals.years.get(report.year) ?? 0) + value)
  const label = outcomeLabels.get(path)
  if (label) totals.outcomes.set(label, (totals.outcomes.get(label) ?? 0) + value)
}
