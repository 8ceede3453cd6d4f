import type { Severity } from '../diagnostics/catalogue.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { importanceOf } from '../diagnostics/importance.js'
import { severityNames } from '../diagnostics/render.js'
import type { Document } from '../model/document.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'

/** A report with its findings, ready to be shown. */
export interface Reviewed {
  /** The file it was read from, as the caller named it. */
  readonly file: string
  /** The file, and which of its reports where it holds several. */
  readonly name: string
  readonly source: Source | null
  readonly report: Report
  readonly document: Document
  readonly diagnostics: readonly Diagnostic[]
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** The severities from the gravest down to `level`. */
export function listedSeverities(level: Severity): Severity[] {
  return (['error', 'warning', 'info'] as const).filter((severity) => ranks[severity] <= ranks[level])
}

/** What is said where none of these was found. */
export function describeNone(level: Severity): string {
  return level === 'info'
    ? '没有发现问题'
    : `没有${listedSeverities(level)
        .map((severity) => severityNames[severity])
        .join('和')}`
}

/** Findings at least as grave as `level`: the gravest first, then what is wrong in the figures, then as they stand in the source. */
export function sortFindings(diagnostics: readonly Diagnostic[], level: Severity = 'info'): Diagnostic[] {
  const shown = diagnostics.filter(({ severity }) => ranks[severity] <= ranks[level])
  return shown.sort(
    (a, b) => ranks[a.severity] - ranks[b.severity] || importanceOf(a.code) - importanceOf(b.code) || startOf(a) - startOf(b),
  )
}

/** What the whole report lacks stands before what stands somewhere in it. */
function startOf({ at }: Diagnostic): number {
  return at?.start ?? -1
}
