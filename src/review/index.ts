import type { Severity } from '../diagnostics/catalogue.js'
import { diagnosticToJson, formatDiagnostic } from '../diagnostics/render.js'
import { renderReviewSheet } from './html/sheet.js'
import { sortFindings, type Reviewed } from './reviewed.js'
import { renderSarif } from './sarif.js'

export { renderReviewSheet } from './html/sheet.js'
export type { Reviewed } from './reviewed.js'

interface ListFormat {
  /** Ending of the file it makes. */
  readonly extension: string
  /** One output holds the findings, from `level` on, of every report. */
  readonly renderAll: (reviewed: readonly Reviewed[], level: Severity) => string
}

interface SheetFormat {
  readonly extension: string
  /** Each report makes an output of its own. */
  readonly renderOne: (reviewed: Reviewed, level: Severity) => string
}

/** Every form findings are given in. */
export const reviewFormats = {
  text: { extension: 'txt', renderAll: renderText },
  json: { extension: 'json', renderAll: renderJson },
  sarif: { extension: 'sarif', renderAll: renderSarif },
  html: { extension: 'html', renderOne: renderReviewSheet },
} as const satisfies Record<string, ListFormat | SheetFormat>

export type ReviewFormat = keyof typeof reviewFormats

/** One finding a line, after the name of its file where there are several, and a closing count. */
function renderText(reviewed: readonly Reviewed[], level: Severity): string {
  return reviewed
    .map((one) => {
      const shown = sortFindings(one.diagnostics, level)
      const prefix = reviewed.length > 1 ? `${one.name}：` : ''
      const lines = shown.map((finding) => `${prefix}${formatDiagnostic(finding, one.source)}\n`)
      return [...lines, `${one.name}：${countFindings(shown)}\n`].join('')
    })
    .join('')
}

function countFindings(findings: readonly { readonly severity: Severity }[]): string {
  if (findings.length === 0) return '没有发现问题'
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  return `错误${count('error')}条，警告${count('warning')}条，提示${count('info')}条`
}

/** One array of findings, each with the name of its file. */
function renderJson(reviewed: readonly Reviewed[], level: Severity): string {
  const findings = reviewed.flatMap((one) =>
    sortFindings(one.diagnostics, level).map((finding) => ({ file: one.name, ...diagnosticToJson(finding, one.source) })),
  )
  return `${JSON.stringify(findings, null, 2)}\n`
}
