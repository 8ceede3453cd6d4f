import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { CheckContext } from '../context.js'
import { placeOf, quoteOf, type ReadPassage } from './read-passage.js'
import type { Claim, ReadSentence } from './claims.js'
import { isRounded, type NumberToken } from './numbers.js'
import { showsRatio, writePercent } from './percent.js'
import type { RoleId } from './roles.js'
import { tabledFor, type TableValues } from './tabled.js'

const results: readonly RoleId[] = [
  'granted',
  'partiallyGranted',
  'grantedOrPartly',
  'denied',
  'unavailable',
  'notProcessed',
  'otherOutcome',
]

/** AR-X07: `258件，占33.9%` must follow from the whole, whichever whole is meant. */
export function checkShares(read: ReadPassage, values: TableValues, context: CheckContext, report: Reporter): void {
  for (const sentence of read.sentences) {
    for (const claim of sentence.claims) {
      const share = claim.token && !isRounded(claim.token) && results.includes(claim.role) ? shareAfter(claim.token, sentence, read) : null
      if (!share) continue
      const wholes = wholesFor(read, values)
      if (wholes.length === 0 || wholes.some((whole) => showsRatio((claim.value / whole) * 100, share))) continue
      const computed = `${claim.value}÷${wholes[0]}＝${writePercent((claim.value / wholes[0]!) * 100, share.decimals)}`
      report(
        'check/share-wrong',
        { quote: quoteOf(read, claim.start, share.end), said: `${share.value}%`, computed },
        { at: placeOf(read, claim.start, share.end, context) },
      )
    }
  }
}

function shareAfter(token: NumberToken, { tokens }: ReadSentence, { flat }: ReadPassage): NumberToken | null {
  const next = tokens.find((other) => other.start >= token.end)
  if (next?.kind !== 'percent' || next.approximate) return null
  return /^(?:，?占(?:比|总数的?|申请总数的?)?|（占?)$/.test(flat.text.slice(token.end, next.start)) ? next : null
}

/** What was concluded, received, or received and carried in, by the table and by the text. */
function wholesFor({ sentences }: ReadPassage, values: TableValues): number[] {
  const roles: readonly RoleId[] = ['concluded', 'received', 'handled']
  const tabled = roles.flatMap((role) => tabledFor(role, values).map(({ value }) => value))
  const told = sentences.flatMap(({ claims }) => claims.filter(isWhole).map(({ value }) => value))
  return [...new Set([...tabled, ...told])].filter((whole) => whole > 0)
}

function isWhole({ role }: Claim): boolean {
  return role === 'received' || role === 'receivedWithCarried' || role === 'handled' || role === 'concluded' || role === 'answered'
}

/** AR-X07: parts listed after 其中, all in the unit of the whole, may leave some out but not exceed it. */
export function checkParts(read: ReadPassage, context: CheckContext, report: Reporter): void {
  for (const { tokens, claims } of read.sentences) {
    const claimed = new Set(claims.map(({ token }) => token))
    tokens.forEach((whole, index) => {
      // Applications carried in or on make their parts exceed what came in; those are compared with the tables.
      if (claimed.has(whole)) return
      const parts = partsOf(whole, tokens.slice(index + 1), read)
      const sum = parts.reduce((total, part) => total + part.value, 0)
      if (parts.length < 2 || sum <= whole.value || [whole, ...parts].some((one) => one.approximate || isRounded(one))) return
      const end = parts.at(-1)!.end
      const formula = `${parts.map((part) => part.value).join('＋')}＝${sum}＞${whole.value}`
      report(
        'check/parts-exceed-whole',
        { quote: quoteOf(read, whole.start, end), formula },
        { at: placeOf(read, whole.start, end, context) },
      )
    })
  }
}

/** Words that begin another statement, or divide the whole a second time. */
const another =
  /包括|另|还|同比|较|比|结转|办结|答复|行政诉讼|行政复议|推送|推文|发布|公开(?!指南|目录|年报|制度|平台|类)|通过|公众号|微信|微博|收到|受理|办理|回应|举办|召开|累计|全年|共/

/** The run of counts in the same unit right after `…20件，其中`: each a short name and its number, all set apart by the same mark. */
function partsOf(whole: NumberToken, following: readonly NumberToken[], { flat }: ReadPassage): NumberToken[] {
  const parts: NumberToken[] = []
  let from = whole.end
  let mark: string | undefined
  for (const part of following) {
    const words = flat.text.slice(from, part.start)
    const opening = parts.length === 0 ? /^(?:，|（|：)?其中(?:：|，)?[^，。；：（）\d]{1,16}$/ : /^[，、；][^，。；：（）\d]{1,16}$/
    if (part.kind !== 'count' || part.unit !== whole.unit || !opening.test(words) || another.test(words)) break
    if (parts.length > 0 && words[0] !== (mark ??= words[0])) break
    parts.push(part)
    from = part.end
  }
  return parts
}
