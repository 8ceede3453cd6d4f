import { readDate } from '../language/date.js'
import { publicationDay } from '../language/page-metadata.js'
import type { Content, Report } from '../model/report.js'

/** The date for the file's metadata, ISO 8601: the report's own, else the day of publication that its page states; null where there is none. */
export function documentDate(report: Report): string | null {
  const own = [...report.closing, ...report.preamble, ...report.sections.flatMap((section) => section.blocks)].filter(isDate)
  const stated = [...own.map(({ text }) => readDate(text.replace(/\s/g, ''))), ...report.dropped.map(({ text }) => publicationDay(text))]
  return stated.find((date) => date !== null) ?? null
}

function isDate(content: Content): content is Extract<Content, { kind: 'paragraph' }> {
  return content.kind === 'paragraph' && content.role === 'date'
}
