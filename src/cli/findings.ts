import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { diagnosticToJson, formatDiagnostic } from '../diagnostics/render.js'
import type { Source } from '../model/source.js'

/** The findings of one input. */
export interface FileFindings {
  readonly path: string
  readonly source: Source | null
  readonly diagnostics: readonly Diagnostic[]
}

const rank = { error: 0, warning: 1, info: 2 } as const

/** Prints findings to standard error: one a line, or all as one JSON array; the gravest first, then in source order. */
export function printFindings(files: readonly FileFindings[], options: { readonly format: 'text' | 'json'; readonly quiet: boolean }): void {
  const shown = files.map((file) => ({ ...file, diagnostics: sortFindings(file.diagnostics, options.quiet) }))
  if (options.format === 'json') {
    const all = shown.flatMap((file) => file.diagnostics.map((one) => ({ file: file.path, ...diagnosticToJson(one, file.source) })))
    process.stderr.write(`${JSON.stringify(all, null, 2)}\n`)
    return
  }
  for (const file of shown) {
    const prefix = files.length > 1 ? `${file.path}：` : ''
    process.stderr.write(file.diagnostics.map((one) => `${prefix}${formatDiagnostic(one, file.source)}\n`).join(''))
  }
}

function sortFindings(diagnostics: readonly Diagnostic[], quiet: boolean): Diagnostic[] {
  const shown = quiet ? diagnostics.filter((one) => one.severity === 'error') : [...diagnostics]
  return shown.sort((a, b) => rank[a.severity] - rank[b.severity] || (a.at?.start ?? 0) - (b.at?.start ?? 0))
}
