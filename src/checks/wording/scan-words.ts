import type { Reporter } from '../../diagnostics/diagnostic.js'
import { wordsAt, type CheckContext } from '../context.js'
import type { Passage } from '../passages.js'
import { typos } from './typos.js'

/** AR-Q07, Q09, Q10, Q12, Q15: words that are wrong wherever they stand. */
export function scanWords(context: CheckContext, report: Reporter): void {
  for (const passage of context.passages) {
    scanTypos(passage, context, report)
    scanPlaceholders(passage, context, report)
    scanLostCharacters(passage, context, report)
    scanOddCharacters(passage, context, report)
    scanPersonalData(passage, context, report)
  }
}

interface Hit {
  readonly words: string
  readonly index: number
}

function scanTypos(passage: Passage, context: CheckContext, report: Reporter): void {
  for (const { pattern, right, minor } of typos) {
    for (const { words, index } of hitsOf(pattern, passage.text)) {
      report('check/typo', { quote: words, right }, { at: wordsAt(context, passage, index, words.length), severity: minor ? 'info' : undefined })
    }
  }
}

/** `7×24` and `A×B` are no placeholders; two crosses or letters X in a row, or one before 年月日号, are. */
const placeholders =
  /[×✕]{2,}|(?<![0-9A-Za-z])[Xx]{2,}(?![0-9A-Za-z])|(?<![0-9A-Za-z×])[×Xx](?=[年月日号][^\u4e00-\u9fff]|年[×Xx]月)|某某(?:局|委|镇|乡|市|县|区|单位|街道|部门|同志)|_{3,}|\*{3,}|\{\{[^}]*\}\}|（(?:此处)?(?:填写|填报|请填|文字描述)[^（）]*）|[［[](?:机关名|机关名称|单位名称|单位名|年份)[］\]]/g

function scanPlaceholders(passage: Passage, context: CheckContext, report: Reporter): void {
  const first = hitsOf(placeholders, passage.text)[0]
  if (first) report('check/placeholder', { quote: around(passage.text, first) }, { at: wordsAt(context, passage, first.index, first.words.length) })
}

/** Dates and document numbers that have lost a 年, 月, 日 or bracket with the markup it stood in. */
const lostCharacters =
  /(?<!\d)20\d{3,4}月|(?<!\d)20\d{4,6}日|20\d\d年\d{1,2}日|年\d{3,4}日|(?<![\d.])20\d{3,4}年|20\d\d\s+\d{1,2}\s+\d{1,2}\s*日|〔20\d{3,}号|(?<![\d-])20\d{3,5}号|(?<![〔［（([]\s*)20\d\d\s*〕|〔\s*20\d\d(?!\d|\s*〕)|(?:期限|时限|周期)(?:为|自)年/g

function scanLostCharacters(passage: Passage, context: CheckContext, report: Reporter): void {
  const hits = hitsOf(lostCharacters, passage.text)
  const first = hits[0]
  if (first) report('check/lost-characters', { quote: around(passage.text, first) }, { at: wordsAt(context, passage, first.index, first.words.length) })
}

const oddCharacters = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/g

function scanOddCharacters(passage: Passage, context: CheckContext, report: Reporter): void {
  const first = hitsOf(oddCharacters, passage.text)[0]
  if (!first) return
  const code = `U+${first.words.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  report('check/odd-characters', { quote: around(passage.text, first), code }, { at: wordsAt(context, passage, first.index, 1) })
}

const personalData: readonly (readonly [string, RegExp])[] = [
  ['身份证号码', /(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g],
  ['手机号码', /(?<![A-Za-z\d]\s*|-)1[3-9]\d{9}(?!\d)/g],
  ['银行卡号', /(?<!\d)62\d{14,17}(?!\d)/g],
]

function scanPersonalData(passage: Passage, context: CheckContext, report: Reporter): void {
  for (const [kind, pattern] of personalData) {
    for (const { words, index } of hitsOf(pattern, passage.text)) {
      report('check/personal-data', { kind, quote: words }, { at: wordsAt(context, passage, index, words.length) })
    }
  }
}

export function hitsOf(pattern: RegExp, text: string): Hit[] {
  return Array.from(text.matchAll(pattern), (match) => ({ words: match[0], index: match.index }))
}

/** The words with a few characters on either side, so that they can be found by eye. */
export function around(text: string, { words, index }: Hit, reach = 4): string {
  return text.slice(Math.max(0, index - reach), index + words.length + reach).replace(/\n/g, '')
}
