import type { Block } from '../model/block.js'
import type { SectionId } from '../model/form.js'
import { findContentsList, type ContentsLine } from './contents-list.js'
import { sectionHeadingOf } from '../forms/matching/sections.js'
import { readTitle, type TitleReading } from '../language/report-title.js'
import { endsLikeOrgan, isOrganName } from '../language/organ.js'

/**
 * Divides a file that holds several reports. A new one begins only at a complete title (organ, year, report) that is not the one
 * before, after sections have been read, and with its own first section after it; a covering letter stays with its report.
 */
export function splitReports(blocks: readonly Block[]): Block[][] {
  const marks = markBlocks(blocks)
  const restarts = findRestarts(marks)
  const starts = [0]
  const seen = new Set<SectionId>()
  let current: string | null = null
  marks.forEach((mark, index) => {
    if (mark.kind === 'section') seen.add(mark.id)
    if (mark.kind !== 'title') return
    const begins = seen.size >= 2 && mark.key !== current && restarts[index]
    if (begins) {
      starts.push(startOf(blocks, index, starts.at(-1)!))
      seen.clear()
    }
    if (seen.size === 0) current = mark.key
  })
  return starts.map((start, index) => blocks.slice(start, starts[index + 1] ?? blocks.length))
}

type Mark =
  { readonly kind: 'title'; readonly key: string } | { readonly kind: 'section'; readonly id: SectionId } | { readonly kind: 'none' }

function markBlocks(blocks: readonly Block[]): Mark[] {
  const lines = blocks.map((block) => {
    const text = textOf(block)
    return text === null ? null : { text, heading: sectionHeadingOf(text) }
  })
  const listed = findContentsList(lines)
  return lines.map((line, index) => (line && !listed.has(index) ? markLine(line, lines[index + 1]?.text ?? null) : { kind: 'none' }))
}

function markLine({ text, heading }: ContentsLine, next: string | null): Mark {
  const title = readTitle(text) ?? readTitleInTwo(text, next)
  if (title?.organ && title.year) return { kind: 'title', key: `${title.organ} ${title.year}` }
  if (heading && heading.match !== 'similar' && heading.ordinal?.level === 1) return { kind: 'section', id: heading.section.id }
  return { kind: 'none' }
}

function textOf(block: Block | undefined): string | null {
  return block?.kind === 'heading' || block?.kind === 'paragraph' ? block.text : null
}

/** The organ on a line of its own, the rest of the title under it. */
function readTitleInTwo(first: string, second: string | null): TitleReading | null {
  const name = first.length <= 60 ? first.replace(/\s+/g, '') : ''
  return second !== null && isOrganName(name) && endsLikeOrgan(name) && !readTitle(second)?.organ ? readTitle(name + second) : null
}

/** Whether after each mark the overview's heading comes before any other section's, and another section's after it. */
function findRestarts(marks: readonly Mark[]): boolean[] {
  const restarts: boolean[] = []
  let [next, second]: (SectionId | null)[] = [null, null]
  for (let index = marks.length - 1; index >= 0; index--) {
    restarts[index] = next === 'overview' && second !== null
    const mark = marks[index]!
    if (mark.kind === 'section') [next, second] = [mark.id, next]
  }
  return restarts
}

/** Page furniture right above the title goes with it. */
function startOf(blocks: readonly Block[], title: number, least: number): number {
  let start = title
  while (start - 1 > least && blocks[start - 1]!.kind === 'chrome') start--
  return start
}
