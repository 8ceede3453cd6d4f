import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Source } from '../model/source.js'
import type { Reviewed } from './reviewed.js'

interface ReviewParts {
  /** Counts from 1 where the file holds several reports. */
  readonly part?: number | undefined
  /** What the writers found amiss. */
  readonly found?: readonly Diagnostic[]
}

/** A report that has been read, as the review sheet wants it. */
export function reviewRead(
  { report, document }: Pick<Reviewed, 'report' | 'document'>,
  file: string,
  source: Source | null,
  { part, found = [] }: ReviewParts = {},
): Reviewed {
  const name = part === undefined ? file : `${file}（第${part}份）`
  const diagnostics = [...report.diagnostics, ...found]
  return { name, file, source, report, document, diagnostics }
}
