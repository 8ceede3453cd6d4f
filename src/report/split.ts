import type { Block } from '../model/block.js'
import type { SectionId } from '../model/form.js'
import { matchSectionHeading } from './section-headings.js'
import { readTitle } from './title.js'

/**
 * Divides a file that holds several reports. A new one begins only at a complete title (organ, year, report) that is not the one
 * before, after sections have been read, and with its own first section after it; a covering letter stays with its report.
 */
export function splitReports(blocks: readonly Block[]): Block[][] {
  const marks = blocks.map(markOf)
  const starts = [0]
  const seen = new Set<SectionId>()
  let current: string | null = null
  marks.forEach((mark, index) => {
    if (mark.kind === 'section') seen.add(mark.id)
    if (mark.kind !== 'title') return
    if (seen.size >= 2 && mark.key !== current && restarts(marks, index)) {
      starts.push(startOf(blocks, index, starts.at(-1)!))
      seen.clear()
    }
    current ??= mark.key
    if (starts.length > 1 && seen.size === 0) current = mark.key
  })
  return starts.map((start, index) => blocks.slice(start, starts[index + 1] ?? blocks.length))
}

type Mark =
  { readonly kind: 'title'; readonly key: string } | { readonly kind: 'section'; readonly id: SectionId } | { readonly kind: 'none' }

function markOf(block: Block): Mark {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return { kind: 'none' }
  const title = block.text.length <= 90 ? readTitle(block.text) : null
  if (title?.organ && title.year) return { kind: 'title', key: `${title.organ} ${title.year}` }
  const heading = block.text.length <= 400 ? matchSectionHeading(block.text) : null
  if (heading && heading.match !== 'similar' && heading.ordinal?.level === 1) return { kind: 'section', id: heading.section.id }
  return { kind: 'none' }
}

/** The overview's heading follows before any other section's, and another section's after it. */
function restarts(marks: readonly Mark[], from: number): boolean {
  const later = marks.slice(from + 1).flatMap((mark) => (mark.kind === 'section' ? [mark.id] : []))
  return later[0] === 'overview' && later.length >= 2
}

/** Page furniture right above the title goes with it. */
function startOf(blocks: readonly Block[], title: number, least: number): number {
  let start = title
  while (start - 1 > least && blocks[start - 1]!.kind === 'chrome') start--
  return start
}
