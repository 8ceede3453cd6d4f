import type { Text } from '../../model/text.js'
import { editText, sliceText, writtenOf } from '../../text/text.js'
import {
  paragraphRoles,
  type Block,
  type ChromeBlock,
  type HeadingBlock,
  type ParagraphBlock,
  type SourceCell,
  type TableBlock,
} from '../../model/block.js'
import { placeCaption } from '../table-caption.js'
import { allText, cellText, hiddenInside, readDataTable } from './data-table.js'
import { childElements, findElement, isBlockElement, isElement, isUnread, type HtmlElement, type HtmlNode } from './dom.js'
import { InlineText } from './inline.js'

/** Written by our own HTML writer: its markup says what every element is. */
export function isOwnPage(document: HtmlElement): boolean {
  const head = findElement(document, 'head')
  const generator = head && childElements(head).find(({ name, attribs }) => name === 'meta' && attribs['name'] === 'generator')
  return generator?.attribs['content'] === 'nianbao' && findElement(document, 'main') !== undefined
}

/**
 * What the writer added (navigation, inferred titles and captions) is chrome; everything else is read as it was written. Text outside the
 * elements the writer uses was put in by someone since.
 */
export function readOwnPage(document: HtmlElement, source: string): Block[] {
  const stray = new StrayText(source)
  const blocks = [...readChildren(document, stray), ...stray.end()]
  const annexes = blocks.findIndex((block) => block.kind === 'paragraph' && block.role === 'annex')
  return blocks.map((block, index) => (annexes >= 0 && index > annexes && block.kind === 'heading' ? raised(block) : block))
}

/** In an attachment the writer sets headings one rank lower, under its title. */
function raised(block: HeadingBlock): HeadingBlock {
  return { ...block, level: Math.max(1, block.level - 1) as HeadingBlock['level'] }
}

const known = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'table', 'nav', 'footer'])

class StrayText {
  private line: InlineText

  constructor(readonly source: string) {
    this.line = new InlineText(source, ' ')
  }

  add(node: HtmlNode): void {
    if ((node.data ?? '').trim() !== '') this.line.addText(node, false)
  }

  /** What has gathered, as a paragraph. */
  end(): Block[] {
    const text = this.line.finish()
    this.line = new InlineText(this.source, ' ')
    return text.text === '' ? [] : [{ kind: 'paragraph', ...text }]
  }
}

function* readChildren(element: HtmlElement, stray: StrayText): Generator<Block> {
  for (const child of element.children) {
    if (child.type === 'text') stray.add(child)
    if (!isElement(child) || (isUnread(child) && child.name !== 'head')) continue
    const isKnown = known.has(child.name) || child.attribs['class'] === 'skip'
    if (isKnown || isBlockElement(child)) yield* stray.end()
    yield* isKnown ? readElement(child, stray.source) : readChildren(child, stray)
    if (isBlockElement(child)) yield* stray.end()
  }
}

function readElement(element: HtmlElement, source: string): Block[] {
  const { name } = element
  if (name === 'table') return readTable(element, source)
  if (name === 'ul' || name === 'ol') return readList(element, source, 1)
  if ('data-hint' in element.attribs) return chromeOf(element, source)
  if (name === 'p' || 'data-role' in element.attribs) return readParagraph(element, source)
  if (/^h[1-6]$/.test(name) && !('data-inferred' in element.attribs)) return readHeading(element, source)
  return chromeOf(element, source)
}

/** Each item's text, then the lists in it. */
function readList(list: HtmlElement, source: string, depth: number): Block[] {
  return childElements(list).flatMap((item) => {
    const own = item.children.filter((child) => !isElement(child) || !isList(child))
    const text = cellText({ ...item, children: own }, source)
    const inner = childElements(item).filter(isList)
    const block: ParagraphBlock = { kind: 'paragraph', ...text, list: { depth, ordered: list.name === 'ol' } }
    return [...(text.text === '' ? [] : [block]), ...inner.flatMap((one) => readList(one, source, depth + 1))]
  })
}

function isList({ name }: HtmlElement): boolean {
  return name === 'ul' || name === 'ol'
}

function readHeading(element: HtmlElement, source: string): HeadingBlock[] {
  const text = cellText(element, source)
  const level = (Number(element.name[1]) - 1) as HeadingBlock['level']
  if (text.text === '') return []
  return [{ kind: 'heading', level, ...(level === 0 ? inOneLine(text, source) : text) }]
}

/** The writer breaks a title by sense, into boxes that would keep two numbers apart; the breaks are not in it. */
function inOneLine(title: Text, source: string): Text {
  const breaks = Array.from(title.text.matchAll(/\n/g), ({ index }) => {
    const { end } = sliceText(title, index - 1, index).at
    return { start: index, end: index + 1, after: /\s/.test(source[end]!) ? ' ' : '' }
  })
  return editText(title, breaks)
}

const roles = new Set<string>(paragraphRoles)

function readParagraph(element: HtmlElement, source: string): ParagraphBlock[] {
  const text = cellText(element, source)
  const role = element.attribs['data-role'] ?? ''
  if (text.text === '') return []
  return [
    {
      kind: 'paragraph',
      ...text,
      ...(roles.has(role) ? { role: role as NonNullable<ParagraphBlock['role']> } : {}),
    },
  ]
}

function readTable(element: HtmlElement, source: string): Block[] {
  const read = readDataTable(element, source)
  const found = read && { ...read, evidence: { ...read.evidence, spans: 'kept' as const } }
  const hidden = hiddenInside(element).flatMap((inner) => chromeOf(inner, source))
  if (!found) return hidden
  const rows = 'data-inferred-headers' in element.attribs ? found.rows.map((row) => row.map(unmarked)) : found.rows
  const caption = childElements(element).find(({ name }) => name === 'caption')
  if (!caption || !('data-inferred' in caption.attribs)) return [...placeCaption({ ...found, rows }), ...hidden]
  return [...chromeOf(caption, source), withoutCaption({ ...found, rows }), ...hidden]
}

function withoutCaption(table: TableBlock): TableBlock {
  const { caption: _, ...rest } = table
  return rest
}

function unmarked(cell: SourceCell): SourceCell {
  const { header: _, ...rest } = cell
  return rest
}

function chromeOf(node: HtmlNode, source: string): ChromeBlock[] {
  const text = writtenOf(allText(node, source))
  return text.text === '' ? [] : [{ kind: 'chrome', added: true, ...text }]
}
