import type { Organ } from '../organ.js'
import {
  applicationPatterns,
  decisionPatterns,
  decisionTails,
  disputePatterns,
  disputeResults,
  documentPatterns,
  documentTails,
  feePattern,
  headPatterns,
  kindPatterns,
  noApplications,
  noDisclosures,
  noDisputes,
  topicsIn,
  type Pattern,
  type Topic,
} from './lexicon.js'
import { readNumbers, type NumberToken } from './numbers.js'
import type { RoleId } from './roles.js'
import { isNarrowed, isOfReportYear, speaksOfWhole } from './scope.js'

/** A figure of the tables as the text gives it. Offsets are those of the flat text. */
export interface Claim {
  readonly role: RoleId
  readonly value: number
  /** The number it was read from; none where the text says there was nothing. */
  readonly token: NumberToken | null
  /** The words that state it. */
  readonly start: number
  readonly end: number
}

export interface ReadSentence {
  readonly start: number
  readonly end: number
  readonly tokens: readonly NumberToken[]
  readonly claims: readonly Claim[]
  /** Those the text gives as about so many: 40余件. */
  readonly estimates: readonly Claim[]
}

/** What a passage is read with. */
export interface Reading {
  readonly year: number | null
  readonly organ: Organ
  /** What the heading over it is about. */
  readonly topic: Topic | null
}

/** The statements of a passage, sentence by sentence. Where it is not sure that a number restates a figure, it gives none. */
export function readClaims(text: string, reading: Reading): ReadSentence[] {
  if (!/\d|未|没|无|不存在/.test(text)) return []
  const numbers = readNumbers(text)
  const state: State = { topic: reading.topic, head: null, document: null, told: null, carriedIn: false, blocked: false }
  let next = 0
  return Array.from(text.matchAll(/[^。！？\n]+/g), (match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const first = next
    while (next < numbers.length && numbers[next]!.end <= end) next++
    const tokens = numbers.slice(first, next)
    const sentence = { text, start, end, tokens, reading, state }
    state.told = null
    const counted = readNumberClaims(sentence)
    const [claims, estimates] = [false, true].map((about) => counted.filter(({ token }) => token!.approximate === about))
    return { start, end, tokens, claims: [...claims!, ...readNegations(sentence)], estimates: estimates! }
  })
}

/** What carries over from number to number and from sentence to sentence. */
interface State {
  topic: Topic | null
  /** What was counted last; kinds of applicants divide what was received, not a result. */
  head: RoleId | null
  document: 'normativeDocuments' | 'rules' | null
  /** What this sentence counted for whom the tables are of, the verb of which need not be said again: `作出行政许可决定12件，行政处罚决定3件`. */
  told: 'documents' | 'decisions' | null
  /** What was carried in was counted last. */
  carriedIn: boolean
  /** What was counted last is not the tables' own: the numbers that follow belong to it. */
  blocked: boolean
}

interface Sentence {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly tokens: readonly NumberToken[]
  readonly reading: Reading
  readonly state: State
}

/** A number with the words that may tell its role. */
interface Place {
  readonly token: NumberToken
  /** From the last mark to the number, brackets left out. */
  readonly before: string
  /** The same with the brackets, and what stands before an opening one. */
  readonly clause: string
  readonly after: string
  /** Everything behind it in the sentence. */
  readonly following: string
  readonly sentenceBefore: string
  /** Where `before` starts. */
  readonly start: number
}

function readNumberClaims(sentence: Sentence): Claim[] {
  let seen = sentence.start
  const claims = sentence.tokens.flatMap((token): Claim[] => {
    if (token.kind === 'percent') return []
    followTopics(sentence.text.slice(seen, token.start), sentence.state)
    seen = token.end
    const place = placeOf(token, sentence)
    const role = token.kind === 'money' ? feeRole(place, sentence) : countRole(place, sentence)
    if (role === null) return []
    return [{ role, value: token.value, token, start: place.start, end: token.end }]
  })
  followTopics(sentence.text.slice(seen, sentence.end), sentence.state)
  return claims
}

/** The last topic named in the words between two numbers. */
function followTopics(words: string, state: State): void {
  for (const topic of topicsIn(words)) {
    if (topic !== state.topic) state.head = null
    state.topic = topic
  }
  for (const match of words.matchAll(/规范性文件|规章(?!制度)/g)) state.document = match[0] === '规章' ? 'rules' : 'normativeDocuments'
}

