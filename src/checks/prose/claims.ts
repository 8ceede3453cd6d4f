import { readDenials } from './denials.js'
import type { Frame, Topic } from './frames.js'
import { encode, matchFrame, type FrameMatch } from './match-frame.js'
import { readNumbers, type NumberToken } from './numbers.js'
import { readRespective, type Respective } from './respective.js'
import { outcomeRoles, type RoleId } from './roles.js'
import {
  isOfLastYear,
  isOfReportYear,
  isNarrowed,
  namesAnother,
  namesChannel,
  ownerless,
  ownTurnOfYear,
  speaksOfWhole,
  turnOfNumber,
} from './scope.js'
import {
  concernsDisclosure,
  quoteStart,
  type Claim,
  type Reading,
  type ReadSentence,
  type Reason,
  type Sentence,
  type State,
} from './sentence.js'
import { findTerms, readTerms, type Item } from './terms.js'

/** The statements of a passage, sentence by sentence. Where it is not sure that a number restates a figure, it gives none and says why. */
export function readClaims(passage: string, reading: Reading): ReadSentence[] {
  const text = passage.replace(turns, (words) => ' '.repeat(words.length))
  const numbers = readNumbers(text)
  const route = reading.topic === 'disputes' ? 'review' : null
  const state: State = {
    topic: reading.topic,
    route,
    document: null,
    head: null,
    carriedIn: false,
    blocked: false,
    kinds: false,
    consumed: -1,
    documents: false,
    decisions: false,
    past: [],
  }
  let next = 0
  return Array.from(text.matchAll(sentences), (match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const first = next
    while (next < numbers.length && numbers[next]!.end <= end) next++
    const tokens = numbers.slice(first, next)
    if (tokens.length === 0 && !denying.test(match[0])) {
      for (const item of findTerms(match[0], topicTerms)) followTopic(item, state)
      return { start, end, tokens, items: [], claims: [], estimates: [], left: [], past: [], topic: state.topic }
    }
    const own = ({ id, start: from, end: to }: Item) => /^[~≈]$/.test(id) && speaksOfWhole(text.slice(from, to), reading.organ)
    const items = readTerms(text, start, end, tokens).filter((item) => !own(item))
    Object.assign(state, { decisions: false, documents: false, kinds: false, carriedIn: false, consumed: -1, past: [] })
    const plain = { text, start, end, items, tokens, reading, state, respective: noRespective, ...surveyItems(items, tokens) }
    return readSentence(match[0].includes('分别') ? { ...plain, respective: readRespective(plain) } : plain)
  })
}

const turns = new RegExp(turnOfNumber, 'g')

const noRespective: ReadonlyMap<NumberToken, Respective> = new Map()

/**
 * What is longer than any sentence is none, and is read in pieces, cut at a mark where it has one: each number is looked at beside all others
 * of its sentence.
 */
const sentences = /[^。！？\n]{1,1500}(?=[。！？\n]|$)|[^。！？\n]{1,1500}(?<=[；，、])|[^。！？\n]{1,1500}/g

/** What each number of a sentence asks of the whole of it. */
function surveyItems(
  items: readonly Item[],
  tokens: readonly NumberToken[],
): Pick<Sentence, 'percents' | 'firstTopic' | 'partly' | 'cases'> {
  const cases = items.filter(({ id }) => ['reconsideration', 'litigation', 'direct', 'after'].includes(id))
  return {
    percents: new Set(tokens.flatMap(({ kind, start }) => (kind === 'percent' ? [start] : []))),
    firstTopic: topicOf[items.find(({ id }) => topicOf[id])?.id ?? ''] ?? null,
    partly: items.some(({ id }) => id === 'partly' || id === 'denied'),
    cases: cases.every(({ id }) => id === cases[0]!.id) ? (cases[0] ?? null) : null,
  }
}

