import type { Reporter } from '../../diagnostics/diagnostic.js'
import { countUnits } from '../../language/numeral.js'
import type { CheckContext } from '../context.js'
import { wordsAt } from '../passages.js'
import { hitsOf } from './scan-words.js'

/** What is counted in these reports; 余年, 余元 and 余名 are no statistics of disclosure. */
const units = `(?:${countUnits.filter((unit) => unit !== '人').join('|')})`
/** 1 480 and 1,480 are one number. */
const number = '(?<![\\d.])(?:\\d{1,3}(?:[ ,，]\\d{3})+|\\d+)(?:\\.\\d+)?\\s?'
const approximate = new RegExp(
  [
    `${number}(?:万|亿|百|千)?[余多](?:万|亿)?${units}`,
    `${number}(?:万|亿)?${units}(?:左右|上下)`,
    `(?:约|近|大约|将近)\\s?${number}(?:万|亿)?[余多]?${units}`,
  ].join('|'),
  'g',
)

/** AR-Q06: one finding a report, with every place. */
export function checkApproximateCounts(context: CheckContext, report: Reporter): void {
  const hits = context.passages
    .filter(({ section }) => section !== 'problems' && section !== 'preamble' && section !== 'closing')
    .flatMap((passage) => hitsOf(approximate, passage.text).map((hit) => ({ ...hit, at: wordsAt(passage, hit.index, hit.words.length) })))
  const [first, ...rest] = hits
  if (!first) return
  const quotes = hits.slice(0, 3).map(({ words }) => words)
  report(
    'check/approximate-count',
    { quote: first.words, quotes, count: hits.length },
    { at: first.at, related: rest.slice(0, 8).map(({ words, at }) => ({ at, text: `“${words}”` })) },
  )
}
