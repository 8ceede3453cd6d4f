import { computed } from '../../diagnostics/catalogue/wordings.js'
import { holdsSentence } from '../../language/sentence.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { CheckContext } from '../context.js'
import { usablePrevious } from '../previous.js'
import { placeOf, quoteOf, type ReadPassage } from './read-passage.js'
import type { Claim, ReadSentence } from './sentence.js'
import { isRounded, type NumberToken } from './numbers.js'
import { turnOfNumber } from './scope.js'
import { showsRatio, writePercent } from './percent.js'
import { findRole } from './roles.js'
import { tabledFor, type TableValues } from './tabled.js'

/** AR-X07: 同比增长 x% recomputed from last year's number: the text's own, else last year's report. */
export function checkGrowth(read: ReadPassage, context: CheckContext, report: Reporter): void {
  if (!read.flat.text.includes('％') && !read.flat.text.includes('%')) return
  for (const sentence of read.sentences) {
    for (const claim of sentence.claims) {
      const growth = claim.token && !isRounded(claim.token) && growthAfter(claim.token, sentence, read)
      if (!growth) continue
      const bases = growth.base ? [growth.base.value].filter((value) => value > 0) : lastYears(claim, context)
      const fits = bases.some((base) => showsRatio(rateOf(claim.value, base, growth.falls), growth.percent))
      if (bases.length === 0 || fits) continue
      const base = closest(bases, claim.value, growth)
      const end = growth.base && growth.base.start > growth.percent.start ? growth.base.end + 1 : growth.percent.end
      const rate = writePercent(rateOf(claim.value, base, growth.falls), growth.percent.decimals)
      report(
        'check/growth-wrong',
        { quote: quoteOf(read, claim.start, end), said: `${growth.percent.value}%`, computed: computed.growth(base, rate) },
        { at: placeOf(read, claim.start, end) },
      )
    }
  }
}

/** AR-X07: 申请量同比增长50%，达到153件: the rate before the number it leads to. */
export function checkGrowthBefore(read: ReadPassage, context: CheckContext, report: Reporter): void {
  for (const { tokens, claims } of read.sentences) {
    for (const claim of claims) {
      const percent = tokens.findLast((one) => one.end <= (claim.token?.start ?? 0))
      if (!claim.token || isRounded(claim.token) || percent?.kind !== 'percent' || percent.approximate) continue
      const verb = rateAhead.exec(read.flat.text.slice(claim.start, percent.start))?.[1]
      if (!verb || !/^，?(?:达到?|为|共|至)$/.test(read.flat.text.slice(percent.end, claim.token.start))) continue
      const falls = /下降|减少|降低/.test(verb)
      const bases = lastYears(claim, context)
      if (bases.length === 0 || bases.some((base) => showsRatio(rateOf(claim.value, base, falls), percent))) continue
      const rate = writePercent(rateOf(claim.value, bases[0]!, falls), percent.decimals)
      report(
        'check/growth-wrong',
        { quote: quoteOf(read, claim.start, claim.end), said: `${percent.value}%`, computed: computed.growth(bases[0]!, rate) },
        { at: placeOf(read, claim.start, claim.end) },
      )
    }
  }
}

const rateAhead = /(?:同比|[比较](?:上年度?|去年|20\d\d年))?(增长|增加|上升|下降|减少|降低)了?$/

/** AR-X11: 申请量由上年的104件变为153件, beside last year's report. */
export function checkTurn(read: ReadPassage, context: CheckContext, report: Reporter): void {
  for (const claim of read.sentences.flatMap(({ claims }) => claims)) {
    const turn = claim.token && turnBefore.exec(read.flat.text.slice(claim.start, claim.token.start))
    const known = turn ? lastYears(claim, context) : []
    if (!turn || known.length === 0 || known.includes(Number(turn[1]))) continue
    report(
      'check/last-year-differs',
      { quote: quoteOf(read, claim.start, claim.end), what: findRole(claim.role).name, said: turn[1]!, last: known[0]! },
      { at: placeOf(read, claim.start, claim.end) },
    )
  }
}