function readSentence(sentence: Sentence): ReadSentence {
  const { start, end, items, tokens, state } = sentence
  const claims: Claim[] = []
  const left: { token: NumberToken; reason: Reason }[] = []
  let number = 0
  items.forEach((item, index) => {
    followTopic(item, state)
    if (item.id !== '#') return
    const token = tokens[number++]!
    const read = readNumber(token, index, sentence)
    if (typeof read === 'string') left.push({ token, reason: read })
    else claims.push(read)
  })
  const [exact, estimates] = [false, true].map((about) => claims.filter(({ token }) => token!.approximate === about))
  return {
    start,
    end,
    tokens,
    items,
    claims: [...exact!, ...readDenials(sentence, exact!)],
    estimates: estimates!,
    left,
    past: state.past,
    topic: state.topic,
  }
}

const topicOf: Readonly<Record<string, Topic>> = {
  application: 'application',
  reconsideration: 'disputes',
  litigation: 'disputes',
  direct: 'disputes',
  after: 'disputes',
  normative: 'documents',
  rule: 'documents',
  foreign: 'foreign',
}

const topicTerms = Object.keys(topicOf)
/** What may deny: 未收到, 均予以公开, 零复议. */
const denying = /[未没无零均]|不存在|全部|不涉及|为0(?![\d.])/

/** The last topic named is spoken of. */
function followTopic({ id }: Item, state: State): void {
  const topic = topicOf[id]
  if (!topic) return
  if (topic !== state.topic) state.head = null
  state.topic = topic
  if (topic === 'documents') state.document = id === 'rule' ? 'rules' : 'normativeDocuments'
  if (topic === 'disputes') state.route = id as State['route']
}

function readNumber(token: NumberToken, index: number, sentence: Sentence): Claim | Reason {
  const { text, state } = sentence
  const listed = sentence.respective.get(token)
  if (listed) return respectiveClaim(token, listed, sentence)
  const window = windowOf(index, sentence)
  const found = token.kind === 'percent' ? null : token.kind === 'money' ? matchFee(window) : fit(window, sentence)
  const role = found ? roleOf(found, state, routeAhead(token, sentence)) : null
  // 未办结11件结转下年 are applications, whatever was spoken of before.
  const carriesOn = role?.endsWith('.pending') && untilMark(window.right).some(({ id }) => id === 'carriedOut' || id === 'carry')
  if (!found || role === null || carriesOn) return 'no-frame'
  const start = window.left[found.first]?.start ?? token.start
  const turned =
    role === 'carriedIn' || role === 'carriedOut'
      ? turnOfYear(role, text.slice(start, rightEnd(window, token)), sentence.reading.year)
      : role
  if (turned === null) return 'other-year'
  const applicants = applicantsAhead(window, found)
  if (applicants !== null && isCrossable(turned)) {
    const against = applicants === 'several' ? 'part' : reasonAgainst(found, turned, start, token, window, sentence)
    if (against) return against
    const crossed = `${turned}@${applicants}` as RoleId
    return { role: crossed, value: token.value, token, start: quoteStart(start, token.depth, sentence), end: token.end }
  }
  const reason = reasonAgainst(found, turned, start, token, window, sentence)
  const alone = !/20\d\d年/.test(clauseBehind(text, token.end))
  if (alone && reason === 'other-year' && isOfLastYear(text.slice(sentence.start, token.start), token, sentence.reading.year))
    state.past.push({ role: turned, value: token.value, token, start: quoteStart(start, token.depth, sentence), end: token.end })
  if (heads.has(turned)) enterHead(turned, reason, token, state)
  else if (!reason && found.frame.topic === 'application' && state.blocked) return 'other-organ'
  if (reason) return reason
  if (outcomes.has(turned)) state.head = turned
  if (found.frame.right) state.consumed = consumedBy(index, sentence)
  state.carriedIn = turned === 'carriedIn' || (state.carriedIn && turned === 'received')
  state.kinds = turned.startsWith('kind.')
  if (turned === 'review.total') state.route = 'review'
  if (/^(?:normativeDocuments|rules)\./.test(turned)) state.documents = true
  if (/licensing|penalties|coercion/.test(turned)) state.decisions = true
  const quoted = quoteStart(start, token.depth, sentence)
  const whole = turned === 'received' && tellsCarriedIn(token, sentence) ? 'receivedWithCarried' : turned
  return { role: whole, value: token.value, token, start: quoted, end: token.end }
}