function placeOf(token: NumberToken, { text, start, end, tokens }: Sentence): Place {
  const previous = tokens.findLast((other) => other.end <= token.start && other.depth <= token.depth)
  const from = Math.max(previous?.end ?? start, start)
  const raw = text.slice(from, token.start)
  const open = token.depth > 0 ? raw.lastIndexOf('（') : -1
  const lead = raw.slice(open + 1)
  const bare = lead.replace(/（[^（）]*）/g, (bracket) => '\u0000'.repeat(bracket.length))
  const mark = clauseStart(bare, 0, bare.length)
  const cut = bare.slice(mark)
  const lstrip = /^[、\u0000）]*/.exec(cut)![0].length
  return {
    token,
    before: cut.slice(lstrip).replaceAll('\u0000', ''),
    clause: text.slice(clauseStart(text, Math.max(start, token.start - farthestBack), token.start), token.start),
    after: /^(?:[^，；。：、（）\d]|20\d\d年)*/.exec(text.slice(token.end, end))![0],
    following: text.slice(token.end, end),
    sentenceBefore: text.slice(Math.max(start, token.start - farthestBack), token.start),
    start: from + open + 1 + mark + lstrip,
  }
}

/** Behind the last mark that parts clauses. */
function clauseStart(text: string, start: number, end: number): number {
  for (let index = end - 1; index >= start; index--) if ('，；：'.includes(text[index]!)) return index + 1
  return start
}

/** No sentence is so long that what stands farther back than this still bears on a number; a text without full stops takes no time for it. */
const farthestBack = 2000

function countRole(place: Place, sentence: Sentence): RoleId | null {
  const { state } = sentence
  const head = match(place, headPatterns, state)
  if (head) return enterHead(head, place, sentence)
  if (!isOwnYear(place, sentence.reading)) return null
  const disclosed = disclosureRole(place, sentence)
  if (disclosed !== undefined) return disclosed
  const dispute = disputeRole(place, sentence)
  if (dispute) return dispute
  return state.blocked || state.topic !== 'application' ? null : resultRole(place, sentence)
}

/** The count of documents or decisions, null where it is another's; undefined where nothing of the kind is counted. */
function disclosureRole(place: Place, sentence: Sentence): RoleId | null | undefined {
  const { state } = sentence
  const documents = match(place, documentPatterns, state) ?? documentTail(place, state)
  const decisions = documents ? null : (match(place, decisionPatterns, state) ?? decisionTail(place, state))
  const found = documents ?? decisions
  if (!found) return undefined
  const own = isDisclosed(found, place, sentence)
  state.told = own ? (documents ? 'documents' : 'decisions') : null
  return own ? found.role : null
}

function resultRole(place: Place, { state, reading }: Sentence): RoleId | null {
  if (forOthers.test(place.before) || isNarrowed(place.before, reading.organ)) return null
  const kind = state.head === 'received' || state.head === 'handled' ? match(place, kindPatterns, state) : null
  if (kind) return kind.role
  const told = match(place, applicationPatterns, state)?.role ?? (isCaseload(place, state) ? 'caseload' : null)
  const result = told === 'carriedIn' || told === 'carriedOut' ? turnOfYear(told, place, reading.year) : told
  if (result && !carries.includes(result)) state.head = result
  state.carriedIn = result === 'carriedIn'
  return result
}

/** Done on another organ's behalf. */
const forOthers = /代(?:表|为|市|县|区|省)|协助|配合|转办|转来|交办/

/** 结转至2024年 is what was carried into 2024; a year that is neither this nor the next to it tells nothing. */
function turnOfYear(role: 'carriedIn' | 'carriedOut', { before, after }: Place, year: number | null): RoleId | null {
  const onto = /(?:结转|顺延|延|转)(?:至|到|入|为)?(20\d\d)年/.exec(before + after)?.[1]
  const from = /(20\d\d)年(?:度)?(?:的)?(?:结转|转结|转入|遗留|顺延)/.exec(before)?.[1]
  if (year === null || (!onto && !from)) return role
  if (onto) return Number(onto) === year ? 'carriedIn' : Number(onto) === year + 1 ? 'carriedOut' : null
  return role === 'carriedIn' && Number(from) !== year - 1 ? null : role
}

