import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { CheckContext } from '../context.js'
import { placeOf, quoteOf, type FlatPassage } from './read-passage.js'
import { isOfReportYear } from './scope.js'
import { matchesOf } from '../../language/matches.js'

/** What was publicised through one channel in the year. Offsets are those of the flat text. */
interface ChannelCount {
  readonly read: FlatPassage
  readonly channel: string
  readonly written: string
  readonly start: number
  readonly end: number
}

const statement =
  /(?:通过|依托|利用|在)(?<channel>[^，。；：、（）\d]{2,30}?)(?:上)?(?:累计|共计|共|主动|及时)*公开(?:各类|各种)?(?:政府|政务)?信息(?:共计|共|累计)?(?<written>\d+[条篇])(?![余多左]|以上)/g

/** AR-X10: the same column of the same website is said to hold different numbers of all its information. */
export function checkChannels(passages: readonly FlatPassage[], context: CheckContext, report: Reporter): void {
  const counts = passages.flatMap((read) => countsIn(read, context))
  const known = new KnownChannels()
  counts.forEach((count, index) => {
    const earlier = counts[known.firstLike(count.channel) ?? index]!
    known.add(count.channel, index)
    if (earlier.written === count.written) return
    const [first, second] = [earlier, count].map(({ read, start, end }) => quoteOf(read, start, end))
    report(
      'check/channel-differs',
      { quote: second!, other: first! },
      {
        at: placeOf(count.read, count.start, count.end),
        related: [{ at: placeOf(earlier.read, earlier.start, earlier.end), text: `“${first!}”` }],
      },
    )
  })
}

/** A part after 其中, or of a month or another year, is no count of the whole. */
function countsIn(read: FlatPassage, { year }: CheckContext): ChannelCount[] {
  const { text } = read.flat
  return matchesOf(text, statement).flatMap(({ 0: words, index, groups }) => {
    const sentence = text.slice(text.lastIndexOf('。', index) + 1, index)
    if (/其中|含/.test(sentence) || !isOfReportYear(sentence, '', year)) return []
    return [{ read, channel: groups!['channel']!, written: groups!['written']!, start: index, end: index + words.length }]
  })
}

const column = /(?:信息)?(?:专栏|栏目|频道|专题|版块)$/

/** The channels met so far. Two are the same where their names are; or both are columns, one named with the website it stands on. */
class KnownChannels {
  private readonly names = new Map<string, number>()
  private readonly columns = new Map<string, number>()
  private readonly columnEnds = new Map<string, number>()

  /** The index of the first that is the same. */
  firstLike(channel: string): number | undefined {
    const bare = columnName(channel)
    const columns = bare === null ? [] : [this.columnEnds.get(bare), ...endsOf(bare).map((end) => this.columns.get(end))]
    const found = [this.names.get(channel), ...columns].filter((index) => index !== undefined)
    return found.length > 0 ? Math.min(...found) : undefined
  }

  add(channel: string, index: number): void {
    const setFirst = (map: Map<string, number>, key: string) => void (map.has(key) || map.set(key, index))
    setFirst(this.names, channel)
    const bare = columnName(channel)
    if (bare === null) return
    setFirst(this.columns, bare)
    for (const end of endsOf(bare)) setFirst(this.columnEnds, end)
  }
}

/** Null for what is no column. */
function columnName(channel: string): string | null {
  return column.test(channel) ? channel.replace(column, '') : null
}

/** The name and what is left of it at its end, two characters or more. */
function endsOf(name: string): string[] {
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, from) => name.slice(from))
}
