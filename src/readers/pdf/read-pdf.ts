import type { Reporter } from '../../diagnostics/diagnostic.js'
import { reportHidden } from '../hidden-text.js'
import type { Content } from '../reader.js'
import { joinPages, type FlowItem, type PlacedLine } from './flow.js'
import { findFurniture } from './furniture.js'
import { openPdf, type OpenPdf } from './library.js'
import type { PageMarks } from './marks.js'
import { cutPassages, measureSetting, type ColumnLine } from './paragraphs.js'
import { PdfWriter } from './pdf-writer.js'
import { judgePages } from './judge-pages.js'
import { readMarks } from './read-marks.js'
import { readPage, type PageContent } from './read-page.js'

/** A PDF's text and blocks; null where it was refused, which has been reported. */
export async function readPdf(bytes: Uint8Array, report: Reporter): Promise<Content | null> {
  const opened = await openPdf(bytes, report)
  if (!opened) return null
  try {
    const pages = await readPages(opened, report)
    return pages && judgePages(pages, report) ? writePages(pages.map(readPage), report) : null
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
      return { number, width: 0, height: 0, glyphs: [], rules: [], pictures: 0, shapes: 0 }
    }
  }
}

function writePages(pages: readonly PageContent[], report: Reporter): Content {
  const furniture = findFurniture(pages)
  const items = pages.flatMap((page) => page.items.filter((item) => item.kind === 'table' || !furniture.has(item.line)))
  const flow = joinPages(items)
  const writer = new PdfWriter()
  writeFlow(flow, writer)
  const placed = (choose: (page: PageContent) => readonly PlacedLine['line'][]) =>
    pages.flatMap((page) => choose(page).map((line) => ({ page: page.number, line })))
  writer.addChrome(flow.flatMap((item) => (item.kind === 'repeated' ? item.lines.map((line) => ({ page: item.page, line })) : [])))
  writer.addChrome(placed(({ items: own }) => own.flatMap((item) => (item.kind === 'line' && furniture.has(item.line) ? [item.line] : []))))
  writer.addChrome(placed(({ aside }) => aside))
  reportHidden(writer.addChrome(placed(({ hidden }) => hidden)), report)
  return writer.finish()
}

function writeFlow(flow: readonly FlowItem[], writer: PdfWriter): void {
  const setting = measureSetting(flow.flatMap((item) => (item.kind === 'line' ? [item] : [])))
  let lines: ColumnLine[] = []
  const endLines = () => {
    for (const passage of cutPassages(lines, setting)) writer.addPassage(passage)
    lines = []
  }
  for (const item of flow) {
    if (item.kind === 'line') lines.push(item)
    if (item.kind !== 'table') continue
    endLines()
    writer.addTable(item)
  }
  endLines()
}
