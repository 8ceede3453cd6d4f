import { checkReport as check, type CheckOptions } from '../checks/index.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import type { Severity } from '../diagnostics/catalogue.js'
import type { Source } from '../model/source.js'
import { renderReviewSheet as renderSheet } from '../review/html/sheet.js'
import { reviewRead } from '../review/review-read.js'
import { renderSarif as renderLog } from '../review/sarif.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'
import { object, oneOf, text, type Need } from './needs.js'
import { checkNeeds } from './read-needs.js'

/** The findings of the checks alone; those of reading are in the report. `readReports` runs them too, with its option `check`. */
export function checkReport(report: ReportLike, options: CheckOptions = {}): Diagnostic[] {
  const one = needReport('checkReport', report)
  needOptions('checkReport', options, checkNeeds)
  const found: Diagnostic[] = []
  check(one.report, options, collectInto(found))
  return found
}

export interface ReviewOptions {
  /** How the file is called; else `年报`. */
  readonly file?: string
  /** As `readReports` gave it: with it findings name lines and the sheet shows the text. */
  readonly source?: Source | null
  /** Findings at least as grave; all where nothing is said. */
  readonly level?: Severity
}

const needs = {
  file: text,
  source: (value) => (value === null ? null : object(value)),
  level: oneOf(['error', 'warning', 'info'] satisfies Severity[]),
} as const satisfies Record<keyof ReviewOptions, Need>

/** The review sheet of a report: one HTML page without script or request. */
export function renderReviewSheet(report: ReportLike, options: ReviewOptions = {}): string {
  return renderSheet(reviewedOf('renderReviewSheet', report, options), options.level ?? 'info')
}

/** The findings of a report as a SARIF 2.1.0 log. */
export function renderSarif(report: ReportLike, options: ReviewOptions = {}): string {
  return renderLog([reviewedOf('renderSarif', report, options)], options.level ?? 'info')
}

function reviewedOf(call: string, report: ReportLike, options: ReviewOptions) {
  needOptions(call, options, needs)
  return reviewRead(needReport(call, report), options.file ?? '年报', options.source ?? null)
}
