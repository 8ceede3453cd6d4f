import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { CheckContext } from '../context.js'
import { placeOf, quoteOf, type ReadPassage } from './read-passage.js'
import { isOfReportYear } from './scope.js'

/** What was publicised through one channel in the year. Offsets are those of the flat text. */
interface ChannelCount {
  readonly read: ReadPassage
  readonly channel: string
  readonly written: string
  readonly start: number
  readonly end: number
}

const statement =
  /(?:通过|依托|利用|在)(?<channel>[^，。；：、（）\d]{2,30}?)(?:上)?(?:累计|共计|共|主动|及时)*公开(?:各类|各种)?(?:政府|政务)?信息(?:共计|共|累计)?(?<written>\d+[条篇])(?![余多左]|以上)/g

/** AR-X10: the same column of the same website is said to hold different numbers of all its information. */
export function checkChannels(passages: readonly ReadPassage[], context: CheckContext, report: Reporter): void {
  const firsts: ChannelCount[] = []
  for (const count of passages.flatMap((read) => countsIn(read, context))) {
    const earlier = firsts.find((other) => isSameChannel(other.channel, count.channel))
    if (!earlier) firsts.push(count)
    else if (earlier.written !== count.written) reportDifference(earlier, count, context, report)
  }
}

function reportDifference(earlier: ChannelCount, count: ChannelCount, context: CheckContext, report: Reporter): void {
  const [first, second] = [earlier, count].map(({ read, start, end }) => quoteOf(read, start, end))
  report(
    'check/channel-differs',
    { quote: second!, other: first! },
    {
      at: placeOf(count.read, count.start, count.end, context),
      related: [{ at: placeOf(earlier.read, earlier.start, earlier.end, context), text: `“${first!}”` }],
    },
  )
}

/** A part after 其中, or of a month or another year, is no count of the whole. */
function countsIn(read: ReadPassage, { year }: CheckContext): ChannelCount[] {
  const { text } = read.flat
  return Array.from(text.matchAll(statement)).flatMap(({ 0: words, index, groups }) => {
    const sentence = text.slice(text.lastIndexOf('。', index) + 1, index)
    if (/其中|含/.test(sentence) || !isOfReportYear(sentence, '', year)) return []
    return [{ read, channel: groups!['channel']!, written: groups!['written']!, start: index, end: index + words.length }]
  })
}

const column = /(?:信息)?(?:专栏|栏目|频道|专题|版块)$/

/** The same name; or both a column, one named with the website it stands on. */
function isSameChannel(a: string, b: string): boolean {
  if (a === b) return true
  if (!column.test(a) || !column.test(b)) return false
  const [short, long] = [a, b].map((name) => name.replace(column, '')).sort((x, y) => x.length - y.length)
  return short!.length >= 2 && long!.endsWith(short!)
}
