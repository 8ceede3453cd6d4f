import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { diagnosticToJson, formatDiagnostic } from '../diagnostics/render.js'
import { printable, printableJson } from '../language/printable.js'
import type { Source } from '../model/source.js'
import { sortFindings } from '../review/reviewed.js'
import { paintFor, type ColorChoice } from './terminal.js'

/** The findings of one input. */
export interface FileFindings {
  readonly path: string
  readonly source: Source | null
  readonly diagnostics: readonly Diagnostic[]
}

/** 1 where a report has errors in it (or warnings, when strict); else 0. */
export function exitCodeOf(findings: readonly Pick<FileFindings, 'diagnostics'>[], strict: boolean): 0 | 1 {
  const all = findings.flatMap((file) => file.diagnostics)
  return all.some((one) => one.severity === 'error' || (strict && one.severity === 'warning')) ? 1 : 0
}

/** Prints findings to standard error: one a line, or all as one JSON array; the gravest first, then in source order. */
export function printFindings(
  files: readonly FileFindings[],
  options: { readonly format: 'text' | 'json'; readonly quiet: boolean; readonly color: ColorChoice },
): void {
  const shown = files.map((file) => ({ ...file, diagnostics: sortFindings(file.diagnostics, options.quiet ? 'error' : 'info') }))
  if (options.format === 'json') {
    const all = shown.flatMap((file) => file.diagnostics.map((one) => ({ file: file.path, ...diagnosticToJson(one, file.source) })))
    process.stderr.write(`${printableJson(all)}\n`)
    return
  }
  const paint = paintFor(process.stderr, options.color)
  for (const file of shown) {
    const prefix = files.length > 1 ? `${printable(file.path)}：` : ''
    process.stderr.write(file.diagnostics.map((one) => `${prefix}${formatDiagnostic(one, file.source, paint)}\n`).join(''))
  }
}