const turnBefore = new RegExp(`${turnOfNumber.source}$`)

/** AR-X07, X11: 较去年的104件增加49件: last year's number, and the difference to it. */
export function checkBases(read: ReadPassage, context: CheckContext, report: Reporter): void {
  for (const { tokens, claims } of read.sentences) {
    tokens.forEach((base, index) => {
      const claim = claims.find(({ token }) => token === tokens[index - 1])
      if (!claim?.token || isRounded(claim.token) || base.kind !== 'count' || base.approximate || isRounded(base)) return
      if (!isLastYears(base, read.flat.text.slice(claim.token.end), claim.token.end, context)) return
      checkBase(claim, base, read, context, report)
      const next = tokens[index + 1]
      const verb =
        next?.kind === 'count' && !next.approximate ? differenceBehind.exec(read.flat.text.slice(base.end, next.start))?.[1] : undefined
      if (!next || !verb || claim.value - base.value === (/减|降|少/.test(verb) ? -1 : 1) * next.value) return
      report(
        'check/growth-wrong',
        {
          quote: quoteOf(read, claim.start, next.end),
          said: `${verb}${next.value}${next.unit}`,
          computed: computed.change(base.value, claim.value, next.unit),
        },
        { at: placeOf(read, claim.start, next.end) },
      )
    })
  }
}

/** 较去年的104件, （2023年为104件）, ，上年104件; not what last year left over. */
function isLastYears(base: NumberToken, behind: string, from: number, { year }: CheckContext): boolean {
  const ahead = baseAhead.exec(behind.slice(0, base.start - from))
  if (!ahead || leftOver.test(behind.slice(base.end - from))) return false
  return ahead[1] === undefined || year === null || Number(ahead[1]) === year - 1
}

const baseAhead =
  /^(?:，?(?:同?比|较|与)(?=上|去|20)|[（，](?:而)?)(?:上年度?|去年|上一年度?|(20\d\d)年)(?:度|同期|全年)?(?:的|则?为|是|共|仅)?（?$/
const leftOver = /^(?:申请)?(?:的)?(?:继续)?(?:结转|转入|顺延|遗留|延续|延期|未办|办理|办结)/
const differenceBehind = /^）?，?(?:相比)?，?(增加|增长|上升|多|减少|下降|少|降低)了?$/

function checkBase(claim: Claim, base: NumberToken, read: ReadPassage, context: CheckContext, report: Reporter): void {
  const known = lastYears(claim, context)
  if (known.length === 0 || known.includes(base.value)) return
  report(
    'check/last-year-differs',
    { quote: quoteOf(read, claim.start, base.end), what: findRole(claim.role).name, said: String(base.value), last: known[0]! },
    { at: placeOf(read, base.start, base.end) },
  )
}

/** AR-X11: 2023年收到申请58件, in the report of 2024, beside last year's report. */
export function checkLastYear(read: ReadPassage, context: CheckContext, report: Reporter): void {
  for (const claim of read.sentences.flatMap(({ past }) => past)) {
    const known = lastYears(claim, context)
    if (known.length === 0 || known.includes(claim.value)) continue
    report(
      'check/last-year-differs',
      { quote: quoteOf(read, claim.start, claim.end), what: findRole(claim.role).name, said: String(claim.value), last: known[0]! },
      { at: placeOf(read, claim.start, claim.end) },
    )
  }
}

