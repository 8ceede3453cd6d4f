import { isAnnexMark } from '../../language/annex-mark.js'
import { isPageMark } from '../../language/page-mark.js'
import type { Line } from './lines.js'
import type { PageContent, PageItem } from './read-page.js'

/** Within this share of the page's height from its upper or lower edge. */
const margin = 0.15
/** Points by which a running head may stand higher or lower on another page. */
const sameHeight = 4
/** No running head is longer. */
const longest = 60

interface Candidate {
  /** It may be text: the structure tree has it, or it fills its column. */
  readonly isText: boolean
  readonly line: Line
  readonly page: number
}

/** Page numbers, and heads and feet that run over several pages: at the edge, in one place, the same but for the number of the page. */
export function findFurniture(pages: readonly PageContent[]): ReadonlySet<Line> {
  const candidates = pages.flatMap(edgeLines)
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) for (const key of keysOf(candidate)) groups.set(key, [...(groups.get(key) ?? []), candidate])
  const running = [...groups.values()].flatMap((group) => group.filter((one) => !one.isText && group.some((other) => runs(one, other))))
  const marked = candidates.filter(({ line }) => isPageMark(line.text))
  return new Set([...running, ...marked].map(({ line }) => line))
}

function runs(one: Candidate, other: Candidate): boolean {
  return one.page !== other.page && Math.abs(one.line.y - other.line.y) <= sameHeight && Math.abs(one.line.size - other.line.size) < 1
}

/** The first two lines and the last two, where they stand at the edge. 附件1 and 附件2 begin pages and are no head that runs over them. */
function edgeLines({ items, number, height }: PageContent): Candidate[] {
  const lines = items.flatMap((item) => (item.kind === 'line' ? [item] : [])).sort((one, other) => one.line.y - other.line.y)
  const upper = lines.slice(0, 2).filter(({ line }) => line.y < margin * height)
  const lower = lines.slice(-2).filter(({ line }) => line.y - line.size > (1 - margin) * height)
  return [...new Set([...upper, ...lower])]
    .filter(({ line: { text } }) => text.length <= longest && !isAnnexMark(text))
    .map((item) => ({ line: item.line, page: number, isText: item.tag !== null || fillsColumn(item) }))
}

/** Share of the width of its column that a line of running text takes. */
const full = 0.9

function fillsColumn({ line: { left, right, pieces }, column }: Extract<PageItem, { kind: 'line' }>): boolean {
  return pieces.length === 1 && right - left >= full * (column.right - column.left)
}

/** The line as it is, and with each of its numbers as what it is beyond the page's. A bare number is furniture only as such. */
function keysOf({ line: { text }, page }: Candidate): string[] {
  const bare = text.replace(/\s+/g, '')
  const numbered = [...bare.matchAll(/\d{1,4}/g)].map(
    ({ 0: digits, index }) => `${bare.slice(0, index)}#${Number(digits) - page}#${bare.slice(index + digits.length)}`,
  )
  return /^\d+$/.test(bare) ? numbered : [bare, ...numbered]
}
