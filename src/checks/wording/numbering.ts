import type { Reporter } from '../../diagnostics/diagnostic.js'
import { wordsAt, type CheckContext } from '../context.js'
import type { Passage } from '../passages.js'
import { hitsOf } from './scan-words.js'

/** AR-Q13, Q16: headings, numbered paragraphs and 一是、二是 count on without gaps, in the official style. */
export function checkNumbering(context: CheckContext, report: Reporter): void {
  checkOrdinals(context, report)
  for (const passage of context.passages) if (passage.kind === 'paragraph') checkPoints(passage, context, report)
  checkOrdinalStyle(context, report)
}

interface Counter {
  readonly pattern: RegExp
  readonly write: (number: number) => string
}

/** Ordinals of the levels below 一、. */
const counters: Readonly<Record<number, Counter>> = {
  2: { pattern: /^[（(]([一二三四五六七八九十]+)[）)]/, write: (number) => `（${numeral(number)}）` },
  3: { pattern: /^(\d{1,2})[.．、](?!\d)/, write: (number) => `${number}.` },
  4: { pattern: /^[（(](\d{1,2})[）)]/, write: (number) => `（${number}）` },
}

/** Each level counts anew under the next higher number, and may begin again at one: problems, then measures. A section whose own heading took the first number goes on with the second. */
function checkOrdinals({ report: checked, passages }: CheckContext, report: Reporter): void {
  const last = new Map<number, number>()
  for (const passage of passages) {
    const { text, at, section } = passage
    const level = levelOf(passage)
    // What looks numbered among the statutory tables is a label of theirs.
    if (level === null || (level > 1 && (section === 'disclosure' || section === 'applications' || section === 'disputes'))) continue
    for (const deeper of last.keys()) if (deeper > level) last.delete(deeper)
    if (level === 1) {
      const written = checked.sections.find(({ id }) => id === section)?.written ?? ''
      if (counters[2]!.pattern.test(written)) last.set(2, numberOf(written, counters[2]!) ?? 0)
      continue
    }
    const counter = counters[level]
    const number = counter ? numberOf(text, counter) : null
    if (!counter || number === null) continue
    const expected = (last.get(level) ?? 0) + 1
    if (number !== expected && number !== 1)
      report('check/numbering', { quote: text.slice(0, 12), expected: counter.write(expected) }, { at })
    last.set(level, number)
  }
}

/** A heading's own level; that of a paragraph by the number it opens with: points of one list are headings or paragraphs by their length. */
function levelOf({ kind, level, text }: Passage): number | null {
  if (kind === 'heading') return level
  const found = Object.entries(counters).find(([, { pattern }]) => pattern.test(text))
  return found ? Number(found[0]) : null
}

/** 一是…二是…四是…: a list starts with 一 and goes on by one. */
function checkPoints(passage: Passage, context: CheckContext, report: Reporter): void {
  let last = 0
  for (const { words, index } of hitsOf(/(?<=^|[。；：，、\s])[一二三四五六七八九十]{1,2}是(?!否)/g, passage.text)) {
    const number = valueOf(words.slice(0, -1))
    if (number === 1 || last === 0) {
      last = number === 1 ? 1 : 0
    } else {
      if (number !== last + 1)
        report(
          'check/numbering',
          { quote: passage.text.slice(index, index + 12), expected: `${numeral(last + 1)}是` },
          { at: wordsAt(context, passage, index, words.length) },
        )
      last = number
    }
  }
}

function checkOrdinalStyle({ passages }: CheckContext, report: Reporter): void {
  const wrong = passages.filter(({ kind, level, text }) => kind === 'heading' && level === 3 && /^\d{1,2}、/.test(text))
  const first = wrong[0]
  if (first)
    report(
      'check/ordinal-style',
      { quote: first.text.slice(0, 12), expected: first.text.slice(0, 12).replace('、', '.'), count: wrong.length },
      { at: first.at },
    )
}

function numberOf(text: string, { pattern }: Counter): number | null {
  const digits = pattern.exec(text)?.[1]
  if (!digits) return null
  return /\d/.test(digits) ? Number(digits) : valueOf(digits)
}

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

function numeral(number: number): string {
  if (number < 10) return numerals[number]!
  return `${number >= 20 ? numerals[Math.floor(number / 10)] : ''}十${numerals[number % 10]}`
}

/** 1 to 99, as headings count. */
function valueOf(written: string): number {
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written]
  const ten = written.includes('十') ? (tens ? numerals.indexOf(tens) : 1) : 0
  return ten * 10 + numerals.indexOf(ones || '')
}
