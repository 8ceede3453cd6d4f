import type {
  Document,
  DocumentBlock,
  DocumentCell,
  DocumentHeading,
  DocumentParagraph,
  DocumentRow,
  DocumentTable,
} from '../../../src/model/document.js'
import { layoutMeasured } from '../../../src/layout/layout-document.js'
import type { Layout, Page, PlacedText } from '../../../src/layout/page.js'
import { plainMeasure } from './plain-measure.js'

/** A document of these blocks, under a title. */
export function documentOf(blocks: readonly DocumentBlock[], title = '某某局2024年政府信息公开工作年度报告'): Document {
  return {
    lang: 'zh-CN',
    title,
    organ: '某某局',
    year: 2024,
    date: '2025-01-31',
    blocks: [{ kind: 'title', text: title, inferred: false }, ...blocks],
  }
}

export function paragraph(text: string, role: DocumentParagraph['role'] = 'body'): DocumentParagraph {
  return { kind: 'paragraph', text, role }
}

let headings = 0
export function heading(text: string, level: DocumentHeading['level'] = 1): DocumentHeading {
  return { kind: 'heading', level, text, id: `h-${++headings}` }
}

export interface CellSource {
  readonly text: string
  readonly rowSpan?: number
  readonly colSpan?: number
  readonly isHeader?: boolean
}

/** A table of rows of cells; strings are plain cells, the first `headRows` rows and first cells are headers. */
export function table(
  rows: readonly (readonly (string | CellSource)[])[],
  options: Partial<DocumentTable> & { headRows?: number; id?: string } = {},
): DocumentTable {
  const { headRows = 1, id = 't1', ...rest } = options
  const taken: boolean[][] = rows.map(() => [])
  const laid = rows.map((row, index): DocumentRow => ({
    cells: row.map((cell) => placeCell(cell, index, taken, { id, headRows })),
    keepWithPrevious: false,
  }))
  const columnCount = Math.max(...taken.map((row) => row.length))
  const parts = [{ caption: null, head: laid.slice(0, headRows), body: laid.slice(headRows) }]
  return { kind: 'table', id, form: null, caption: '附表', captionShown: false, summary: '附表。', widths: [], columnCount, parts, ...rest }
}

function placeCell(
  source: string | CellSource,
  row: number,
  taken: boolean[][],
  { id, headRows }: { id: string; headRows: number },
): DocumentCell {
  const { text, rowSpan = 1, colSpan = 1, isHeader } = typeof source === 'string' ? { text: source } : source
  let column = 0
  while (taken[row]![column]) column++
  for (let down = row; down < Math.min(row + rowSpan, taken.length); down++)
    for (let i = 0; i < colSpan; i++) taken[down]![column + i] = true
  const inHead = row < headRows
  const scope = inHead ? 'col' : (isHeader ?? column === 0) ? 'row' : undefined
  const place = { text, column, colSpan, rowSpan, align: 'center' as const }
  return scope ? { ...place, scope, id: `${id}-${row}-${column}`, headers: [] } : { ...place, headers: headRows > 0 ? [`${id}-0-0`] : [] }
}

export function lay(blocks: readonly DocumentBlock[], title?: string): Layout {
  return layoutMeasured(documentOf(blocks, title), plainMeasure)
}

export function textItems(page: Page): PlacedText[] {
  return page.items.filter((item) => item.kind === 'text')
}

export function textOf(item: PlacedText): string {
  return item.lines.flatMap((line) => line.runs.map((run) => run.text)).join('')
}

/** The tagged text of a page, block by block. */
export function taggedTexts(page: Page): string[] {
  return textItems(page)
    .filter((item) => typeof item.meaning === 'number')
    .map(textOf)
}

/** What a page shows again for the eye only. */
export function repeatedText(page: Page): string {
  return textItems(page)
    .filter((item) => item.meaning === 'header')
    .map(textOf)
    .join('')
}

/** Everything the document says, in reading order. */
export function saidBy(document: readonly DocumentBlock[]): string {
  return document.map((block) => (block.kind === 'table' ? saidByTable(block) : block.text.replaceAll('\n', ''))).join('')
}

function saidByTable({ parts, caption, captionShown }: DocumentTable): string {
  const rows = parts.flatMap((part) => [
    part.caption ?? '',
    ...[...part.head, ...part.body].flatMap((row) => row.cells.map((cell) => cell.text)),
  ])
  return [captionShown ? caption : '', ...rows].join('').replaceAll('\n', '')
}
