import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Claim, ReadSentence } from './sentence.js'
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
      const share = token.kind === 'percent' && !token.approximate ? shareOf(token, sentence, values) : null
      if (!share) continue
      const wholes = share.whole === undefined ? (all ??= wholesFor(read, values)) : [share.whole]
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

/** What a percentage is the share of: the count right before it, else the part its words name; null where it is none, or one of another whole. */
function shareOf(
  token: NumberToken,
  { items, claims, tokens, left, topic }: ReadSentence,
  values: TableValues,
): { value: number; start: number; whole?: number } | null {
  const at = items.findIndex(({ id, start }) => id === '#' && start === token.start)
  const from = items.findLastIndex(({ id }, index) => id === '#' && index < at)
  const words = items.slice(from + 1, at).filter(({ depth }) => depth <= token.depth)
  const share = words.findLastIndex(({ id }) => id === 'share')
  // 办结率, 答复率 are of what was due.
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
    return whole ? { value: cases.value, start: cases.start, whole } : null
  }
  const claim = claims.find((one) => one.token === previous && isPart(one.role))
  return claim && !isRounded(previous!) && !left.some((one) => one.token === previous) ? { value: claim.value, start: claim.start } : null
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
