import type { Content, Report } from '../model/report.js'

/** Says nothing about the report; the first day a ZIP entry can carry. */
const NO_DATE = '1980-01-01'
const CHINESE_DIGITS = '〇一二三四五六七八九'

/**
 * The date for the file's metadata, never the clock's: the report's own date, else the day by which art. 49 of the regulation wants
 * the year's report published.
 */
export function documentDate(report: Report): string {
  const own = [...report.closing, ...report.preamble, ...report.sections.flatMap((section) => section.blocks)].filter(isDate)
  for (const content of own) {
    const date = readDate(content.text)
    if (date) return date
  }
  return report.year ? `${pad(report.year.value + 1, 4)}-01-31` : NO_DATE
}

function isDate(content: Content): content is Extract<Content, { kind: 'paragraph' }> {
  return content.kind === 'paragraph' && content.role === 'date'
}

/** `2025年1月9日` or `二〇二五年一月九日`; null for anything else. */
function readDate(text: string): string | null {
  const parts = /([\d〇○零一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日/.exec(
    text.replace(/\s/g, ''),
  )
  if (!parts) return null
  const [year, month, day] = [readNumber(parts[1]!), readNumber(parts[2]!), readNumber(parts[3]!)]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null
}

function readNumber(written: string): number {
  const tens = /^([一二三]?)十([一二三四五六七八九]?)$/.exec(written)
  if (tens) return (tens[1] ? CHINESE_DIGITS.indexOf(tens[1]) : 1) * 10 + Math.max(0, CHINESE_DIGITS.indexOf(tens[2] || '〇'))
  return Number(
    [...written.replace(/[○零]/g, '〇')].map((char) => (CHINESE_DIGITS.includes(char) ? CHINESE_DIGITS.indexOf(char) : char)).join(''),
  )
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
