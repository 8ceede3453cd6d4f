import type { Reporter } from '../../diagnostics/diagnostic.js'
import { placeOf, quoteOf, type ReadPassage } from './read-passage.js'
import { isRounded, type NumberToken } from './numbers.js'
import { namesChannel } from './scope.js'

/** AR-X07: parts listed after 其中, all in the unit of the whole, may leave some out but not exceed it. */
export function checkParts(read: ReadPassage, report: Reporter): void {
  for (const { tokens, claims } of read.sentences) {
    const ofApplications = new Set(claims.flatMap(({ token, role }) => (ofDocumentsOrCases.test(role) ? [] : [token])))
    const listed = new Set<NumberToken>()
    tokens.forEach((whole, index) => {
      // Applications carried in or on make their parts exceed what came in; those are compared with the tables.
      if (listed.has(whole)) return
      const ways = channelsOf(whole, tokens.slice(index + 1), read)
      for (const way of ways) listed.add(way)
      if (ways.length === 0 && ofApplications.has(whole)) return
      const parts = ways.length > 0 ? ways : partsOf(whole, tokens.slice(index + 1), read)
      const sum = parts.reduce((total, part) => total + part.value, 0)
      if (
        parts.length < 2 ||
        (ways.length > 0 ? sum === whole.value : sum <= whole.value) ||
        [whole, ...parts].some((one) => one.approximate || isRounded(one))
      )
        return
      const end = parts.at(-1)!.end
      const formula = `${parts.map((part) => part.value).join('＋')}＝${sum}${sum > whole.value ? '＞' : '＜'}${whole.value}`
      report('check/parts-exceed-whole', { quote: quoteOf(read, whole.start, end), formula }, { at: placeOf(read, whole.start, end) })
    })
  }
}

/** Words that begin another statement, or divide the whole a second time. */
const another =
  /包括|另|还|同比|较|比|结转|办结|答复|行政诉讼|行政复议|推送|推文|发布|公开(?!指南|目录|年报|制度|平台|类)|通过|公众号|微信|微博|收到|受理|办理|回应|举办|召开|累计|全年|共|[一二再]审/

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

const ofDocumentsOrCases =
  /^(?:(?:normativeDocuments|rules|reconsideration|litigation|review|direct|after)\.|licensing$|penalties$|coercion$)/

/** In characters; a name of a way is shorter. */
const longestClause = 40

/** 网络148件，信函53件: itself one of a list. */
function isWay({ start }: NumberToken, { flat }: ReadPassage): boolean {
  return namesChannel(/[^，。；：、（]*$/.exec(flat.text.slice(Math.max(0, start - longestClause), start))![0])
}

/** 上半年收到101件，下半年收到112件: all of the year, like the ways are all of what came. */
const period = /^(?:(?:上|下)半年|第?[一二三四]季度)(?:共)?(?:收到|受理)?$/

function divides(name: string): boolean {
  return namesChannel(name) || period.test(name)
}

const openingOfWays =
  /^(?:政府信息公开申请|申请)?中?[，（：；]?(?:按[^，。；\d]{0,8}(?:渠道|方式|途径|时间|季度)[^，。；\d]{0,4}[，：])?(?:其中|包括)?(?:：|，)?/

/** The whole list of ways in which applications came, which must make up their number: `9件，其中网上5件、信函4件。`; none where the list is open or mixed. */
function channelsOf(whole: NumberToken, following: readonly NumberToken[], read: ReadPassage): NumberToken[] {
  const parts: NumberToken[] = []
  let from = whole.end
  let mark: string | undefined
  for (const part of following) {
    const words = read.flat.text.slice(from, part.start)
    const opening = parts.length === 0 ? openingOfWays : /^(?:申请|）)?[，、；](?:其中)?/
    const name = words.replace(opening, '')
    if (part.kind !== 'count' || part.unit !== whole.unit || !opening.test(words) || /[，。；：（）]/.test(name)) break
    // What stands in the same list is one of its parts, whatever it is called.
    if (!divides(name) && words[0] !== mark) break
    if (!divides(name) || /办结|答复|公开(?!申请)|部分|含/.test(name)) return []
    if (parts.length > 0) mark = words[0]
    parts.push(part)
    from = part.end
  }
  if (parts.length < 2 || (isWay(whole, read) && !/^(?:，|（|：)?(?:其中|包括)|^（/.test(read.flat.text.slice(whole.end, whole.end + 4))))
    return []
  const after = /^[^，。；\n]*/.exec(read.flat.text.slice(from))![0]
  return /等|另|其他|其余/.test(after) ? [] : parts
}
