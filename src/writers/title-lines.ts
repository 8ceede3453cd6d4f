import { characterWidth } from './character-width.js'
import { titleGroups } from './title-groups.js'

/** What a break costs, in ems of unevenness: best after the year, then inside the organ's name, last inside the report's. */
const breakCosts: readonly (readonly [RegExp, number])[] = [
  [/年度?$/, 0],
  [/公开$/, 4],
  [/工作$/, 5],
]
const OTHER_BREAK = 1.5
/** Lines of one length, or short ones between long ones, are to be avoided. */
const EVEN_LINES = 3
const HOURGLASS = 6

/**
 * A title over as many lines as it needs, broken by sense into lines of like length, in a trapezoid rather than a block or an hourglass
 * (GB/T 9704-2012, 7.3.1). A name too long for a line of its own is left for the layout to break.
 */
export function titleLines(title: string, fullLine: number): string[] {
  if (characterWidth(title) <= fullLine || title.includes('\n')) return title.split('\n')
  const groups = titleGroups(title)
  if (groups.some((group) => characterWidth(group) > fullLine)) return [title]
  for (let count = 2; count < groups.length; count++) {
    const best = cheapest(partitions(groups, count, fullLine))
    if (best) return best
  }
  return groups
}

/** Every way to put the groups on this many lines that fits. */
function partitions(groups: readonly string[], count: number, fullLine: number): string[][] {
  if (count === 1) {
    const line = groups.join('')
    return characterWidth(line) <= fullLine ? [[line]] : []
  }
  const found: string[][] = []
  for (let taken = 1; taken <= groups.length - count + 1; taken++) {
    const line = groups.slice(0, taken).join('')
    if (characterWidth(line) > fullLine) break
    for (const rest of partitions(groups.slice(taken), count - 1, fullLine)) found.push([line, ...rest])
  }
  return found
}

function cheapest(choices: readonly string[][]): string[] | undefined {
  let best: { lines: string[]; cost: number } | undefined
  for (const lines of choices) {
    const cost = costOf(lines)
    if (!best || cost < best.cost) best = { lines, cost }
  }
  return best?.lines
}

function costOf(lines: readonly string[]): number {
  const widths = lines.map(characterWidth)
  const uneven = Math.max(...widths) - Math.min(...widths)
  const breaks = lines.slice(0, -1).map((line) => breakCosts.find(([end]) => end.test(line))?.[1] ?? OTHER_BREAK)
  const isHourglass = widths.slice(1, -1).some((width, index) => width < widths[index]! && width < widths[index + 2]!)
  return uneven + breaks.reduce((sum, cost) => sum + cost, 0) + (uneven < 1 ? EVEN_LINES : 0) + (isHourglass ? HOURGLASS : 0)
}
