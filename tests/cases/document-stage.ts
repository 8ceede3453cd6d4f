import { composeDocument } from '../../src/compose/compose.js'
import { collectInto } from '../../src/diagnostics/diagnostic.js'
import type { Document, DocumentBlock, DocumentCell, DocumentTable } from '../../src/model/document.js'
import { joinBrokenLines } from '../../src/readers/line-breaks.js'
import { readWritten } from '../read-written.js'
import { assembleReport } from '../../src/report/assemble.js'
import { matchTables } from '../../src/tables/match.js'
import { writeDocx } from '../../src/writers/docx/write-docx.js'
import { writeHtml } from '../../src/writers/html/write-html.js'
import { docxPart } from '../document-text.js'
import { sourceOf } from '../source-of.js'

/** From the text of a report to the composed document, and where a case asks for them to the page's and the Word file's own text. */
export async function runDocument(sections: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const document = documentOf(sections['input'] ?? '')
  return {
    ...('document' in sections ? { document: `${outline(document)}\n` } : {}),
    ...('html' in sections ? { html: mainOf(writeHtml(document)) } : {}),
    ...('word' in sections ? { word: bodyOf(docxPart(await writeDocx(document), 'word/document.xml')) } : {}),
  }
}

function documentOf(text: string): Document {
  const reporter = collectInto([])
  const source = sourceOf(text)
  return composeDocument(assembleReport(source, matchTables(joinBrokenLines(text, readWritten(text).blocks), reporter), {}, reporter))
}

function outline({ title, organ, year, date, blocks }: Document): string {
  return [`${title} · ${organ ?? '?'} · ${year ?? '?'} · ${date}`, ...blocks.flatMap(outlineBlock)].join('\n')
}

function outlineBlock(block: DocumentBlock): string[] {
  switch (block.kind) {
    case 'title':
      return [`title${block.inferred ? ' (inferred)' : ''}: ${block.text}`]
    case 'heading':
      return [`${'#'.repeat(block.level)} ${block.text} {${block.id}}`]
    case 'paragraph':
      return [`${block.list ? `${block.list.ordered ? 'ol' : 'ul'} ${block.list.depth}` : block.role}: ${block.text.replaceAll('\n', '↵')}`]
    case 'table':
      return outlineTable(block)
  }
}

function outlineTable(table: DocumentTable): string[] {
  const marks = [table.form ?? 'no form', table.captionShown ? 'caption shown' : '', table.headersInferred ? 'headers inferred' : ''].filter(Boolean).join(', ')
  const rows = table.parts.flatMap((part) => [
    ...(part.caption === null ? [] : [`  == ${part.caption}`]),
    ...part.head.map((row) => `  ^ ${row.cells.map(cellText).join(' | ')}`),
    ...part.body.map((row) => `  ${row.keepWithPrevious ? '+' : '-'} ${row.cells.map(cellText).join(' | ')}`),
  ])
  return [`table ${table.id} (${marks}): ${table.caption}`, `  “${table.summary}”`, ...rows]
}

/** `[…]` a header; ×2 columns, ↓3 rows; * an inferred figure. */
function cellText(cell: DocumentCell): string {
  const text = cell.filler ? '·' : cell.text
  const spans = `${cell.colSpan > 1 ? `×${cell.colSpan}` : ''}${cell.rowSpan > 1 ? `↓${cell.rowSpan}` : ''}`
  return `${cell.scope ? `[${text}]` : text}${spans}${cell.figure?.state === 'inferred' ? '*' : ''}`
}

function mainOf(html: string): string {
  return html.slice(html.indexOf('<main'), html.indexOf('</main>'))
}

/** One paragraph, row or cell a line. */
function bodyOf(xml: string): string {
  const body = xml.slice(xml.indexOf('<w:body>') + 8, xml.lastIndexOf('<w:sectPr'))
  return `${body.replaceAll(/<w:(?:p|tbl|tr|tc|tblGrid)>/g, '\n$&').trim()}\n`
}
