import type { Layout } from '../../layout/page.js'
import { addBookmark, type PdfFile } from './pdfkit-faults.js'

/** Adds the bookmarks, all open, each heading under the last one of a higher level. */
export function addOutline(pdf: PdfFile, { outline, pages }: Layout): void {
  const open = [{ level: 0, bookmark: pdf.outline }]
  for (const { level, text, page, y } of outline) {
    while (open.at(-1)!.level >= level) open.pop()
    const parents = open.map(({ bookmark }) => bookmark)
    const target = { page: pages[page - 1]!, pageNumber: page - 1, top: y }
    open.push({ level, bookmark: addBookmark(parents, text.replaceAll('\n', ''), target) })
  }
}
