import { forms } from '../forms/index.js'
import type { FileRecord, MadeCorrection, ReportRecord } from '../work/job.js'
import { reportKey, type Repeat } from './repeats.js'

/** One line of the run report: a report, or a file that gave none. */
export interface RunRow {
  readonly input: string
  readonly status: FileRecord['status']
  readonly reason: string
  readonly advice: string
  /** Why it is not counted; null for one that is, and for what is no report. */
  readonly repeat: Repeat | null
  readonly organ: string
  readonly year: number | null
  readonly kind: string
  readonly form: string
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly repairs: number
  /** Of the repairs, those made by hand. */
  readonly corrected: number
  readonly corrections: readonly MadeCorrection[]
  readonly figuresRead: number
  readonly figures: number
  /** Paths under the output folder. */
  readonly outputs: readonly string[]
  /** Of its findings, each once. */
  readonly codes: readonly string[]
}

export type Repeats = ReadonlyMap<string, Repeat>

export function rowsOfRecord(record: FileRecord, repeats: Repeats): RunRow[] {
  return record.reports.length > 0
    ? record.reports.map((report, part) => reportRow(record, report, repeats.get(reportKey(record.input, part)) ?? null))
    : [fileRow(record)]
}

/** Outputs of an earlier run that are still there are named, and said to be old. */
function fileRow({ input, status, reason: why, advice, stale = [] }: FileRecord): RunRow {
  const reason = stale.length > 0 ? `${why}（以前写出的成稿还在，可能已经过时）` : why
  const nothing = {
    repeat: null,
    codes: [],
    errors: 0,
    warnings: 0,
    infos: 0,
    repairs: 0,
    corrected: 0,
    corrections: [],
    figuresRead: 0,
    figures: 0,
  }
  return { input, status, reason, advice, organ: '', year: null, kind: '', form: '', ...nothing, outputs: stale.map(({ path }) => path) }
}

const kindNames = { annual: '年度报告', legacy: '2018年及以前', other: '不是年度报告' } as const

function reportRow({ input, status, reason, advice, outputs }: FileRecord, report: ReportRecord, repeat: Repeat | null): RunRow {
  const count = (severity: string) => report.findings.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0)
  return {
    input,
    status,
    reason,
    advice,
    repeat,
    organ: report.organ ?? '',
    year: report.year,
    kind: kindNames[report.kind],
    form: report.forms.map(nameOfForm).join('、'),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    repairs: report.repairs,
    corrected: report.corrected ?? 0,
    corrections: report.corrections ?? [],
    figuresRead: report.figures.filter(([, , state]) => state === 'read').length,
    figures: report.figures.length,
    outputs: outputs.map((output) => output.path).filter((path) => path.startsWith(`${report.stem}.`)),
    codes: [...new Set(report.findings.map(({ code }) => code))],
  }
}

/** The id alone where an older version's record has one that is no more. */
function nameOfForm(id: string): string {
  return forms.find((form) => form.id === id)?.name ?? id
}
