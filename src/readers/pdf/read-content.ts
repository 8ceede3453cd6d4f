import type { Reporter } from '../../diagnostics/diagnostic.js'
import { reportHidden } from '../hidden-text.js'
import type { Content } from '../reader.js'
import { joinPages, type FlowItem, type PlacedLine } from './flow.js'
import { findFurniture } from './furniture.js'
import type { PageMarks } from './marks.js'
import { cutPassages, measureSetting, type ColumnLine } from './paragraphs.js'
import { PdfWriter } from './pdf-writer.js'
import { readPage, type PageContent } from './read-page.js'

/** What the pages' marks make up: the text and blocks of the document. */
export function readContent(marks: readonly PageMarks[], report: Reporter): Content {
  return writePages(marks.map(readPage), report)
}

function writePages(pages: readonly PageContent[], report: Reporter): Content {
  const furniture = findFurniture(pages)
  const items = pages.flatMap((page) => page.items.filter((item) => item.kind === 'table' || !furniture.has(item.line)))
  const flow = joinPages(items)
  const writer = new PdfWriter()
  writeFlow(flow, writer)
  const placed = (choose: (page: PageContent) => readonly PlacedLine['line'][]) =>
    pages.flatMap((page) => choose(page).map((line) => ({ page: page.number, line })))
  writer.addRepeated(flow.flatMap((item) => (item.kind === 'repeated' ? item.lines.map((line) => ({ page: item.page, line })) : [])))
  writer.addChrome(placed(({ items: own }) => own.flatMap((item) => (item.kind === 'line' && furniture.has(item.line) ? [item.line] : []))))
  writer.addChrome(placed(({ aside }) => aside))
  reportBeside(pages, report)
  reportHidden(writer.addChrome(placed(({ hidden }) => hidden)), report)
  return writer.finish()
}

function reportBeside(pages: readonly PageContent[], report: Reporter): void {
  const unclear = pages.filter(({ beside }) => beside.length > 0)
  const [first] = unclear
  if (first) report('read/pdf-side-by-side', { pages: unclear.map(({ number }) => number), example: first.beside[0]!.text.slice(0, 12) })
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
