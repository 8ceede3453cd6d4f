import type { ReadReport } from './convert.js'
import type { Source } from './model/source.js'
import type { Reviewed } from './review/index.js'

/** A report that has been read, as the review sheet wants it; `part` counts from 1 where the file holds several. */
export function reviewRead({ report, document }: ReadReport, file: string, source: Source | null, part?: number): Reviewed {
  const name = part === undefined ? file : `${file}（第${part}份）`
  return { name, file, source, report, document, diagnostics: report.diagnostics as Reviewed['diagnostics'] }
}
