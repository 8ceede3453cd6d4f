import { readDigits, readHan } from './han-numerals.js'

const numeral = '[\\d一二三四五六七八九十]{1,3}'
const written = new RegExp(
  `(20\\d\\d|二[〇○零OoＯоО0][〇○零OoＯоО0一二三四五六七八九]{2})\\s*[-年/.]\\s*(${numeral})\\s*[-月/.]\\s*(${numeral})`,
)

/** The first date of a text (`2025年1月9日`, `2025-01-09`, `二〇二五年一月九日`) as `YYYY-MM-DD`; null where it has none or no calendar has it. */
export function readDate(text: string): string | null {
  const parts = written.exec(text)
  if (!parts) return null
  const [year, month, day] = [readDigits(parts[1]!), readNumber(parts[2]!), readNumber(parts[3]!)]
  if (year === null || month === null || day === null) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? [year, pad(month), pad(day)].join('-') : null
}

function readNumber(numerals: string): number | null {
  return readHan(numerals) ?? readDigits(numerals)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
