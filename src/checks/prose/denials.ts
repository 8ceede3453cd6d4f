import { concernsDisclosure, quoteStart, type Claim, type Sentence } from './sentence.js'
import type { RoleId } from './roles.js'
import { isNarrowed, isOfReportYear, namesAnother, namesChannel, ownTurnOfYear } from './scope.js'
import type { Item } from './terms.js'

/** Statements that there was nothing: 未收到申请, 行政复议和行政诉讼均为0件, 已全部办结, 均予以公开. */
export function readDenials(sentence: Sentence, counted: readonly Claim[]): Claim[] {
  const { items } = sentence
  const claims: Claim[] = []
  const clauses = clausesOf(items)
  clauses.forEach((clause, index) => {
    const found = [
      ...announced(clause, index, clauses, sentence),
      ...negations(clause, sentence),
      ...zeros(clause, sentence),
      ...universals(clause, sentence, counted),
    ]
    for (const claim of found)
      if (isOwn(claim, sentence) && ![...claims, ...counted].some(({ role, value }) => role === claim.role && value === 0))
        claims.push({ ...claim, start: quoteStart(claim.start, 0, sentence) })
  })
  return claims
}

/** 行政复议、行政诉讼情况：无. */
function announced(clause: readonly Item[], index: number, clauses: readonly (readonly Item[])[], { text, end }: Sentence): Claim[] {
  const [only, ...others] = clause
  const before = clauses[index - 1]
  if (only?.id !== 'neg' || others.length > 0 || !before || only.end < end || text[only.start - 1] !== '：') return []
  if (before.some(({ id }) => id === '#' || id === 'neg' || id === 'foreign')) return []
  return rolesIn(before).map((role) => ({ role, value: 0, token: null, start: before[0]!.start, end: only.end }))
}

/** The stretches between the marks that part clauses. */
function clausesOf(items: readonly Item[]): Item[][] {
  const clauses: Item[][] = [[]]
  for (const item of items) {
    if (item.id === ';' || item.id === '(' || item.id === ')') clauses.push([])
    else clauses.at(-1)!.push(item)
  }
  return clauses.filter((clause) => clause.length > 0)
}

function isOwn({ role, start }: Claim, sentence: Sentence): boolean {
  const { text, reading } = sentence
  const before = text.slice(sentence.start, start)
  const clause = before.slice(Math.max(...['，', '；', '：'].map((mark) => before.lastIndexOf(mark) + 1)))
  if (!isOfReportYear(ownTurnOfYear(before), '', reading.year) || namesAnother(clause, reading.organ) || isNarrowed(before, reading.organ))
    return false
  if (namesChannel(clause)) return false
  return !/^(?:reconsideration|litigation|review)\./.test(role) || concernsDisclosure(sentence, null)
}

/** Other words that deny no less when they stand between the denial and what is denied. */
const benign =
  /^(?:过|而|任何|任何形式|新|因|由|以|对|涉及|涉|类|引发|所|工作|答复|有人|人|个人|单位|我[局委办厅院镇乡县市区省]|本机关|本单位|其他|社会|方面|现|项目|收费|收入|费用|任一|一[件起例]|的?情况|问题|现象|需要?|继续|事宜|申请信息|[^，]{0,6}(?:局|委|办|镇|乡|街道|机关))+$/

function negations(clause: readonly Item[], { text }: Sentence): Claim[] {
  return clause.flatMap((item, at) => {
    if (item.id !== 'neg') return []
    const affair = affairAfter(clause, at, text)
    if (affair) return [affair]
    const next = clause.findIndex(({ id }, index) => index > at && (id === 'neg' || id === '#'))
    const denied = clause.slice(at + 1, next < 0 ? undefined : next)
    const trimmed = trimEnd(denied, text)
    // 没有超过期限仍未答复的申请: what is denied has a denial of its own.
    if (trimmed === null || clause.some(({ id }, index) => id === 'neg' && index < at && !isUnderstood(clause, index, text))) return []
    const roles = rolesIn(next < 0 ? trimmed : [...trimmed, ...carryOver(clause, at, next, trimmed)])
    return roles.map((role) => ({ role, value: 0, token: null, start: item.start, end: (trimmed.at(-1) ?? item).end }))
  })
}

