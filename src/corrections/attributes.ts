import { readTitle } from '../language/report-title.js'
import type { Report } from '../model/report.js'
import type { Piece } from './pieces.js'
import { judgeOrgan, judgeTitle, judgeYear, type Judged } from './values.js'

/** What a report says of itself as a whole, by the path corrections have for it. */
export type Attribute = 'organ' | 'year' | 'title' | 'date'

export function isAttribute(path: string): path is Attribute {
  return path === 'organ' || path === 'year' || path === 'title' || path === 'date'
}

/** The report with its organ, year or title set by hand. A title also says whose report it is and of which year, unless that was read. */
export function correctAttribute(report: Report, path: Exclude<Attribute, 'date'>, after: string): Judged<Report> {
  switch (path) {
    case 'organ':
      return setValue(judgeOrgan(after), (value) => ({ ...report, organ: { ...report.organ, value, origin: 'given' } }))
    case 'year':
      return setValue(judgeYear(after), (value) => ({ ...report, year: { ...report.year, value, origin: 'given' } }))
    case 'title':
      return setValue(judgeTitle(after), (value) => withTitle(report, value))
  }
}

function setValue<T>(judged: Judged<T>, set: (value: T) => Report): Judged<Report> {
  return 'fault' in judged ? judged : { value: set(judged.value) }
}

function withTitle(report: Report, value: string): Report {
  const said = readTitle(value)
  const { organ, year, title } = report
  const { runs: _, ...place } = title ?? {}
  return {
    ...report,
    title: { ...place, value, origin: 'given' },
    organ: said?.organ && organ?.origin !== 'given' ? { ...organ, value: said.organ, origin: 'given' } : organ,
    year: said?.year && year?.origin !== 'given' ? { ...year, value: said.year, origin: 'given' } : year,
  }
}

/** The paragraph that dates the report: at its end, else where it stands. */
export function dateOf(pieces: readonly Piece[]): Piece | undefined {
  const dates = pieces.filter((piece) => piece.kind === 'content' && piece.content.kind === 'paragraph' && piece.content.role === 'date')
  return dates.find((piece) => piece.kind === 'content' && piece.closing) ?? dates[0]
}
