import { hanNumerals } from '../../language/han-numerals.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { CheckContext } from '../context.js'
import { wordsAt, type Passage } from '../passages.js'
import { around } from './scan-words.js'

const pairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
  ['〔', '〕'],
  ['【', '】'],
]

/**
 * AR-Q07: marks without their other half. A section is looked at as a whole first: a paragraph cut in two by a page break
 * leaves halves that match across it.
 */
export function checkMarks(context: CheckContext, report: Reporter): void {
  for (const passages of bySection(context.passages)) {
    const whole = passages.map(({ text }) => text).join('\n')
    for (const [open, close] of pairs) {
      if ((!whole.includes(open) && !whole.includes(close)) || unmatchedIn(whole, open, close) === null) continue
      const passage = passages.find(({ text }) => unmatchedIn(text, open, close) !== null)
      if (!passage) continue
      const index = unmatchedIn(passage.text, open, close)!
      const mark = passage.text[index]!
      // An opening mark in the very last words: the text was cut off there.
      if (mark === open && passage === context.passages.at(-1)) continue
      report('check/unmatched-mark', { quote: around(passage.text, { words: mark, index }), mark }, { at: wordsAt(passage, index, 1) })
    }
  }
}

function bySection(passages: readonly Passage[]): Passage[][] {
  const groups: Passage[][] = []
  for (const passage of passages) {
    const last = groups.at(-1)
    if (last && last[0]!.section === passage.section) last.push(passage)
    else groups.push([passage])
  }
  return groups
}

const listNumber = new RegExp(`(?:^|[\\s。；，：、])[0-9${hanNumerals}]{1,2}$`)

/** Index of the first mark without its other half; null where all match. A closing bracket after a list number (`1）`) is none. */
function unmatchedIn(text: string, open: string, close: string): number | null {
  const waiting: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === open) waiting.push(index)
    else if (
      text[index] === close &&
      waiting.pop() === undefined &&
      !(close === '）' && listNumber.test(text.slice(Math.max(0, index - 4), index)))
    )
      return index
  }
  return waiting[0] ?? null
}