/** 自然人申请中予以公开61件: whose applications the words before what was done speak of; null where of all. */
function applicantsAhead({ left }: Window, { first }: FrameMatch): string | null {
  const clause = left.slice(left.findLastIndex(({ id }, at) => id === ';' && at < first) + 1, first)
  const kinds = new Set(clause.flatMap(({ id }) => (id.startsWith('kind.') ? [id.slice('kind.'.length)] : [])))
  return kinds.size === 0 ? null : kinds.size > 1 ? 'several' : [...kinds][0]!
}

/** What the table gives by kinds of applicants. */
function isCrossable(role: RoleId): boolean {
  return outcomes.has(role) || role.startsWith('row.') || role === 'carriedIn' || role === 'carriedOut'
}

function clauseBehind(text: string, end: number): string {
  return /[^，；。]*/.exec(text.slice(end, end + 40))![0]
}

/** One of a list of numbers, each of what stands at its place among the words before. */
function respectiveClaim(token: NumberToken, { role, start }: Respective, sentence: Sentence): Claim | Reason {
  const { text, reading } = sentence
  const words = text.slice(start, token.start)
  if (namesAnother(words, reading.organ) || isNarrowed(text.slice(sentence.start, token.start), reading.organ)) return 'other-organ'
  if (role.endsWith('.total') && !concernsDisclosure(sentence, token)) return 'other-affair'
  const years = [...words.matchAll(/20\d\d(?=年)/g)].map(Number)
  if (years.length > 0 && !years.includes(reading.year ?? 0)) return 'other-year'
  return { role, value: token.value, token, start: quoteStart(start, token.depth, sentence), end: token.end }
}