const carries: readonly RoleId[] = ['carriedIn', 'carriedOut', 'caseload']

/** 新收9件，上年结转2件，共11件: right after what was carried in, the sum of both. */
function isCaseload({ before }: Place, { carriedIn }: State): boolean {
  return carriedIn && /^(?:两项)?(?:共|共计|合计|总计|累计)$/.test(before)
}

interface Match {
  readonly role: RoleId
  readonly subject: string
  /** The words after the number name what is counted. */
  readonly named: boolean
}

function match({ before, after }: Place, patterns: readonly Pattern[], { topic }: State): Match | null {
  for (const pattern of patterns) {
    if (pattern.topics && !(topic && pattern.topics.includes(topic))) continue
    const found = pattern.before.exec(before)
    if (found && (!pattern.after || pattern.after.test(after)))
      return { role: pattern.role, subject: found.groups?.['subject'] ?? '', named: pattern.after !== undefined }
  }
  return null
}

/** 9件（含上年结转2件）, 9件，其中上年结转2件, （含上年结转）9件. */
const withCarriedIn = /(?:含|包括)[^，。；\u0000]{0,12}结转[^\u0000]*\u0000|\u0000[（，](?:其中|含|包含|包括)[^，。；]{0,12}结转/

/** A count of applications starts a new account, the tables' own or another's. */
function enterHead({ role, subject, named }: Match, place: Place, { reading, state }: Sentence): RoleId | null {
  if (named) state.topic = 'application'
  const own =
    state.topic === 'application' &&
    isOwnYear(place, reading) &&
    speaksOfWhole(subject, reading.organ) &&
    !isNarrowed(place.sentenceBefore, reading.organ)
  // A part told in brackets, 45件（含网上受理30件）, leaves the account as it is.
  if (!own && place.token.depth > 0) return null
  state.blocked = !own
  state.head = own ? role : null
  state.carriedIn = false
  if (!own) return null
  return role === 'received' && withCarriedIn.test(place.clause + '\u0000' + place.following) ? 'receivedWithCarried' : role
}

/** 上年结转 names last year and yet is this year's figure. */
function isOwnYear(place: Place, reading: Reading): boolean {
  const withoutCarried = (words: string) =>
    words.replace(
      /(?:上年度?|上一年度?|去年|20\d\d年度?)(?:度)?(?:的)?(?=结转|转结|转入|遗留|顺延)|(?<=结转(?:自)?)(?:上年度?|上一年度?|去年)|(?<=(?:结转|顺延|转)(?:至|到|入)?)20\d\d年/g,
      '',
    )
  return isOfReportYear(withoutCarried(place.sentenceBefore), withoutCarried(place.clause), reading.year)
}

/** What is shown on a website or in brackets is part of another count. */
function documentTail({ before, token, sentenceBefore }: Place, { document, told }: State): Match | null {
  const others = told !== 'documents' && (/网站|公报|公众号|平台/.test(sentenceBefore) || shown.test(sentenceBefore))
  if (token.depth > 0 || others) return null
  const tail = document && documentTails.find(([, pattern]) => pattern.test(before))
  return tail ? { role: `${document}.${tail[0]}`, subject: '', named: false } : null
}

/** 作出 and 决定 are said once for all kinds of decisions. */
function decisionTail({ before, token }: Place, { told }: State): Match | null {
  const tail = told === 'decisions' && token.depth === 0 ? decisionTails.find(([, pattern]) => pattern.test(before)) : undefined
  return tail ? { role: tail[0], subject: '', named: false } : null
}

/** What a website shows, files or explains is not what was made. */
const shown = /公开|公示|推送|录入|归集|上传|备案|审查|审核|解读|评估|党内|起草|报送/

function isDisclosed({ subject }: Match, { clause, sentenceBefore }: Place, { reading }: Sentence): boolean {
  if (shown.test(clause)) return false
  return speaksOfWhole(subject, reading.organ) && !isNarrowed(sentenceBefore, reading.organ)
}

