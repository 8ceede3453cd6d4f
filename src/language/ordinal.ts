import { hanNumerals, readHan, toHan } from './han-numerals.js'

/** The ordinal a heading or an item begins with. */
export interface Ordinal {
  /** 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） (GB/T 9704-2012, 7.3.3), 5 for ①. */
  readonly level: 1 | 2 | 3 | 4 | 5
  /** Its number; null where it cannot be told. */
  readonly number: number | null
  /** As written, with its mark and the space before and after it. */
  readonly written: string
  /** How it should be written: `一、`. */
  readonly proper: string
}

/** The ordinal a text begins with, in the ways exports write it; null where it begins with none. */
export function parseOrdinal(text: string): Ordinal | null {
  if (!lead.test(text)) return null
  for (const { level, pattern } of styles) {
    const match = pattern.exec(text)
    if (match) return describe(level, match[0], match[1]!)
  }
  return null
}

/** `三是收到和处理…`, `三 收到和处理…`, `3 收到和处理…` where 三、 is meant: told by the title behind it alone. */
export function parseLooseOrdinal(text: string): Ordinal | null {
  const match = /^\s*(?:([一二三四五六七八九])是\s*|([一二三四五六七八九]|\d|[—―─](?![—―─]))\s+)/.exec(text)
  return match && describe(1, match[0], match[1] ?? match[2]!)
}

const han = `([${hanNumerals}]{1,4})`
const arabic = '([0-9０-９]{1,2})'

const styles: readonly { readonly level: Ordinal['level']; readonly pattern: RegExp }[] = [
  { level: 1, pattern: new RegExp(`^\\s*第?${han}\\s*[、．.,，]\\s*`) },
  { level: 1, pattern: new RegExp(`^\\s*第\\s*${han}\\s*(?:部分|章|编|篇)\\s*[、：:．.，]?\\s*`) },
  // A dash stands for 一 where the character was drawn instead of written.
  { level: 1, pattern: /^\s*([—–―－─ー﹣-])\s*[、，,．.](?!\d)\s*/ },
  { level: 2, pattern: new RegExp(`^\\s*第\\s*${han}\\s*节\\s*[、：:．.，]?\\s*`) },
  // The opening half of a bracket is often lost.
  { level: 2, pattern: new RegExp(`^\\s*(?:[（(〔]\\s*)?${han}\\s*[）)〕]\\s*`) },
  { level: 2, pattern: /^\s*([㈠-㈩])\s*/ },
  // 1.5 is a number, and 1、2月 are two.
  { level: 3, pattern: new RegExp(`^\\s*${arabic}\\s*(?:、(?![0-9]{1,2}(?![0-9]))|[．.](?![0-9０-９]))\\s*`) },
  { level: 3, pattern: /^\s*([⒈-⒛])\s*/ },
  { level: 4, pattern: new RegExp(`^\\s*(?:[（(]\\s*)?${arabic}\\s*[）)]\\s*`) },
  { level: 4, pattern: /^\s*([⑴-⒇])\s*/ },
  { level: 5, pattern: /^\s*([①-⑳㉑-㉟㊱-㊿])\s*/ },
]

const lead = new RegExp(`^\\s*[第（(〔—–―－─ー﹣㈠-㈩⒈-⒛⑴-⒇①-⑳㉑-㉟㊱-㊿0-9０-９${hanNumerals}-]`)

/** An ordinal as it should be written. */
export function writeOrdinal(level: Ordinal['level'], number: number): string {
  return proper[level](number)
}

const proper: Readonly<Record<Ordinal['level'], (number: number) => string>> = {
  1: (number) => `${toHan(number)}、`,
  2: (number) => `（${toHan(number)}）`,
  3: (number) => `${number}.`,
  4: (number) => `（${number}）`,
  5: (number) => String.fromCodePoint(0x245f + number),
}

function describe(level: Ordinal['level'], written: string, numeral: string): Ordinal {
  const number = numberOf(numeral)
  return { level, number, written, proper: number === null || (level === 5 && number > 20) ? written.trim() : proper[level](number) }
}

/** ㈠, ⒈ and ① are numerals with their marks; a dash is 一. */
function numberOf(numeral: string): number | null {
  const bare = numeral.normalize('NFKC').replace(/[().]/g, '')
  if (/^\d+$/.test(bare)) return Number(bare)
  return /^[^\p{L}]$/u.test(bare) ? 1 : readHan(bare)
}
