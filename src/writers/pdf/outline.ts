import type { OutlineEntry } from '../../layout/page.js'
import type { PdfFile, Reference } from './pdf-file.js'
import { pdfArray, pdfDictionary, pdfNumber, pdfText } from './syntax.js'

interface Bookmark {
  readonly entry: OutlineEntry
  readonly children: Bookmark[]
}

/** Writes the bookmarks, all open (ISO 32000-1, 12.3.3); nothing where there are no headings. */
export function writeOutline(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  pages: readonly { readonly reference: Reference; readonly height: number }[],
): Reference | undefined {
  if (entries.length === 0) return undefined
  const root = file.reserve()
  const { first, last } = writeLevel(nest(entries), root)
  file.set(root, pdfDictionary({ Type: '/Outlines', First: first, Last: last, Count: entries.length }))
  return root

  function writeLevel(bookmarks: readonly Bookmark[], parent: Reference): { first: Reference; last: Reference } {
    const references = bookmarks.map(() => file.reserve())
    bookmarks.forEach(({ entry, children }, index) => {
      const inner = children.length > 0 ? writeLevel(children, references[index]!) : undefined
      const page = pages[entry.page - 1]!
      file.set(
        references[index]!,
        pdfDictionary({
          Title: pdfText(entry.text.replaceAll('\n', '')),
          Parent: parent,
          Prev: references[index - 1],
          Next: references[index + 1],
          First: inner?.first,
          Last: inner?.last,
          Count: inner && countAll(children),
          Dest: pdfArray([page.reference, '/XYZ', 0, pdfNumber(page.height - entry.y), 'null']),
        }),
      )
    })
    return { first: references[0]!, last: references.at(-1)! }
  }
}

/** Each heading under the last one of a higher level. */
function nest(entries: readonly OutlineEntry[]): Bookmark[] {
  const top: Bookmark[] = []
  const open: Bookmark[] = []
  for (const entry of entries) {
    const bookmark: Bookmark = { entry, children: [] }
    while (open.length > 0 && open.at(-1)!.entry.level >= entry.level) open.pop()
    const siblings = open.at(-1)?.children ?? top
    siblings.push(bookmark)
    open.push(bookmark)
  }
  return top
}

function countAll(bookmarks: readonly Bookmark[]): number {
  return bookmarks.reduce((count, { children }) => count + 1 + countAll(children), 0)
}
