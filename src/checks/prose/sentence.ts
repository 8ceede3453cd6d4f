import type { Organ } from '../organ.js'
import type { Topic } from './frames.js'
import type { NumberToken } from './numbers.js'
import type { RoleId } from './roles.js'
import type { Item } from './terms.js'

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

/** Why a number restates no figure: no frame fits, or one does and its words are another year's, another organ's, a part's, a comparison's. */
export type Reason = 'no-frame' | 'other-year' | 'other-organ' | 'part' | 'listed' | 'other-affair' | 'shown-only'

export interface ReadSentence {
  readonly start: number
  readonly end: number
  readonly tokens: readonly NumberToken[]
  readonly items: readonly Item[]
  readonly claims: readonly Claim[]
  /** Those the text gives as about so many: 40余件. */
  readonly estimates: readonly Claim[]
  /** The numbers no claim was read from, each with why. */
  readonly left: readonly { readonly token: NumberToken; readonly reason: Reason }[]
  /** Figures of the year before. */
  readonly past: readonly Claim[]
  /** What is spoken of at its end. */
  readonly topic: Topic | null
}

/** What a passage is read with. */
export interface Reading {
  readonly year: number | null
  readonly organ: Organ
  /** What the heading over it is about. */
  readonly topic: Topic | null
}

/** What carries over from number to number and from sentence to sentence. */
export interface State {
  topic: Topic | null
  /** Which cases are spoken of. */
  route: 'reconsideration' | 'litigation' | 'review' | 'direct' | 'after' | null
  document: 'normativeDocuments' | 'rules' | null
  /** What was counted last of applications; kinds of applicants divide what was received, not a result. */
  head: RoleId | null
  /** What was carried in was counted last. */
  carriedIn: boolean
  /** The account spoken of is not the tables' own: the results that follow belong to it. */
  blocked: boolean
  /** Kinds of applicants are being counted. */
  kinds: boolean
  /** Items behind the last number that told its role: none of them speaks of the next. */
  consumed: number
  /** This sentence counted documents that were made. */
  documents: boolean
  /** This sentence counted decisions, the verb of which need not be said again: `作出行政许可决定12件，行政处罚3件`. */
  decisions: boolean
  /** Figures this sentence gives of the year before. */
  past: Claim[]
}

export interface Sentence {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly items: readonly Item[]
  readonly tokens: readonly NumberToken[]
  readonly reading: Reading
  readonly state: State
  /** Numbers told of by a list before them. */
  readonly respective: ReadonlyMap<NumberToken, { readonly role: RoleId; readonly start: number }>
  /** Where its percentages begin. */
  readonly percents: ReadonlySet<number>
  /** What it speaks of first. */
  readonly firstTopic: Topic | null
  /** It speaks of applications granted in part or denied. */
  readonly partly: boolean
  /** The first word for the one kind of cases it names; null where it names none or several. */
  readonly cases: Item | null
}

/** An organ that reviews cases or stands for others in them (a bureau of justice, a government) counts those too; only what is said to concern disclosure is meant. */
export function concernsDisclosure(
  { text, start, end, reading }: Pick<Sentence, 'text' | 'start' | 'end' | 'reading'>,
  token: NumberToken | null,
): boolean {
  const sentence = text.slice(start, end)
  if (/信息公开|政务公开|依申请公开|公开申请/.test(text.slice(start, token ? Math.min(end, token.end + 24) : end))) return true
  if (/(?:均|都|全部)[^，。；\d]{0,8}(?:信息公开|依申请公开)/.test(sentence)) return true
  if (/(?:均|都|全部)[^，。；\d]{0,8}(?:案件|案)/.test(sentence)) return false
  if (reading.topic === 'disputes') return true
  if (/(?:办理|审理|审结|受理|化解|调解|出庭|应诉|代理|参加)[^，。；]{0,10}(?:复议|诉讼)/.test(sentence)) return false
  return !reviewing.test(reading.organ.name ?? '') && reading.organ.kind !== 'government' && !reading.organ.isOffice
}

const reviewing = /司法|法院|检察|法制|信访/

/** The words that state a claim begin with the clause its first term stands in, behind the number before it. */
export function quoteStart(first: number, depth: number, { text, start, tokens }: Sentence): number {
  const previous = tokens.findLast((token) => token.end <= first && token.depth <= depth)
  const from = Math.max(start, previous?.end ?? start)
  let at = first
  while (at > from && !'，；：、（'.includes(text[at - 1]!)) at -= 1
  while (at < first && /[）”“]/.test(text[at]!)) at += 1
  return at
}