function isUnderstood(clause: readonly Item[], at: number, text: string): boolean {
  const next = clause.findIndex(({ id }, index) => index > at && (id === 'neg' || id === '#'))
  return trimEnd(clause.slice(at + 1, next), text) !== null
}

/** 没有行政强制事项: who has no such affairs decides none. */
function affairAfter(clause: readonly Item[], at: number, text: string): Claim | null {
  const next = clause[at + 1]
  if (next?.id !== 'foreign' || clause.slice(at + 2).some(({ id }) => id !== 'handle')) return null
  const role = ({ 许可: 'licensing', 处罚: 'penalties', 强制: 'coercion' } as const)[
    /^行政(许可|处罚|强制)事项$/.exec(text.slice(next.start, next.end))?.[1] as '许可'
  ]
  return role ? { role, value: 0, token: null, start: clause[at]!.start, end: next.end } : null
}

/** 未制发、未废止规范性文件: the noun is said once, behind the last verb. */
function carryOver(clause: readonly Item[], at: number, next: number, own: readonly Item[]): readonly Item[] {
  if (clause[next]!.id !== 'neg' || own.some(({ id }) => id === 'normative' || id === 'rule')) return []
  return own.some(({ id }) => id === 'issue' || id === 'repeal')
    ? clause
        .slice(at)
        .filter(({ id }) => id === 'normative' || id === 'rule')
        .slice(0, 1)
    : []
}

/** What is denied, where every word of it is understood; null where one is not, so that less may be denied than it seems. */
function trimEnd(denied: readonly Item[], text: string): readonly Item[] | null {
  if (denied.some(({ id }) => id === 'levy') && !denied.some(({ id }) => id === 'fee')) return null
  const understood = denied.every(({ id, start, end }) =>
    /^[~≈]$/.test(id)
      ? benign.test(text.slice(start, end))
      : (id !== 'foreign' || denied.some((other) => other.id === 'reconsideration')) &&
        id !== 'share' &&
        id !== 'conclude' &&
        id !== 'open' &&
        id !== 'revise' &&
        id !== 'corrected',
  )
  return understood && denied.length > 0 ? denied : null
}

const outcomeRoles: Readonly<Record<string, RoleId>> = {
  denied: 'denied',
  partly: 'partiallyGranted',
  unavailable: 'unavailable',
  notProcessed: 'notProcessed',
  otherOutcome: 'otherOutcome',
  carriedIn: 'carriedIn',
  carriedOut: 'carriedOut',
  carry: 'carriedOut',
  inHand: 'carriedOut',
  reconsideration: 'reconsideration.total',
  litigation: 'litigation.total',
  licence: 'licensing',
  penalty: 'penalties',
  coercion: 'coercion',
  fee: 'fees',
}

/** The figures these words name. */
function rolesIn(items: readonly Item[]): RoleId[] {
  const ids = items.map(({ id }) => id)
  const named = ids.flatMap((id): RoleId[] =>
    outcomeRoles[id] ? [outcomeRoles[id]] : id.startsWith('row.') || id.startsWith('kind.') ? [] : [],
  )
  if (ids.includes('pending') && (ids.includes('ask') || ids.includes('application'))) return ['carriedOut']
  const kinds = ids.includes('ask') || ids.includes('application') ? ids.filter((id) => id.startsWith('kind.')) : []
  if (kinds.length > 0) return kinds as RoleId[]
  const noun = ids.includes('rule') ? 'rules' : ids.includes('normative') ? 'normativeDocuments' : null
  const documents = noun
    ? ids.flatMap((id): RoleId[] => (id === 'issue' ? [`${noun}.issued`] : id === 'repeal' ? [`${noun}.repealed`] : []))
    : []
  const received =
    ids.includes('application') && (named.length === 0 || ids.includes('receive')) && !ids.some((id) => id === 'answer' || id === 'handle')
  const both = named.includes('reconsideration.total') && named.includes('litigation.total')
  const cases = both ? [...named.filter((role) => !/^(?:reconsideration|litigation)\./.test(role)), 'review.total' as const] : named
  return [
    ...new Set([...(received && !named.some((role) => role.endsWith('total')) ? (['received'] as const) : []), ...cases, ...documents]),
  ]
}

