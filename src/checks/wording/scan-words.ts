import type { Reporter } from '../../diagnostics/diagnostic.js'
import { selfNames } from '../../language/organ.js'
import type { CheckContext } from '../context.js'
import { wordsAt, type Passage } from '../passages.js'
import { placeholders } from './placeholders.js'
import { typos } from './typos.js'
import { matchesOf } from '../../language/matches.js'

/** AR-Q07, Q09, Q10, Q12, Q15: words that are wrong wherever they stand. */
export function scanWords(context: CheckContext, report: Reporter): void {
  const text = context.passages.map((passage) => passage.text).join('\n')
  // Nearly every pattern is nowhere in a report: one look at the whole text spares a look at each paragraph.
  const present = scans.filter(({ pattern }) => text.search(pattern) >= 0)
  if (present.length === 0) return
  for (const passage of context.passages) {
    for (const { pattern, once, tell } of present) {
      for (const hit of hitsOf(pattern, passage.text).slice(0, once ? 1 : undefined)) tell(hit, { passage, report })
    }
  }
}

interface Scan {
  readonly pattern: RegExp
  /** One finding a paragraph is enough. */
  readonly once: boolean
  readonly tell: (hit: Hit, place: ScanPlace) => void
}

interface ScanPlace {
  readonly passage: Passage
  readonly report: Reporter
}

interface Hit {
  readonly words: string
  readonly index: number
}

/** Dates and document numbers that have lost a 年, 月, 日 or bracket with the markup it stood in. */
const lostCharacters = new RegExp(
  [
    '(?<!\\d)20\\d{3,4}月',
    '(?<!\\d)20\\d{4,6}日',
    '20\\d\\d年\\d{1,2}日',
    '20\\d\\d年(?!36[56])\\d{3,4}日',
    '(?<![\\d.])20\\d{3,4}年',
    '20\\d\\d\\s+\\d{1,2}\\s+\\d{1,2}\\s*日',
    '[函发办字政文令]〔?20\\d{3,5}号',
    '(?<![〔［(（[]\\s*)20\\d\\d\\s*〕',
    '〔\\s*20\\d\\d(?!\\d|\\s*〕)',
    '(?:期限|时限|周期)(?:为|自)年',
    '(?<![^。；\\n])20\\s?年(?=[，度])',
    '[自从]\\s*年\\s*月\\s*日',
  ].join('|'),
  'g',
)

/** Marks that exclude each other, words struck twice, and counts without a unit: what is left when a line is edited in haste. */
const slipped = new RegExp(
  [
    '[，、；：。][，、；：]|[，、；：]。|(?<!。)。。(?!。)',
    `(?<=[我本全该])([${selfNames.join('')}县区市])\\1(?=[高认严积坚始深主收按围紧通将以不未无已严加持全，。、])`,
    '(?<![A-Za-z\\d.年月日第件表图号])(?!(?:19|20)\\d\\d(?!\\d))\\d{1,7}(?=(?:主要|其中|涉及|分别|均为|均已|全部)[\\u4e00-\\u9fff])',
    '(?<!法)规范性文件件(?!数)|(?:件件|条条|次次)(?=[，。；、])(?<=\\d..)',
    '(进行|不断|加强|做好|及时|落实|认真|提升|推进|开展|组织(?!组织部)|通过|完善|按照|根据|切实|积极)\\2(?!\\2)',
  ].join('|'),
  'g',
)

const oddCharacters = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/g

const personalData: readonly (readonly [string, RegExp])[] = [
  ['身份证号码', /(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g],
  ['手机号码', /(?<![A-Za-z\d]\s*|-)1[3-9]\d{9}(?!\d)/g],
  ['银行卡号', /(?<!\d)62\d{14,17}(?!\d)/g],
]

const scans: readonly Scan[] = [
  ...typos.map(({ pattern, right, minor }): Scan => ({
    pattern,
    once: false,
    tell: (hit, place) =>
      place.report('check/typo', { quote: hit.words, right }, { at: atHit(hit, place), severity: minor ? 'info' : undefined }),
  })),
  ...personalData.map(([kind, pattern]): Scan => ({
    pattern,
    once: false,
    tell: (hit, place) => place.report('check/personal-data', { kind, quote: hit.words }, { at: atHit(hit, place) }),
  })),
  {
    pattern: placeholders,
    once: true,
    tell: (hit, place) => place.report('check/placeholder', { quote: around(place.passage.text, hit) }, { at: atHit(hit, place) }),
  },
  {
    pattern: lostCharacters,
    once: true,
    tell: (hit, place) => place.report('check/lost-characters', { quote: around(place.passage.text, hit) }, { at: atHit(hit, place) }),
  },
  {
    pattern: slipped,
    once: true,
    tell: (hit, place) =>
      place.report('check/lost-characters', { quote: around(place.passage.text, hit) }, { at: atHit(hit, place), severity: 'warning' }),
  },
  {
    pattern: oddCharacters,
    once: true,
    tell: (hit, place) =>
      place.report('check/odd-characters', { quote: around(place.passage.text, hit), code: codePointOf(hit) }, { at: atHit(hit, place) }),
  },
]

function atHit({ words, index }: Hit, { passage }: ScanPlace) {
  return wordsAt(passage, index, words.length)
}

function codePointOf({ words }: Hit): string {
  return `U+${words.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

export function hitsOf(pattern: RegExp, text: string): Hit[] {
  return matchesOf(text, pattern).map(({ 0: words, index }) => ({ words, index }))
}

/** The words with a few characters of their clause on either side, so that they can be found by eye. */
export function around(text: string, { words, index }: Hit, reach = 8): string {
  const before = text.slice(Math.max(0, index - reach), index).replace(/^.*[，。；：\n]/s, '')
  const after = text.slice(index + words.length, index + words.length + reach).replace(/[，。；：\n].*$/s, '')
  return (before + words + after).replace(/\n/g, '')
}
