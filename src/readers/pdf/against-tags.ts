import type { PageTable } from './cells.js'
import type { Passage } from './paragraphs.js'
import { lastTag } from './paragraphs.js'
import type { PageContent } from './read-page.js'

/** Where the structure tree says another thing than the page shows, and words that stand there. The page is what people see, and is believed. */
export interface Disagreement {
  readonly page: number
  readonly example: string
}

/** Tables whose cells, as rules part them, are not the tree's. */
export function tablesAgainstTags(pages: readonly PageContent[]): Disagreement[] {
  return pages.flatMap(({ number: page, items }) =>
    items.flatMap((item) => {
      const example = item.kind === 'table' ? cellAgainstTags(item.table) : null
      return example === null ? [] : [{ page, example }]
    }),
  )
}

/** The first cell that shares an element with another, holds two, or whose element stands before that of the cell before it. */
function cellAgainstTags({ cells }: PageTable): string | null {
  const seen = new Set<number>()
  let last = -1
  for (const { lines } of cells.toSorted((one, other) => one.top - other.top || one.left - other.left)) {
    const glyphs = lines.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.glyphs))
    const elements = [...new Set(glyphs.flatMap(({ tag }) => tag?.cell?.element ?? []))]
    const [element] = elements
    if (element === undefined) continue
    if (elements.length > 1 || seen.has(element) || element < last) return lines.map(({ text }) => text).join('')
    seen.add(element)
    last = element
  }
  return null
}

/** Paragraphs of the page that are one in the tree. */
export function passagesAgainstTags(passages: readonly Passage[]): Disagreement[] {
  return passages.slice(1).flatMap((passage, index) => {
    const before = passages[index]!.lines.at(-1)!
    const next = passage.lines[0]!
    const isOneElement = before.page === next.page && next.tag && lastTag(before)?.element === next.tag.element
    const areParagraphs = passage.kind === 'paragraph' && passages[index]!.kind === 'paragraph'
    return isOneElement && areParagraphs ? [{ page: next.page, example: next.line.text }] : []
  })
}
