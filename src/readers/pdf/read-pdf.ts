import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Content } from '../reader.js'
import { openPdf, type OpenPdf } from './library.js'
import type { PageMarks } from './marks.js'
import { judgePages } from './judge-pages.js'
import { readContent } from './read-content.js'
import { readMarks } from './read-marks.js'

/** A PDF's text and blocks; null where it was refused, which has been reported. */
export async function readPdf(bytes: Uint8Array, report: Reporter): Promise<Content | null> {
  const opened = await openPdf(bytes, report)
  if (!opened) return null
  try {
    const pages = await readPages(opened, report)
    return pages && judgePages(pages, report) ? readContent(pages, report) : null
  } finally {
    await opened.close()
  }
}

/** More pages than any report has would take minutes. */
const mostPages = 1000

/** Null where there are too many; that has been reported. A page that cannot be read has no marks. */
async function readPages({ document, operators }: OpenPdf, report: Reporter): Promise<PageMarks[] | null> {
  const { numPages } = document
  if (numPages > mostPages) {
    report('read/pdf-too-long', { pages: numPages, limit: mostPages })
    return null
  }
  const setting = { operators, layers: await document.getOptionalContentConfig() }
  const pages: PageMarks[] = []
  for (let number = 1; number <= numPages; number++) pages.push(await readOnePage(number))
  return pages

  async function readOnePage(number: number): Promise<PageMarks> {
    try {
      const page = await document.getPage(number)
      const marks = await readMarks(page, number, setting)
      page.cleanup()
      return marks
    } catch {
      report('read/pdf-page-broken', { page: number })
      return { number, width: 0, height: 0, glyphs: [], rules: [], pictures: 0, shapes: 0, tags: new Map() }
    }
  }
}
