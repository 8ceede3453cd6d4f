import type { ReadReport } from './convert.js'
import type { Source } from './model/source.js'
import type { Reviewed } from './review/index.js'

/** A report that has been read, as the review sheet wants it. */
export function reviewRead({ report, document }: ReadReport, name: string, source: Source | null): Reviewed {
  return { name, source, report, document, diagnostics: report.diagnostics as Reviewed['diagnostics'] }
}
