import { readHan, toHan } from './han-numerals.js'

/** The ordinal a heading begins with. */
export interface Ordinal {
  /** 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  readonly level: 1 | 2 | 3 | 4
  /** Its number; null where it cannot be told. */
  readonly number: number | null
  /** As written, with its mark and the space after it. */
  readonly written: string
  /** How it should be written: `一、`. */
  readonly proper: string
}

/** GB/T 9704 §7.3.3: 一、 then （一） then 1. then （1）, in the ways they are met. Null where the text begins with none. */
export function parseOrdinal(text: string): Ordinal | null {
  for (const { level, pattern, proper } of styles) {
    const match = pattern.exec(text)
    if (!match) continue
    const number = match[1] === undefined ? null : numberOf(match[1])
    return { level, number, written: match[0], proper: number === null ? match[0].trim() : proper(number) }
  }
  return null
}

interface OrdinalStyle {
  readonly level: Ordinal['level']
  readonly pattern: RegExp
  readonly proper: (number: number) => string
}

const styles: readonly OrdinalStyle[] = [
  {
    level: 1,
    pattern: /^\s*第?([一二三四五六七八九十]{1,3})\s*(?:、|[．.,，](?!\d)|部分[、：:]?)\s*/,
    proper: (number) => `${toHan(number)}、`,
  },
  // A dash stands for 一 where the character was drawn instead of written.
  { level: 1, pattern: /^\s*([—–―－ー﹣-])\s*、\s*/, proper: (number) => `${toHan(number)}、` },
  { level: 2, pattern: /^\s*[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*/, proper: (number) => `（${toHan(number)}）` },
  { level: 3, pattern: /^\s*(\d{1,2})\s*(?:、|[．.](?!\d)\s*)/, proper: (number) => `${number}.` },
  { level: 4, pattern: /^\s*[（(]\s*(\d{1,2})\s*[）)]\s*/, proper: (number) => `（${number}）` },
  // The opening half is often lost.
  { level: 4, pattern: /^\s*(\d{1,2})[）)]\s*/, proper: (number) => `（${number}）` },
]

function numberOf(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written)
  if (/^[^一二三四五六七八九十]$/.test(written)) return 1
  return readHan(written)
}
