import { superiorsNotFound } from '../checks/across/survey.js'
import { figureHeads, countsHead, inputHead } from '../diagnostics/catalogue/wordings.js'
import { byteOrderMark } from '../language/invisible.js'
import { join } from 'node:path'
import { findEntry } from '../diagnostics/catalogue.js'
import { removeFile, writeStreamed } from '../system/files.js'
import { csvLine, figureLine, quoteCsv } from '../writers/csv.js'
import type { FileRecord } from '../work/job.js'
import { countFaults, type Faults } from './progress.js'
import { findRepeats, tallyReports, type Tallied } from './repeats.js'
import { writeIndexPage } from './run-report-page.js'
import { rowsOfRecord, type Repeats, type RunRow } from './run-rows.js'
import { addToTotals, emptyTotals, type RunTotals } from './run-totals.js'
import type { BatchOutcome } from './run.js'

/** The run report: a page to look through, and the same as CSV and JSON, made from the manifest and streamed to disk. */

export const reportKinds = ['html', 'csv', 'json'] as const
export type ReportKind = (typeof reportKinds)[number]
const reportFiles = { html: ['index.html'], csv: ['report.csv', 'figures.csv'], json: ['report.json'] } as const

/**
 * Writes the kinds asked for; tells which files had to be named otherwise than their input, how many reports say the same as another, and which
 * superiors of the configuration have none.
 */
export function writeRunReport(
  outcome: BatchOutcome,
  out: string,
  kinds: readonly ReportKind[],
): { readonly renamed: readonly string[]; readonly repeated: number; readonly notFound: readonly string[]; readonly faults: Faults } {
  const tallied = tallyAll(outcome)
  const repeats = findRepeats(tallied, outcome.parts)
  const run = { ...outcome, repeats }
  const { totals, renamed, faults } = kinds.includes('csv') ? writeTables(run, out) : addUp(run)
  if (kinds.includes('json')) writeStreamed(join(out, 'report.json'), (add) => addReportJson(run, totals, add))
  if (kinds.includes('html'))
    writeStreamed(join(out, 'index.html'), (add) => writeIndexPage({ rows: () => rowsOf(run), totals, complete: outcome.complete }, add))
  // What an earlier run left is no longer true.
  for (const kind of reportKinds) if (!kinds.includes(kind)) for (const name of reportFiles[kind]) removeFile(join(out, name))
  const notFound = superiorsNotFound(
    outcome.parts,
    tallied.map(({ organ }) => organ),
  )
  return { renamed, repeated: totals.repeated, notFound, faults }
}

function tallyAll(outcome: BatchOutcome): Tallied[] {
  const tallied: Tallied[] = []
  for (const { record } of recordsOf(outcome)) tallied.push(...tallyReports(record))
  return tallied
}

interface Compared extends BatchOutcome {
  readonly repeats: Repeats
}

interface Sums {
  readonly totals: RunTotals
  readonly renamed: readonly string[]
  /** By the records as they are now: those done once more beside others are other than they were. */
  readonly faults: Faults
}

/** Adds up all records; `visit` is shown each on the way, since reading them is what takes the time. */
function addUp(outcome: Compared, visit: (record: FileRecord, rows: readonly RunRow[]) => void = () => {}): Sums {
  const totals = emptyTotals()
  const renamed: string[] = []
  const faults = { withErrors: 0, faulty: 0 }
  for (const { record, strict } of recordsOf(outcome)) {
    countFaults(faults, record, strict)
    const rows = rowsOfRecord(record, outcome.repeats)
    addToTotals(totals, record, rows)
    if (isRenamed(record)) renamed.push(`${record.input} → ${record.stem}`)
    visit(record, rows)
  }
  return { totals, renamed, faults }
}

/** Both CSV files in one reading of the records. */
function writeTables(outcome: Compared, out: string): Sums {
  let sums!: Sums
  writeStreamed(join(out, 'report.csv'), (addReport) =>
    writeStreamed(join(out, 'figures.csv'), (addFigure) => {
      addReport(reportHead)
      addFigure(figuresHead)
      sums = addUp(outcome, (record, rows) => {
        for (const row of rows) addReport(reportLine(row))
        addFigures(record, rows, addFigure)
      })
    }),
  )
  return sums
}

/** The newest record of every input of the run, in the run's order, one in memory at a time; none made with other options. */
function* recordsOf({ jobs, journal }: BatchOutcome): Generator<{ readonly record: FileRecord; readonly strict: boolean }> {
  for (const { input, optionsHash, options } of jobs) {
    const record = journal.find(input)
    if (record?.optionsHash === optionsHash) yield { record, strict: options.strict }
  }
}

function* rowsOf(outcome: Compared): Generator<RunRow> {
  for (const { record } of recordsOf(outcome)) yield* rowsOfRecord(record, outcome.repeats)
}

const statusNames = { converted: '已转换', skipped: '略过', failed: '失败' } as const

const reportHead = `${byteOrderMark}input,status,reason,advice,counts,repeats,organ,year,kind,form,errors,warnings,infos,repairs,corrected,figures_read,figures,outputs\r\n`
const figuresHead = byteOrderMark + csvLine([inputHead, countsHead, ...figureHeads])

/** Outputs are joined by a character that none of their names holds. */
function reportLine(row: RunRow): string {
  const {
    input,
    status,
    reason,
    advice,
    repeat,
    organ,
    year,
    kind,
    form,
    errors,
    warnings,
    infos,
    repairs,
    corrected,
    figuresRead,
    figures,
    outputs,
  } = row
  const numbers = [errors, warnings, infos, repairs, corrected, figuresRead, figures]
  const counts = status === 'converted' ? countsMark(row) : ''
  const cells = [
    input,
    statusNames[status],
    reason,
    advice,
    counts,
    repeat?.of ?? '',
    organ,
    year ?? '',
    kind,
    form,
    ...numbers,
    outputs.join('|'),
  ]
  return `${cells.map((cell) => quoteCsv(String(cell))).join(',')}\r\n`
}

/** 1 for a report that is counted, 0 for one that says the same as another: sums take it as a factor. */
function countsMark({ repeat }: RunRow): string {
  return repeat ? '0' : '1'
}

function addFigures(record: FileRecord, rows: readonly RunRow[], add: (text: string) => void): void {
  for (const [part, report] of record.reports.entries()) {
    const counts = countsMark(rows[part]!)
    for (const figure of report.figures) add(csvLine([record.input, counts, ...figureLine(report.organ, report.year, figure, 'zh')]))
  }
}

function addReportJson(outcome: Compared, totals: RunTotals, add: (text: string) => void): void {
  const findings = [...totals.findings.values()].map(({ code, severity, count, reports }) => ({
    code,
    severity,
    rule: findEntry(code)?.rule ?? null,
    count,
    reports,
  }))
  const summary = { ...totals, years: Object.fromEntries(totals.years), outcomes: Object.fromEntries(totals.outcomes), findings }
  add(`{"complete": ${outcome.complete},\n"totals": ${JSON.stringify(summary)},\n"reports": [`)
  let separator = '\n'
  for (const row of rowsOf(outcome)) {
    add(`${separator}${JSON.stringify(row)}`)
    separator = ',\n'
  }
  add('\n]}\n')
}

/** The outputs carry another name than the input does, but for its extension. */
function isRenamed({ input, stem, reports }: FileRecord): boolean {
  return reports.length > 0 && input.replace(/\.[^./]*$/, '') !== stem
}
