import type { Block, ChromeBlock, HeadingBlock, ParagraphBlock, SourceCell, TableBlock } from '../../model/block.js'
import { coverSpans } from '../../model/span.js'
import { cellText, readDataTable } from './data-table.js'
import { childElements, findElement, outermost, spanOf, type HtmlElement } from './dom.js'

/** Written by our own HTML writer: its markup says what every element is. */
export function isOwnPage(document: HtmlElement): boolean {
  const head = findElement(document, 'head')
  const generator = head && childElements(head).find(({ name, attribs }) => name === 'meta' && attribs['name'] === 'generator')
  return generator?.attribs['content'] === 'nianbao' && findElement(document, 'main') !== undefined
}

/** What the writer added (navigation, inferred titles and captions) is chrome; everything else is read as it was written. */
export function readOwnPage(document: HtmlElement, source: string): Block[] {
  const blocks: Block[] = []
  for (const element of outermost(document, read)) blocks.push(...readElement(element, source))
  return blocks
}

const read = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'p', 'table', 'nav', 'a', 'footer'])

function readElement(element: HtmlElement, source: string): Block[] {
  const { name } = element
  if (name === 'table') return readTable(element, source)
  if (name === 'p') return readParagraph(element, source)
  if (/^h[1-5]$/.test(name) && !('data-inferred' in element.attribs)) return readHeading(element, source)
  return chromeOf(element, source)
}

function readHeading(element: HtmlElement, source: string): HeadingBlock[] {
  const text = cellText(element, source)
  const level = (Number(element.name[1]) - 1) as HeadingBlock['level']
  return text.text === '' ? [] : [{ kind: 'heading', level, text: text.text, at: text.at, ...text.parts }]
}

const roles = new Set<string>(['contact', 'signature', 'date', 'attachment', 'note'])

function readParagraph(element: HtmlElement, source: string): ParagraphBlock[] {
  const text = cellText(element, source)
  const role = element.attribs['data-role'] ?? ''
  if (text.text === '') return []
  return [
    {
      kind: 'paragraph',
      text: text.text,
      at: text.at,
      ...text.parts,
      ...(roles.has(role) ? { role: role as NonNullable<ParagraphBlock['role']> } : {}),
    },
  ]
}

function readTable(element: HtmlElement, source: string): Block[] {
  const table = readDataTable(element, source)
  if (!table) return []
  const rows = 'data-inferred-headers' in element.attribs ? table.rows.map((row) => row.map(unmarked)) : table.rows
  const caption = childElements(element).find(({ name }) => name === 'caption')
  if (!caption || !('data-inferred' in caption.attribs)) return [{ ...table, rows }]
  const { caption: _, captionAt, parts, ...rest } = table
  const isCaption = (start: number) => captionAt !== undefined && start >= captionAt.start && start < captionAt.end
  const kept: TableBlock = { ...rest, rows, parts: (parts ?? []).filter(({ start }) => !isCaption(start)) }
  return [...chromeOf(caption, source), kept]
}

function unmarked(cell: SourceCell): SourceCell {
  const { header: _, ...rest } = cell
  return rest
}

function chromeOf(element: HtmlElement, source: string): ChromeBlock[] {
  const text = cellText(element, source)
  if (text.text === '') return []
  const parts = text.partsOf(0, text.text.length)
  return [{ kind: 'chrome', text: text.text, at: parts.reduce(coverSpans, spanOf(element)), parts }]
}
