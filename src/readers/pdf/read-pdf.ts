import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Report } from '../../model/report.js'
import { readJson } from '../json/read-json.js'
import type { Content } from '../reader.js'
import { CrowdedPage, isOfFile, mostOperators, openPdf, type OpenPdf } from './library.js'
import type { PageMarks } from './marks.js'
import { judgePages } from './judge-pages.js'
import { readContent } from './read-content.js'
import { readMarks } from './read-marks.js'

/** A PDF's text and blocks, or the report that one of ours carries as data; null where it was refused, which has been reported. */
export async function readPdf(bytes: Uint8Array, report: Reporter): Promise<Content | null> {
  return withPdf(bytes, report, async (opened) => {
    const attached = await attachedReport(opened)
    if (attached) return { reports: [attached] }
    const pages = await readPages(opened, report)
    return pages && judgePages(pages, report) ? readContent(pages, report) : null
  })
}

/** What each page draws, to be looked at; null where the file was refused, which has been reported. */
export async function readPdfMarks(bytes: Uint8Array, report: Reporter): Promise<PageMarks[] | null> {
  return withPdf(bytes, report, (opened) => readPages(opened, report))
}

async function withPdf<T>(bytes: Uint8Array, report: Reporter, use: (opened: OpenPdf) => Promise<T | null>): Promise<T | null> {
  const opened = await openPdf(bytes, report)
  if (!opened) return null
  try {
    return await use(opened)
  } catch (error) {
    if (!isOfFile(error)) throw error
    report('read/pdf-broken', {})
    return null
  } finally {
    await opened.close()
  }
}

/** Put in by `--pdf-attach`. What any other program attaches is no part of the text. */
async function attachedReport({ document }: OpenPdf): Promise<Report | null> {
  const { info } = await document.getMetadata()
  if (info.Producer !== 'nianbao') return null
  const attachments = Object.values((await document.getAttachments()) ?? {})
  const data = attachments.find(({ filename }) => /\.json$/i.test(filename))
  return data ? readJson(new TextDecoder().decode(data.content), () => {}) : null
}

/** More pages than any report has would take minutes. */
export const mostPages = 1000

/** Null where there are too many; that has been reported. A page that cannot be read has no marks. */
async function readPages({ document, operators }: OpenPdf, report: Reporter): Promise<PageMarks[] | null> {
  const { numPages } = document
  if (numPages > mostPages) {
    report('read/pdf-too-long', { pages: numPages, limit: mostPages })
    return null
  }
  const setting = { operators, layers: await document.getOptionalContentConfig() }
  const pages: PageMarks[] = []
  try {
    for (let number = 1; number <= numPages; number++) pages.push(await readOnePage(number))
  } catch {
    report('read/pdf-crowded', { page: pages.length + 1, limit: mostOperators })
    return null
  }
  return pages

  async function readOnePage(number: number): Promise<PageMarks> {
    try {
      const page = await document.getPage(number)
      const marks = await readMarks(page, number, setting)
      page.cleanup()
      return marks
    } catch (error) {
      if (error instanceof CrowdedPage) throw error
      report('read/pdf-page-broken', { page: number })
      return { number, width: 0, height: 0, glyphs: [], rules: [], pictures: 0, shapes: 0 }
    }
  }
}