/** 规范性文件制发、废止均为0件, 申请数量为零, 零复议: what is said of several at once. */
function zeros(clause: readonly Item[], { text, tokens }: Sentence): Claim[] {
  return clause.flatMap((item, at) => {
    const zero =
      item.id === 'zero' ||
      (item.id === '#' &&
        tokens.find(({ start }) => start === item.start)?.value === 0 &&
        clause.slice(0, at).some(({ id }) => id === 'all'))
    if (!zero) return []
    const before = clause.slice(0, at)
    const isLast = item.id === '#' || text.startsWith('为', item.start)
    const said = isLast ? before : clause.slice(at + 1, at + 2)
    if (said.some(({ id }) => id === '#' || id === 'neg' || id === 'foreign')) return []
    return rolesIn(said).map((role) => ({ role, value: 0, token: null, start: said[0]!.start, end: Math.max(item.end, said.at(-1)!.end) }))
  })
}

/** 已全部办结 leaves nothing to carry on, 均予以公开 nothing withheld. Of what was carried in, or due by then, it says nothing. */
function universals(clause: readonly Item[], { text, tokens, state }: Sentence, counted: readonly Claim[]): Claim[] {
  const at = clause.findIndex(({ id }) => id === 'all')
  const rate = clause.findIndex(({ id }, index) => id === 'conclude' && clause[index + 1]?.id === 'share')
  const said = (role: RoleId, from: Item, to: Item): Claim => ({ role, value: 0, token: null, start: from.start, end: to.end })
  const isOfApplications = clause.some(({ id }) => id === 'application') || (state.topic === 'application' && !state.blocked)
  if (!isOfApplications || clause.some(({ id }) => id === 'foreign' || id === 'neg' || id.startsWith('carr'))) return []
  if (rate >= 0) {
    const token = tokens.find(({ start }) => start >= clause[rate]!.end)
    return token?.kind === 'percent' &&
      token.value === 100 &&
      clause.some(({ start }) => start === token.start) &&
      !hedged.test(clauseBefore(text, token.start))
      ? [said('carriedOut', clause[rate]!, { ...clause[rate]!, end: token.end })]
      : []
  }
  if (at < 0 || clause.slice(at).some(({ id }) => id === '#')) return []
  const last = lastWhole(counted, clause)
  if (
    clause[at]!.start > (counted.at(-1)?.end ?? 0) &&
    last !== undefined &&
    !wholes.has(last) &&
    !clause.some(({ id }) => id === 'application')
  )
    return []
  const before = clause.slice(0, at)
  if (before.some(({ id }) => !['application', 'receive', 'anyone', 'submit', '#', 'total', 'have', 'ask', 'handle'].includes(id)))
    return []
  const words = text.slice(clause[0]!.start, clause.at(-1)!.end)
  const next = clause.slice(at + 1).find(({ id }) => !['make', 'all', 'ask'].includes(id))
  if (!next) return []
  if (next.id === 'conclude' && !hedged.test(words)) return [said('carriedOut', clause[at]!, next)]
  if (next.id === 'granted') return [said('notGranted', clause[at]!, next)]
  return next.id === 'kind.naturalPerson' ? [said('kind.organisations', clause[at]!, next)] : []
}

/** What was counted last; 新收9件，连同上年结转的3件，已全部办结 speaks of both, 上年结转3件，已全部办结 of the one. */
function lastWhole(counted: readonly Claim[], clause: readonly Item[]): RoleId | undefined {
  const before = counted.filter(({ end }) => end <= clause[0]!.start)
  const [whole, carried] = before.slice(-2)
  return carried?.role === 'carriedIn' && whole && wholes.has(whole.role) ? whole.role : counted.at(-1)?.role
}

/** The words of a clause before a place in it, light words among them. */
function clauseBefore(text: string, end: number): string {
  return /[^，；：。（]*$/.exec(text.slice(0, end))![0]
}

const wholes = new Set<RoleId>(['received', 'handled', 'receivedWithCarried', 'caseload'])
/** Said of a time: 按期, 到期, within what the law gives. */
export const hedged = /期|时限|应|规定时间|按时|及时|到期|年前/
