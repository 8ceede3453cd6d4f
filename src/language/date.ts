import { readDigits, readHan, zeros } from './han-numerals.js'
import { matchesOf } from './matches.js'

const gap = '\\s{0,4}'
const hanYear = `二[${zeros}][${zeros}一二三四五六七八九]{2}`
/** A year of this century: 2025, 二〇二五, with letters for 〇 too. As the source of a pattern, without groups. */
export const yearWritten = `(?:20\\d\\d|${hanYear})`
/** The same with the spaces exports put between the digits. */
const spacedYear = `(?:2${gap}0${gap}\\d${gap}\\d|二${gap}[${zeros}]${gap}[${zeros}一二三四五六七八九]${gap}[${zeros}一二三四五六七八九])`
const numeral = '(?:\\d{1,2}|[一二三四五六七八九十元]{1,3})'
const date = `(${spacedYear})${gap}[-年/.]${gap}(${numeral})${gap}[-月/.]${gap}(${numeral})(?!\\d)(?:${gap}[日号])?`
const anywhere = new RegExp(`(?<!\\d)${date}`)
const whole = new RegExp(`^[（(]?${date}[)）]?$`)
const atEnd = new RegExp(`(?<!\\d)[（(]?${date}[)）]?\\s*$`)

/** A date with its digits together, as the source of a pattern, without groups. */
export const dateWritten = `${yearWritten}[-年/.]\\d{1,2}[-月/.]\\d{1,2}日?`

/** Full-width digits and marks made half-width; nothing else changes, and no place moves. */
function narrow(text: string): string {
  return text.replace(/[０-９．／－]/g, (character) => character.normalize('NFKC'))
}

/**
 * The first date of a text (`2025年1月9日`, `2025-01-09`, `2025.1.9`, `二〇二五年一月九日`, full-width digits) as `YYYY-MM-DD`; null where it
 * has none or no calendar has it.
 */
export function readDate(text: string): string | null {
  const parts = anywhere.exec(narrow(text))
  if (!parts) return null
  const [year, month, day] = [readYear(parts[1]!), readNumber(parts[2]!), readNumber(parts[3]!)]
  if (year === null || month === null || day === null) return null
  const found = new Date(Date.UTC(year, month - 1, day))
  const exists = found.getUTCMonth() === month - 1 && found.getUTCDate() === day
  return exists ? [year, pad(month), pad(day)].join('-') : null
}

/** The text is a date, in brackets perhaps, and nothing else. */
export function isDate(text: string): boolean {
  return text.length <= 40 && whole.test(narrow(text).replace(/\s+/g, ''))
}

/** Index at which the date begins that ends the text; -1 where none does. */
export function dateAtEnd(text: string): number {
  const tail = Math.max(0, text.length - longest)
  const found = atEnd.exec(narrow(text.slice(tail)))
  return found ? tail + found.index : -1
}

/** Characters of the longest date, spaces among them. */
const longest = 60

/** 2025 for `2025`, `二〇二五`, `二О二五`; null for anything else. */
export function readYear(written: string): number | null {
  return readDigits(narrow(written).replace(/\s+/g, ''))
}

/** A stretch of days that a text states: 2024年1月1日至12月31日. */
export interface Period {
  readonly index: number
  readonly words: string
  /** In which it begins. */
  readonly year: number
  /** Runs from 1 January to 31 December of one year. */
  readonly isWholeYear: boolean
}

const dayOfMonth = `(\\d{1,2})${gap}(月?)${gap}(\\d{1,2})${gap}日`
const period = new RegExp(
  `(?<!\\d)(20\\d{2})${gap}(年?)${gap}${dayOfMonth}${gap}(?:起|开始)?${gap}[，,]?${gap}(?:至|到|—|－|-|～|~|–)+${gap}(?:(20\\d{2})${gap}年?|当年|同年)?${gap}${dayOfMonth}`,
  'g',
)

/** The characters between the digits may be lost (202111日起至20211231日) where the year is plainly whole. */
export function periodsIn(text: string): Period[] {
  return matchesOf(text, period).flatMap((match): Period[] => {
    const [words, year, yearMark, month, monthMark, day, endYear, endMonth, endMonthMark, endDay] = match
    const isWholeYear = [month, day, endMonth, endDay].map(Number).join() === '1,1,12,31' && (endYear === undefined || endYear === year)
    const isWritten = [yearMark, monthMark, endMonthMark].every((mark) => mark !== '')
    return isWholeYear || isWritten ? [{ index: match.index, words, year: Number(year), isWholeYear }] : []
  })
}

/** 截至2024年12月31日: the end of the year reported on. */
export const upToYearEnd = new RegExp(`截[至止]到?${gap}(?<year>20\\d{2})${gap}年${gap}12${gap}月${gap}31${gap}日`, 'u')

/** 元月 is the first. */
function readNumber(numerals: string): number | null {
  return numerals === '元' ? 1 : (readHan(numerals) ?? readDigits(numerals))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
