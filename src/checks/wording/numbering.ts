import type { Reporter } from '../../diagnostics/diagnostic.js'
import { hanNumerals, readHan, toHan } from '../../language/han-numerals.js'
import { parseOrdinal, writeOrdinal, type Ordinal } from '../../language/ordinal.js'
import type { CheckContext } from '../context.js'
import { wordsAt, type Passage } from '../passages.js'
import { hitsOf } from './scan-words.js'

/** AR-Q13, Q16: headings, numbered paragraphs and 一是、二是 count on without gaps, in the official style. */
export function checkNumbering(context: CheckContext, report: Reporter): void {
  checkOrdinals(context, report)
  for (const passage of context.passages) if (passage.kind === 'paragraph') checkPoints(passage, report)
  checkOrdinalStyle(context, report)
}

/** The last number of a level as it is written, and as it should have been: after one slip the next number may follow either. */
interface Count {
  readonly written: number
  readonly counted: number
}

const none: Count = { written: 0, counted: 0 }

/** Where a number goes on from the last one, or begins anew, it is what it should be; else the next in the count is. */
function follow({ written, counted }: Count, number: number): Count {
  const goesOn = number === written + 1 || number === counted + 1 || number === 1
  return { written: number, counted: goesOn ? number : counted + 1 }
}

/** Each level counts anew under the next higher number, and may begin again at one: problems, then measures. A section whose own heading took the first number goes on with the second. */
function checkOrdinals({ report: checked, passages }: CheckContext, report: Reporter): void {
  const last = new Map<number, Count>()
  for (const passage of passages) {
    const { at, section } = passage
    const text = passage.role === 'attachment' ? passage.text.replace(/^附件[：:]\s*/, '') : passage.text
    const level = levelOf({ ...passage, text })
    // What looks numbered among the statutory tables is a label of theirs.
    if (level === null || (level > 1 && (section === 'disclosure' || section === 'applications' || section === 'disputes'))) continue
    for (const deeper of last.keys()) if (deeper > level) last.delete(deeper)
    if (level === 1) {
      const written = checked.sections.find(({ id }) => id === section)?.written ?? ''
      const first = ordinalAt(2, written)?.number ?? null
      if (first !== null) last.set(2, { written: first, counted: first })
      continue
    }
    const number = ordinalAt(level, text)?.number ?? null
    if (number === null) continue
    const next = follow(last.get(level) ?? none, number)
    if (next.counted !== number)
      report('check/numbering', { quote: text.slice(0, 12), expected: writeOrdinal(level as Ordinal['level'], next.counted) }, { at })
    last.set(level, next)
  }
}

/** A heading's own level; that of a paragraph by the number it opens with: points of one list are headings or paragraphs by their length. */
function levelOf({ kind, level, text }: Passage): number | null {
  if (kind === 'heading') return level
  const own = parseOrdinal(text)?.level
  return own !== undefined && isCounted(own) ? own : null
}

/** Levels below 一、 whose items count on; those of ① may be notes. */
function isCounted(level: number): boolean {
  return level >= 2 && level <= 4
}

/** The ordinal of this level a text begins with. */
function ordinalAt(level: number, text: string): Ordinal | null {
  const ordinal = isCounted(level) ? parseOrdinal(text) : null
  return ordinal?.level === level ? ordinal : null
}

const point = new RegExp(`(?<=^|[。；：，、\\s])[${hanNumerals}]{1,2}是(?!否)`, 'g')

/** 一是…二是…四是…: a list starts with 一 and goes on by one. */
function checkPoints(passage: Passage, report: Reporter): void {
  let last: Count | null = null
  for (const { words, index } of hitsOf(point, passage.text)) {
    const number = valueOf(words.slice(0, -1))
    if (number !== 1 && last === null) continue
    const next: Count = follow(last ?? none, number)
    if (next.counted !== number)
      report(
        'check/numbering',
        { quote: passage.text.slice(index, index + 12), expected: `${toHan(next.counted)}是` },
        { at: wordsAt(passage, index, words.length) },
      )
    last = next
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

/** Characters that make no number (二三) follow none. */
function valueOf(written: string): number {
  return readHan(written) ?? -1
}
