import { readDate } from '../language/date.js'
import type { Content, Report } from '../model/report.js'

/** Says nothing about the report; the first day a ZIP entry can carry. */
const NO_DATE = '1980-01-01'

/**
 * The date for the file's metadata, never the clock's: the report's own date, else the day by which art. 49 of the regulation wants
 * the year's report published.
 */
export function documentDate(report: Report): string {
  const own = [...report.closing, ...report.preamble, ...report.sections.flatMap((section) => section.blocks)].filter(isDate)
  for (const content of own) {
    const date = readDate(content.text.replace(/\s/g, ''))
    if (date) return date
  }
  return report.year ? `${report.year.value + 1}-01-31` : NO_DATE
}

function isDate(content: Content): content is Extract<Content, { kind: 'paragraph' }> {
  return content.kind === 'paragraph' && content.role === 'date'
}
