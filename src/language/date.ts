import { readDigits, readHan, zeros } from './han-numerals.js'

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

/** 元月 is the first. */
function readNumber(numerals: string): number | null {
  return numerals === '元' ? 1 : (readHan(numerals) ?? readDigits(numerals))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
