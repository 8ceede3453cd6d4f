import type { Reporter } from '../../diagnostics/diagnostic.js'
import { hanNumerals } from '../../language/han-numerals.js'
import { countUnits } from '../../language/numeral.js'
import type { CheckContext } from '../context.js'
import { wordsAt } from '../passages.js'
import { hitsOf } from './scan-words.js'

/** What is counted in these reports; 余年, 余元 and 余名 are no statistics of disclosure, 超过20个工作日 is a limit. */
const units = `(?:${countUnits.filter((unit) => unit !== '人').join('|')})(?!工作日|自然日|月|小时|季度|百分点)`
/** 个 and 部 behind words for many are offices and works, not what was disclosed. */
const spokenUnits = `(?:${countUnits.filter((unit) => !['人', '个', '部', '例'].includes(unit)).join('|')})`
/** 1 480 and 1,480 are one number. */
const number = '(?<![\\d.])(?:\\d{1,3}(?:[ ,，]\\d{3})+|\\d+)(?:\\.\\d+)?\\s?'
const approximate = new RegExp(
  [
    `${number}(?:万|亿|百|千)?[余多](?:万|亿)?${units}`,
    `${number}(?:万|亿)?${units}(?:左右|上下)`,
    `(?:约|近|大约|将近)\\s?${number}(?:万|亿)?[余多]?${units}`,
    // 超过3次 of a rule says what must not be.
    `(?<![不未没])(?:逾|超过|超|突破)\\s?${number}(?:万|亿)?[余多]?${units}(?!的)`,
    `(?<![最附])[近上数成]?[${hanNumerals}几]?[百千万][余多]${spokenUnits}`,
    `(?<![最附])(?:近|上|数|成|几)[十百千万]+${spokenUnits}`,
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
