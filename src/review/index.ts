import type { Severity } from '../diagnostics/catalogue.js'
import { diagnosticToJson, formatDiagnostic, severityNames, type Paint } from '../diagnostics/render.js'
import { printable, printableJson } from '../language/printable.js'
import { renderReviewSheet } from './html/sheet.js'
import { describeNone, listedSeverities, sortFindings, type Reviewed } from './reviewed.js'
import { renderSarif } from './sarif.js'

export { renderReviewSheet } from './html/sheet.js'
export type { Reviewed } from './reviewed.js'

interface ListFormat {
  /** One output holds the findings of every report. */
  readonly renderAll: (reviewed: readonly Reviewed[], options: ListOptions) => string
}

export interface ListOptions {
  /** Findings at least as grave are listed. */
  readonly level: Severity
  /** How many there are of each severity is told at the end; true where nothing is said. */
  readonly counts?: boolean
  /** Each line names its file; where nothing is said, where there are several. */
  readonly named?: boolean | undefined
  /** For a terminal. */
  readonly paint?: Paint | undefined
}

interface SheetFormat {
  /** Each report makes an output of its own. */
  readonly renderOne: (reviewed: Reviewed, level: Severity) => string
}

/** Every form findings are given in. */
export const reviewFormats = {
  text: { renderAll: renderText },
  json: { renderAll: renderJson },
  sarif: { renderAll: (reviewed, { level }) => renderSarif(reviewed, level) },
  html: { renderOne: renderReviewSheet },
} as const satisfies Record<string, ListFormat | SheetFormat>

export type ReviewFormat = keyof typeof reviewFormats

/** One finding a line, after the name of its file where there are several, and a closing count. */
function renderText(reviewed: readonly Reviewed[], { level, counts = true, paint, named = reviewed.length > 1 }: ListOptions): string {
  return reviewed
    .map((one) => {
      const shown = sortFindings(one.diagnostics, level)
      const name = printable(one.name)
      const prefix = named ? `${name}：` : ''
      const lines = shown.map((finding) => `${prefix}${formatDiagnostic(finding, one.source, paint)}\n`)
      return [...lines, ...(counts ? [`${name}：${countFindings(shown, level)}\n`] : [])].join('')
    })
    .join('')
}

/** Only the severities asked for are counted. */
function countFindings(findings: readonly { readonly severity: Severity }[], level: Severity): string {
  if (findings.length === 0) return describeNone(level)
  return listedSeverities(level)
    .map((severity) => `${severityNames[severity]}${findings.filter((one) => one.severity === severity).length}条`)
    .join('，')
}

/** One array of findings, each with the name of its file. */
function renderJson(reviewed: readonly Reviewed[], { level }: ListOptions): string {
  const findings = reviewed.flatMap((one) =>
    sortFindings(one.diagnostics, level).map((finding) => ({ file: one.name, ...diagnosticToJson(finding, one.source) })),
  )
  return `${printableJson(findings)}\n`
}