/** AR-X07: 比2023年增加9件, from last year's report or from last year's number in the sentence. */
export function checkDifference(read: ReadPassage, context: CheckContext, report: Reporter): void {
  for (const { tokens, claims } of read.sentences) {
    for (const token of tokens) {
      const previous = tokens.findLast(({ end }) => end <= token.start)
      const claim = claims.find((one) => one.token === previous)
      const words = previous && claim && !isRounded(previous) ? difference.exec(read.flat.text.slice(previous.end, token.start)) : null
      if (!words || token.kind !== 'count' || token.approximate || isRounded(token)) continue
      const bases = lastYears(claim!, context)
      const sign = /减|下降|少|降/.test(words[1]!) ? -1 : 1
      if (bases.length === 0 || bases.some((base) => claim!.value - base === sign * token.value)) continue
      report(
        'check/growth-wrong',
        {
          quote: quoteOf(read, claim!.start, token.end),
          said: `${words[1]}${token.value}${token.unit}`,
          computed: computed.change(bases[0]!, claim!.value, token.unit),
        },
        { at: placeOf(read, claim!.start, token.end) },
      )
    }
  }
}

const difference =
  /^，?(?:同比|与?(?:比|较)(?:上年度?|去年|上一年度?|20\d\d年)?(?:度|同期)?(?:的)?(?:相比)?)，?(增加|增长|上升|多|减少|下降|少|降低)(?:了)?$/

interface Growth {
  readonly percent: NumberToken
  readonly falls: boolean
  /** Last year's number where the sentence gives it: 比2022年（31件）下降29%. */
  readonly base: NumberToken | null
}

const compared =
  /^，?(?=增长|上升|下降|减少)|^，?(?:同比|环比|与?(?:比|较)?(?:上年度?|去年|上一年度?|20\d\d年)(?:度|同期)?(?:的)?(?:相比)?)，?(?:（)?/
const change = /(增长|增加|上升|提高|提升|下降|减少|降低|回落)(?:了|约)?$/

/** The next two numbers at most: the rate, and last year's number before or behind it. */
function growthAfter(token: NumberToken, { tokens }: ReadSentence, { flat }: ReadPassage): Growth | null {
  const [first, second] = tokens.filter((other) => other.start >= token.end)
  const percent = first?.kind === 'percent' ? first : first?.kind === 'count' && second?.kind === 'percent' ? second : null
  if (!percent || percent.approximate) return null
  const words = flat.text.slice(token.end, percent.start)
  const verb = change.exec(words)?.[1]
  if (!verb || !compared.test(words) || holdsSentence(words)) return null
  const base = percent === second ? baseBefore(first!, token, flat.text) : baseBehind(percent, second, flat.text)
  if (percent === second && base === null) return null
  return { percent, falls: /下降|减少|降低|回落/.test(verb), base }
}

/** 比2022年（31件）下降, 较2023年的104件增长: the number right after last year. */
function baseBefore(base: NumberToken, { end }: NumberToken, text: string): NumberToken | null {
  if (base.approximate || isRounded(base)) return null
  const bracketed = text[base.start - 1] === '（' && text[base.end] === '）'
  return bracketed || /(?:上年度?|去年|20\d\d年)(?:度|同期)?(?:的|为|是|仅)?$/.test(text.slice(end, base.start)) ? base : null
}

/** 同比增长12.5%（2023年为64件）: the number in the brackets right behind the rate. */
function baseBehind(percent: NumberToken, base: NumberToken | undefined, text: string): NumberToken | null {
  if (base?.kind !== 'count' || base.approximate || isRounded(base) || text[base.end] !== '）') return null
  return /^（(?:上年度?|去年|20\d\d年)(?:度|同期)?(?:为|是|的)?$/.test(text.slice(percent.end, base.start)) ? base : null
}

function lastYears(claim: Claim, context: CheckContext): number[] {
  const previous = usablePrevious(context)
  if (!previous) return []
  return [...new Set(tabledFor(claim.role, previous as TableValues).map(({ value }) => value))].filter((value) => value > 0)
}

function rateOf(now: number, then: number, falls: boolean): number {
  const rate = ((now - then) / then) * 100
  return falls ? -rate : rate
}

/** The base whose rate comes nearest to what is said: the one that was meant. */
function closest(bases: readonly number[], now: number, { falls, percent }: Growth): number {
  const distance = (base: number) => Math.abs(rateOf(now, base, falls) - percent.value)
  return bases.reduce((best, base) => (distance(base) < distance(best) ? base : best))
}
