import type { NumberToken } from './numbers.js'
import { outcomeRoles, type RoleId } from './roles.js'
import type { Sentence } from './sentence.js'
import type { Item } from './terms.js'

/** What each of several numbers is of, where the words for all of them stand before: 行政许可、行政处罚分别为12件、3件. */
export interface Respective {
  readonly role: RoleId
  /** Where the words begin. */
  readonly start: number
}

const roles: Readonly<Record<string, readonly RoleId[]>> = {
  licence: ['licensing'],
  penalty: ['penalties'],
  coercion: ['coercion'],
  reconsideration: ['reconsideration.total'],
  litigation: ['litigation.total'],
  direct: ['direct.total'],
  after: ['after.total'],
  grantedOrPartly: ['granted', 'partiallyGranted'],
  ...Object.fromEntries(Object.entries(outcomeRoles).map(([id, role]) => [id, [role]])),
}
const results = /^(?:upheld|corrected|otherResult|pending)$/

/** As many numbers as things named, in their order; anything else tells nothing. */
export function readRespective(sentence: Sentence): ReadonlyMap<NumberToken, Respective> {
  const { text, start, end, items, tokens, reading } = sentence
  const found = new Map<NumberToken, Respective>()
  const at = text.slice(start, end).search(/分别(?:为|是|有|达|共)?(?=[\d零一二三四五六七八九十百千])/)
  if (at < 0) return found
  const numbers = listAfter(start + at, text, tokens)
  const from = items.findLast(({ id, start: place }) => (id === ';' || id === '#') && place < start + at)?.end ?? start
  const named = items.filter(({ start: place }) => place >= from && place < start + at)
  const things = thingsIn(named, sentence)
  if (things.length === numbers.length) things.forEach((role, index) => found.set(numbers[index]!, { role, start: from }))
  const years = [...text.slice(from, start + at).matchAll(/(20\d\d)年/g)].map(([, year]) => Number(year))
  const isReceived = named.some(({ id }) => id === 'receive') && named.some(({ id }) => id === 'application' || id === 'ask')
  const own = years.length === numbers.length && things.length === 0 && isReceived ? years.indexOf(reading.year ?? 0) : -1
  if (own >= 0) found.set(numbers[own]!, { role: 'received', start: from })
  return found
}

/** Results are of the cases the sentence names; where they are told, the cases are not. */
function thingsIn(named: readonly Item[], { cases, state }: Sentence): RoleId[] {
  const route = cases?.id ?? (state.topic === 'disputes' ? state.route : null)
  const told = named.flatMap(({ id }) => (results.test(id) ? [`${route}.${id}` as RoleId] : []))
  if (told.length > 0) return route === null ? [] : told
  return named.flatMap(({ id }) => roles[id] ?? (id.startsWith('kind.') ? [id as RoleId] : []))
}

/** The numbers that follow one another with nothing between them but a mark or 和. */
function listAfter(at: number, text: string, tokens: readonly NumberToken[]): NumberToken[] {
  const list: NumberToken[] = []
  for (const token of tokens.filter((one) => one.start >= at)) {
    const last = list.at(-1)
    if (last && !/^(?:、|，|和|及|与)$/.test(text.slice(last.end, token.start))) break
    list.push(token)
  }
  return list
}
