import { figureHeads, inputHead } from '../diagnostics/catalogue/wordings.js'
import { byteOrderMark } from '../language/invisible.js'
import { join } from 'node:path'
import { findEntry } from '../diagnostics/catalogue.js'
import { removeFile, writeStreamed } from '../system/files.js'
import { csvLine, figureLine, quoteCsv } from '../writers/csv.js'
import type { FileRecord } from '../work/job.js'
import { writeIndexPage } from './run-report-page.js'
import { rowsOfRecord, type RunRow } from './run-rows.js'
import { addToTotals, emptyTotals, type RunTotals } from './run-totals.js'
import type { BatchOutcome } from './run.js'

/** The run report: a page to look through, and the same as CSV and JSON, made from the manifest and streamed to disk. */

export const reportKinds = ['html', 'csv', 'json'] as const
export type ReportKind = (typeof reportKinds)[number]
const reportFiles = { html: ['index.html'], csv: ['report.csv', 'figures.csv'], json: ['report.json'] } as const

/** Writes the kinds asked for; tells which files had to be named otherwise than their input. */
export function writeRunReport(outcome: BatchOutcome, out: string, kinds: readonly ReportKind[]): { readonly renamed: readonly string[] } {
  const { totals, renamed } = kinds.includes('csv') ? writeTables(outcome, out) : addUp(outcome)
  if (kinds.includes('json')) writeStreamed(join(out, 'report.json'), (add) => addReportJson(outcome, totals, add))
  if (kinds.includes('html'))
    writeStreamed(join(out, 'index.html'), (add) =>
      writeIndexPage({ rows: () => rowsOf(outcome), totals, complete: outcome.complete }, add),
    )
  // What an earlier run left is no longer true.
  for (const kind of reportKinds) if (!kinds.includes(kind)) for (const name of reportFiles[kind]) removeFile(join(out, name))
  return { renamed }
}

interface Sums {
  readonly totals: RunTotals
  readonly renamed: readonly string[]
}

/** Adds up all records; `visit` is shown each on the way, since reading them is what takes the time. */
function addUp(outcome: BatchOutcome, visit: (record: FileRecord) => void = () => {}): Sums {
  const totals = emptyTotals()
  const renamed: string[] = []
  for (const record of recordsOf(outcome)) {
    addToTotals(totals, record)
    if (isRenamed(record)) renamed.push(`${record.input} → ${record.stem}`)
    visit(record)
  }
  return { totals, renamed }
}

/** Both CSV files in one reading of the records. */
function writeTables(outcome: BatchOutcome, out: string): Sums {
  let sums!: Sums
  writeStreamed(join(out, 'report.csv'), (addReport) =>
    writeStreamed(join(out, 'figures.csv'), (addFigure) => {
      addReport(reportHead)
      addFigure(figuresHead)
      sums = addUp(outcome, (record) => {
        for (const row of rowsOfRecord(record)) addReport(reportLine(row))
        addFigures(record, addFigure)
      })
    }),
  )
  return sums
}

/** The newest record of every input of the run, in the run's order, one in memory at a time; none made with other options. */
function* recordsOf({ jobs, journal }: BatchOutcome): Generator<FileRecord> {
  for (const { input, optionsHash } of jobs) {
    const record = journal.find(input)
    if (record?.optionsHash === optionsHash) yield record
  }
}

function* rowsOf(outcome: BatchOutcome): Generator<RunRow> {
  for (const record of recordsOf(outcome)) yield* rowsOfRecord(record)
}

const statusNames = { converted: '已转换', skipped: '略过', failed: '失败' } as const

const reportHead = `${byteOrderMark}input,status,reason,organ,year,kind,form,errors,warnings,infos,repairs,corrected,figures_read,figures,outputs\r\n`
const figuresHead = byteOrderMark + csvLine([inputHead, ...figureHeads])

/** Outputs are joined by a character that none of their names holds. */
function reportLine(row: RunRow): string {
  const { input, status, reason, organ, year, kind, form, errors, warnings, infos, repairs, corrected, figuresRead, figures, outputs } = row
  const numbers = [errors, warnings, infos, repairs, corrected, figuresRead, figures]
  const cells = [input, statusNames[status], reason, organ, year ?? '', kind, form, ...numbers, outputs.join('|')]
  return `${cells.map((cell) => quoteCsv(String(cell))).join(',')}\r\n`
}

function addFigures(record: FileRecord, add: (text: string) => void): void {
  for (const report of record.reports) {
    for (const figure of report.figures) add(csvLine([record.input, ...figureLine(report.organ, report.year, figure, 'zh')]))
  }
}

function addReportJson(outcome: BatchOutcome, totals: RunTotals, add: (text: string) => void): void {
  const findings = [...totals.findings.values()].map(({ code, severity, count }) => ({
    code,
    severity,
    rule: findEntry(code)?.rule ?? null,
    count,
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