/** The last item before the mark that follows a number. */
function consumedBy(index: number, { items }: Sentence): number {
  let at = index
  while (items[at + 1] && !/^[,;#]$/.test(items[at + 1]!.id)) at++
  return at
}

/** The words from the previous number to this one, and from this to the next; those in brackets apart from those around them. */
interface Window {
  readonly left: readonly Item[]
  readonly right: readonly Item[]
}

function windowOf(index: number, { items, state, percents }: Sentence): Window {
  const depth = items[index]!.depth
  const left = run(items, index, -1, depth, percents, state.consumed).reverse()
  // 予以公开（23件）: the bracket holds the number alone.
  const alone = depth > 0 && left.length === 0 && (items[index + 1]?.depth ?? 0) < depth
  return { left: alone ? run(items, index, -1, depth - 1).reverse() : left, right: run(items, index, 1, depth) }
}

/** The items of one depth from `index` on, as far as `until`, up to a number that is not passed over or the end of their bracket. */
function run(items: readonly Item[], index: number, step: 1 | -1, depth: number, passed?: ReadonlySet<number>, until = -1): Item[] {
  const found: Item[] = []
  for (let at = index + step; at > until && items[at] && items[at]!.depth >= depth; at += step) {
    const item = items[at]!
    if (item.depth > depth || (item.id === '#' && passed?.has(item.start))) continue
    if (item.id === '#') break
    if (!/^[()]$/.test(item.id)) found.push(item)
  }
  return found
}

/** Tries the number's own clause first, and the clause before it only where the own one tells nothing but that something is counted. */
function fit({ left, right }: Window, sentence: Sentence): FrameMatch | null {
  const behind = untilMark(right)
  for (let from = left.length; from >= 0; from--) {
    if (from > 0 && left[from - 1]!.id !== ';') continue
    const own = left.slice(from).filter(({ id }) => id !== ';')
    const found = matchFrame(encode(own), encode(behind), topicsFor([...own, ...behind], sentence))
    if (found) return { ...found, first: found.first < own.length ? left.indexOf(own[found.first]!) : left.length }
    if (own.some(({ id }) => !counting.has(id))) return null
  }
  return null
}

const counting = new Set(['total', 'have', 'among', 'all', ','])

function untilMark(items: readonly Item[]): readonly Item[] {
  const mark = items.findIndex(({ id }) => id === ';')
  return mark < 0 ? items : items.slice(0, mark)
}

/** What is spoken of, and what these words speak of themselves. */
function topicsFor(words: readonly Item[], { firstTopic, partly, state }: Sentence): Topic[] {
  const topics = words.flatMap(({ id }) => topicOf[id] ?? [])
  // 自然人申请38件、法人申请11件，共49件政府信息公开申请: what the numbers are of is said last.
  const spokenOf = state.topic ?? firstTopic
  if (spokenOf) topics.push(spokenOf)
  if (partly) topics.push('outcomes')
  // 不予公开的32件申请: nothing but applications for information ends so.
  if (words.some(({ id }) => id === 'ask') && words.some(({ id }) => outcomeTerms.has(id))) topics.push('application')
  for (const topic of ['decisions', 'carriedIn', 'kinds'] as const) if (state[topic]) topics.push(topic)
  return topics
}

const outcomeTerms = new Set(['grantedOrPartly', ...Object.keys(outcomeRoles)])

/** 收取行政事业性收费3万元. */
function matchFee({ left }: Window): FrameMatch | null {
  const fee = left.findLastIndex(({ id }) => id === 'fee')
  if (fee < 0 || left.slice(fee).some(({ id }) => id === 'processingFee' || id === '≈')) return null
  return { frame: feeFrame, first: left[fee - 1]?.id === 'levy' ? fee - 1 : fee, term: null }
}

const feeFrame: Frame = { role: 'fees', left: 'fee', example: '行政事业性收费3万元。' }

/** 维持6件，占行政复议案件总数的60%: the one kind of cases the sentence names, where none is named before the number. */
function routeAhead({ start: at }: NumberToken, { cases }: Sentence): string | null {
  return cases && cases.start > at ? cases.id : null
}

/** The role of a frame that leaves it to its words. */
function roleOf({ frame, term }: FrameMatch, { route, document, topic }: State, routeAhead: string | null): RoleId | null {
  if (frame.role === 'row' || frame.role === 'kind') return term as RoleId
  if (frame.role === 'result') {
    const cases = routeAhead ?? (topic === 'disputes' ? route : null)
    return cases ? (`${cases}.${term === 'kind.other' ? 'otherResult' : term!}` as RoleId) : null
  }
  if (frame.role.startsWith('document.')) return document ? (`${document}.${frame.role.slice('document.'.length)}` as RoleId) : null
  return frame.role as RoleId
}

const heads = new Set<RoleId>(['received', 'handled'])
const outcomes = new Set<RoleId>([
  'concluded',
  'answered',
  'granted',
  'partiallyGranted',
  'grantedOrPartly',
  'denied',
  'unavailable',
  'notProcessed',
  'otherOutcome',
])

/** A count of applications starts a new account, the tables' own or another's. A part of a list, or one told in brackets, leaves it as it is. */
function enterHead(role: RoleId, reason: Reason | null, token: NumberToken, state: State): void {
  if (reason === 'listed' || (reason && token.depth > 0)) return
  state.topic = 'application'
  state.blocked = reason !== null
  state.head = reason ? null : role
}

/** Why the words that fit a frame yet restate no figure. */
function reasonAgainst(
  found: FrameMatch,
  role: RoleId,
  start: number,
  token: NumberToken,
  window: Window,
  sentence: Sentence,
): Reason | null {
  const { text, reading, state } = sentence
  const clauseStart = Math.max(sentence.start, ...['，', '；', '：'].map((mark) => text.lastIndexOf(mark, start - 1) + 1))
  const before = text.slice(sentence.start, start).replace(/（[^（）]*）/g, '')
  const clause = text.slice(clauseStart, token.start).replace(comparedRate, '')
  if (!isOfReportYear(ownTurnOfYear(text.slice(sentence.start, token.start)), ownTurnOfYear(clause), reading.year)) return 'other-year'
  if (
    namesAnother(ownerless(text.slice(clauseStart, start), text.slice(start)), reading.organ) ||
    isNarrowed(text.slice(sentence.start, token.start).replace(/（[^（）]*）/g, ''), reading.organ)
  )
    return 'other-organ'
  if (namesChannel(clause)) return before.includes('其中') ? 'listed' : 'part'
  if (role.startsWith('kind.') && state.head !== null && !heads.has(state.head)) return 'listed'
  if (/^(?:reconsideration|litigation|review|direct|after)\./.test(role) && !concernsDisclosure(sentence, token)) return 'other-affair'
  if (/^[次个]$/.test(token.unit) && (heads.has(role) || found.frame.topic === 'application')) return 'other-affair'
  if (role.startsWith('kind.') && state.carriedIn && window.left.some(({ id }) => id === 'among') && !/收|受理/.test(before))
    return 'listed'
  if (/口头|当场|提前|延期|逾期|超期/.test(clause) && (role === 'answered' || role === 'concluded')) return 'part'
  return isShown(found, role, window, before, sentence, token) ? 'shown-only' : null
}

/** 申请量同比增长50%，达到153件: the rate is compared, the number is the year's own. */
const comparedRate = /(?:同比|[比较](?:上年度?|去年))(?:增长|增加|上升|下降|减少)了?\d+(?:\.\d+)?%/g

/** What a website shows, files or explains is not what was made. */
function isShown({ frame }: FrameMatch, role: RoleId, { left }: Window, before: string, { state }: Sentence, token: NumberToken): boolean {
  if (!/^(?:normativeDocuments|rules)\.|^(?:licensing|penalties|coercion)$/.test(role)) return false
  // 规范性文件3项 are pieces of work on them.
  if (/^(?:normativeDocuments|rules)\./.test(role) && token.unit.startsWith('项')) return true
  if (frame.role.startsWith('document.')) return token.depth > 0 || (!state.documents && shownBefore.test(before))
  // 行政处罚3条 is information of that kind.
  if (
    /^(?:licensing|penalties|coercion)$/.test(role) &&
    !/^(?:件|宗|起)/.test(token.unit) &&
    !left.some(({ id }) => id === 'decision' || id === 'make')
  )
    return true
  const shown = left.some(({ id }) => id === 'open' || id === 'revise')
  const made = left.some(({ id }) => id === 'issue' || id === 'make' || id === 'repeal')
  return (shown && !made) || (!made && !state.decisions && shownBefore.test(before))
}

const shownBefore = /公开(?!申请)|公示|推送|录入|归集|上传|网站|公报|公众号|平台|备案|审查|审核|解读|评估|起草|报送/

/** 结转至2024年 is what was carried into 2024; a year that is neither this nor the next to it tells nothing. */
function turnOfYear(role: 'carriedIn' | 'carriedOut', words: string, year: number | null): RoleId | null {
  const onto =
    /(?:结转|顺延|延期|延|转入|转|留)(?:至|到|入|为|在)?(20\d\d)年/.exec(words)?.[1] ??
    /(20\d\d)年(?:继续)?(?:办理|答复|处理)/.exec(words)?.[1]
  const from = /(20\d\d)年(?:度)?(?:的)?(?:结转|转结|转入|接转|遗留|顺延)/.exec(words)?.[1]
  if (year === null || (!onto && !from)) return role
  if (onto) return Number(onto) === year ? 'carriedIn' : Number(onto) === year + 1 ? 'carriedOut' : null
  return role === 'carriedIn' && Number(from) !== year - 1 ? null : role
}

function rightEnd({ right }: Window, token: NumberToken): number {
  return untilMark(right).at(-1)?.end ?? token.end
}

/** 9件（含上年结转2件）, 9件，其中上年结转2件, （含上年结转）9件. */
function tellsCarriedIn(token: NumberToken, { text, start, end }: Sentence): boolean {
  return (
    /（(?:含|包括)[^，。；）]{0,12}结转[^）]*）[^，；：]{0,12}$/.test(text.slice(start, token.start)) ||
    /^[（，](?:其中|含|包含|包括)[^，。；]{0,12}结转/.test(text.slice(token.end, end))
  )
}