function disputeRole(place: Place, { text, end, state, reading }: Sentence): RoleId | null {
  const total = match(place, disputePatterns, state)
  const route =
    state.topic && ['reconsideration', 'litigation', 'review', 'direct', 'after'].includes(state.topic) ? (state.topic as 'review') : null
  const result = route ? disputeResults.find(([, pattern, behind]) => pattern.test(place.before) || isTold(place, behind)) : undefined
  if (!total && !result) return null
  const upTo = text.slice(0, place.token.end + place.after.length)
  const told = concernsDisclosure(upTo, place.sentenceBefore, reading) || allOfDisclosure.test(text.slice(place.token.end, end))
  if (isNarrowed(place.sentenceBefore, reading.organ) || !told) return null
  return total ? total.role : `${route!}.${result![0]}`
}

/** 行政复议2件，1件维持: the result behind its number. */
function isTold({ before, after }: Place, behind: RegExp): boolean {
  return /^(?:其中)?$/.test(before) && behind.test(after)
}

/** 行政复议3件，行政诉讼1件，均涉政府信息公开. */
const allOfDisclosure = /(?:均|都|全部)[^，。；\d]{0,8}(?:信息公开|依申请公开)/

/** An organ's own business with cases (a bureau of justice decides them) is another count. */
function concernsDisclosure(upTo: string, sentenceBefore: string, { topic }: Reading): boolean {
  if (/(?:信息公开|依申请公开|公开申请)[^，。；]{0,14}(?:复议|诉讼)/.test(sentenceBefore)) return true
  if (/(?:办理|审理|审结|受理|化解|调解|出庭|应诉|代理|参加)[^，。；]{0,10}(?:复议|诉讼)/.test(sentenceBefore)) return false
  return topic !== null || /信息公开|依申请公开|公开申请/.test(upTo)
}

function feeRole(place: Place, sentence: Sentence): RoleId | null {
  const found = feePattern.exec(place.before)
  if (!found || /处理费/.test(place.sentenceBefore) || !isOwnYear(place, sentence.reading)) return null
  return speaksOfWhole(found.groups!['subject']!, sentence.reading.organ) && !isNarrowed(place.sentenceBefore, sentence.reading.organ)
    ? 'fees'
    : null
}

function readNegations({ text, start, end, reading }: Sentence): Claim[] {
  const words = text.slice(start, end)
  if (!/[未没无]|不存在/.test(words)) return []
  const claims: Claim[] = []
  const add = (role: RoleId, found: RegExpExecArray) => {
    claims.push({ role, value: 0, token: null, start: start + found.index, end: start + found.index + found[0].length })
  }
  for (const pattern of words.includes('申请') ? noApplications : []) {
    for (const found of words.matchAll(pattern)) {
      const before = words.slice(0, found.index)
      const subject = found.groups!['subject']!
      const own =
        isOfReportYear(before + subject, subject, reading.year) &&
        speaksOfWhole(subject, reading.organ) &&
        !isNarrowed(before + subject, reading.organ)
      if (own && !claims.some((claim) => claim.role === 'received')) add('received', found)
    }
  }
  for (const [route, pattern] of /复议|诉讼/.test(words) ? noDisputes : []) {
    for (const found of words.matchAll(pattern)) {
      const before = words.slice(0, found.index)
      const upTo = text.slice(0, start + found.index + found[0].length)
      const own =
        isOfReportYear(before, '', reading.year) &&
        !isNarrowed(before, reading.organ) &&
        concernsDisclosure(upTo, words.slice(0, found.index + found[0].length), reading)
      if (own && !claims.some((claim) => claim.role === 'review.total')) add(`${route}.total`, found)
    }
  }
  return [...claims, ...readNoDisclosures(words, start, reading)]
}

/** 未制发行政规范性文件, 没有实施行政强制. */
function readNoDisclosures(words: string, start: number, { year, organ }: Reading): Claim[] {
  if (!/规范性文件|行政(?:许可|处罚|强制|事业)/.test(words)) return []
  return noDisclosures.flatMap(([role, pattern]) =>
    Array.from(words.matchAll(pattern)).flatMap((found): Claim[] => {
      const subject = found.groups!['subject']!
      const before = words.slice(0, found.index) + subject
      const own = isOfReportYear(before, subject, year) && speaksOfWhole(subject, organ) && !isNarrowed(before, organ)
      const from = start + found.index
      return own ? [{ role, value: 0, token: null, start: from, end: from + found[0].length }] : []
    }),
  )
}
