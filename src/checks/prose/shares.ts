import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Claim, ReadSentence } from './sentence.js'
import { hedged } from './denials.js'
import { isRounded, type NumberToken } from './numbers.js'
import { showsRatio, writePercent } from './percent.js'
import { placeOf, quoteOf, type ReadPassage } from './read-passage.js'
import { outcomeRoles, type RoleId } from './roles.js'
import { tabledFor, type TableValues } from './tabled.js'

/** AR-X07: `258件，占33.9%`, `自然人占95%`, `予以公开率71.4%` must follow from the whole, whichever whole is meant. */
export function checkShares(read: ReadPassage, values: TableValues, report: Reporter): void {
  let all: readonly number[] | undefined
  for (const sentence of read.sentences) {
    for (const token of sentence.tokens) {
      if (token.kind !== 'percent' || token.approximate) continue
      const share = shareOf(token, sentence, read, values) ?? concludedShare(token, sentence, read, values)
      if (!share) continue
      const wholes = share.wholes ?? (all ??= wholesFor(read, values))
      if (wholes.length === 0 || wholes.some((whole) => showsRatio((share.value / whole) * 100, token))) continue
      const computed = `${share.value}÷${wholes[0]}＝${writePercent((share.value / wholes[0]!) * 100, token.decimals)}`
      report(
        'check/share-wrong',
        { quote: quoteOf(read, share.start, token.end), said: `${token.value}%`, computed },
        { at: placeOf(read, share.start, token.end) },
      )
    }
  }
}

const parts: Readonly<Record<string, RoleId>> = {
  grantedOrPartly: 'grantedOrPartly',
  ...outcomeRoles,
}

/** How many, where that is said, and of how many, where it is not of all. */
interface Share {
  readonly value: number
  readonly start: number
  readonly wholes?: readonly number[]
}

/**
 * `办结率98.2%`: of what came in, with what was carried in or without. Whether 100% can be is judged by what is carried on; what was concluded
 * in its time, the table does not tell.
 */
function concludedShare(token: NumberToken, { items, topic }: ReadSentence, { flat }: ReadPassage, values: TableValues): Share | null {
  const at = items.findIndex(({ id, start }) => id === '#' && start === token.start)
  const [rate, share] = [items[at - 2], items[at - 1]]
  if (token.value === 100 || rate?.id !== 'conclude' || share?.id !== 'share' || share.start > rate.end) return null
  const from = items.findLastIndex(({ id }, index) => /^[#;]$/.test(id) && index < at)
  const words = items.slice(from + 1, at)
  const isOfApplications =
    topic === 'application' && words.every(({ id }) => /^(?:application|conclude|share|total|answer|receive|handle)$/.test(id))
  const before = flat.text.slice(items[from]?.end ?? 0, rate.start)
  const [concluded] = tabledFor('concluded', values)
  if (!isOfApplications || hedged.test(before) || !concluded) return null
  const wholes = (['received', 'receivedWithCarried'] as const).flatMap((role) => tabledFor(role, values).map(({ value }) => value))
  return { value: concluded.value, start: rate.start, wholes: wholes.filter((whole) => whole > 0) }
}

/** What a percentage is the share of: the count right before it, else the part its words name; null where it is none, or one of another whole. */
function shareOf(token: NumberToken, sentence: ReadSentence, { flat }: ReadPassage, values: TableValues): Share | null {
  const { items, claims, tokens, left, topic } = sentence
  const at = items.findIndex(({ id, start }) => id === '#' && start === token.start)
  const from = items.findLastIndex(({ id }, index) => id === '#' && index < at)
  const words = items.slice(from + 1, at).filter(({ depth }) => depth <= token.depth)
  const share = words.findLastIndex(({ id }) => id === 'share')
  if (words.some(({ id }) => id === '≈')) return null
  const listed = listedCount(token, sentence, flat.text)
  if (listed !== null) return listed ? partCounted(listed, claims, left) : null
  // 办结率 and 答复率 are of what was due.
  if (share < 0 || /^(?:conclude|answer)$/.test(words[share - 1]?.id ?? '') || words.some(({ id }) => /^(?:≈|foreign|neg)$/.test(id)))
    return null
  const named = words.findLast(({ id }) => parts[id] !== undefined || id.startsWith('kind.') || id.startsWith('row.'))
  if (named) {
    const tabled = claimed(named.id, claims) ?? tabledFor(parts[named.id] ?? (named.id as RoleId), values)[0]?.value
    const spoken =
      (topic === 'application' || items.some(({ id }) => id === 'application')) &&
      !words.some(({ id }) => id === 'reconsideration' || id === 'litigation')
    return tabled === undefined || !spoken ? null : { value: tabled, start: named.start }
  }
  const previous = tokens.findLast(({ end }) => end <= token.start)
  const cases = claims.find((one) => one.token === previous && /^(?:reconsideration|litigation|direct|after)\.(?!total)/.test(one.role))
  if (cases) {
    const whole = tabledFor(cases.role.replace(/\..*/, '.total') as RoleId, values)[0]?.value
    return whole ? { value: cases.value, start: cases.start, wholes: [whole] } : null
  }
  return previous ? partCounted(previous, claims, left) : null
}

function partCounted(count: NumberToken, claims: readonly Claim[], left: ReadSentence['left']): Share | null {
  const claim = claims.find(({ token, role }) => token === count && isPart(role))
  return claim && !isRounded(count) && !left.some(({ token }) => token === count) ? { value: claim.value, start: claim.start } : null
}

/** 不予公开32件、不予处理16件，分别占14.6%和7.3%: the count at the percentage's place; undefined where they do not pair, null where nothing is listed. */
function listedCount(token: NumberToken, { start: from, tokens }: ReadSentence, text: string): NumberToken | undefined | null {
  const at = from + text.slice(from, token.start).lastIndexOf('分别占')
  if (at < tokens[0]!.start) return null
  const percents = tokens.filter(({ kind, start }) => kind === 'percent' && start > at)
  const counts = tokens.filter(({ kind, end }) => kind === 'count' && end <= at)
  return counts.length < percents.length ? undefined : counts.slice(-percents.length)[percents.indexOf(token)]
}

function claimed(id: string, claims: readonly Claim[]): number | undefined {
  return claims.find(({ role, token }) => role === (parts[id] ?? id) && token && !isRounded(token))?.value
}

function isPart(role: RoleId): boolean {
  return Object.values(parts).includes(role) || role.startsWith('kind.') || role.startsWith('row.')
}

/** What was concluded, received, or received and carried in, by the table and by the text. */
function wholesFor({ sentences }: ReadPassage, values: TableValues): number[] {
  const tabled = (['concluded', 'received', 'handled'] as const).flatMap((role) => tabledFor(role, values).map(({ value }) => value))
  const told = sentences.flatMap(({ claims }) => claims.filter(isWhole).map(({ value }) => value))
  return [...new Set([...tabled, ...told])].filter((whole) => whole > 0)
}

function isWhole({ role }: Claim): boolean {
  return role === 'received' || role === 'receivedWithCarried' || role === 'handled' || role === 'concluded' || role === 'answered'
}
