import type { Reporter } from '../../diagnostics/diagnostic.js'
import { reportHidden } from '../hidden-text.js'
import type { Content } from '../reader.js'
import { passagesAgainstTags, tablesAgainstTags, type Disagreement } from './against-tags.js'
import { joinPages, type FlowItem, type PlacedLine } from './flow.js'
import { findFootnotes, type LineItem } from './footnotes.js'
import { findFurniture } from './furniture.js'
import type { PageMarks } from './marks.js'
import { commonSize, cutPassages, measureSetting, type ColumnLine } from './paragraphs.js'
import { PdfWriter } from './pdf-writer.js'
import { readPage, type PageContent, type PageItem } from './read-page.js'

/** What the pages' marks make up: the text and blocks of the document. */
export function readContent(marks: readonly PageMarks[], report: Reporter): Content {
  return writePages(marks.map(readPage), report)
}

function writePages(pages: readonly PageContent[], report: Reporter): Content {
  const furniture = findFurniture(pages)
  const shown = pages.flatMap((page) => page.items.filter((item) => item.kind === 'table' || !furniture.has(item.line)))
  const notes = findFootnotes(pages, furniture, commonSize(linesIn(shown)))
  const apart = new Set<PageItem>(notes.flat())
  const flow = joinPages(shown.filter((item) => !apart.has(item)))
  const writer = new PdfWriter()
  const torn = writeFlow(flow, notes, writer)
  const placed = (choose: (page: PageContent) => readonly PlacedLine['line'][]) =>
    pages.flatMap((page) => choose(page).map((line) => ({ page: page.number, line })))
  writer.addRepeated(flow.flatMap((item) => (item.kind === 'repeated' ? item.lines.map((line) => ({ page: item.page, line })) : [])))
  writer.addChrome(placed(({ items: own }) => own.flatMap((item) => (item.kind === 'line' && furniture.has(item.line) ? [item.line] : []))))
  writer.addChrome(placed(({ aside }) => aside))
  reportBeside(pages, report)
  reportAgainstTags([...tablesAgainstTags(pages), ...torn], report)
  reportHidden(writer.addChrome(placed(({ hidden }) => hidden)), report)
  return writer.finish()
}

function reportBeside(pages: readonly PageContent[], report: Reporter): void {
  const unclear = pages.filter(({ beside }) => beside.length > 0)
  const [first] = unclear
  if (first) report('read/pdf-side-by-side', { pages: unclear.map(({ number }) => number), example: first.beside[0]!.text.slice(0, 12) })
}

function linesIn<T extends { readonly kind: string }>(items: readonly T[]): Extract<T, { kind: 'line' }>[] {
  return items.filter((item): item is Extract<T, { kind: 'line' }> => item.kind === 'line')
}

function reportAgainstTags(found: readonly Disagreement[], report: Reporter): void {
  const [first] = found
  if (first) report('read/pdf-against-tags', { pages: [...new Set(found.map(({ page }) => page))], example: first.example.slice(0, 12) })
}

/** A note stands behind the paragraph that goes on over the edge of its page. Gives what the structure tree has otherwise. */
function writeFlow(flow: readonly FlowItem[], notes: readonly (readonly LineItem[])[], writer: PdfWriter): Disagreement[] {
  const setting = measureSetting(linesIn(flow))
  const waiting = [...notes]
  const addNotes = (before: number) => {
    while (waiting.length > 0 && waiting[0]![0]!.page < before) writer.addNote(waiting.shift()!)
  }
  const torn: Disagreement[] = []
  let lines: ColumnLine[] = []
  const endLines = (next: number) => {
    const passages = cutPassages(lines, setting)
    torn.push(...passagesAgainstTags(passages))
    passages.forEach((passage, index) => {
      writer.addPassage(passage)
      addNotes(passages[index + 1]?.lines[0]!.page ?? next)
    })
    lines = []
  }
  for (const item of flow) {
    if (item.kind === 'line') lines.push(item)
    if (item.kind !== 'table') continue
    endLines(item.page)
    writer.addTable(item)
  }
  endLines(Infinity)
  addNotes(Infinity)
  return torn
}
