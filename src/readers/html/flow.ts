import { parseOrdinal } from '../../language/ordinal.js'
import type { ListItem } from '../../model/block.js'
import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { cellText } from './data-table.js'
import {
  fieldValue,
  isBlockElement,
  isElement,
  isHidden,
  isSetApart,
  isStruckOut,
  isUnread,
  outermost,
  spanOf,
  styleOf,
  type HtmlElement,
  type HtmlNode,
} from './dom.js'
import { InlineText } from './inline.js'
import { isLayoutTable } from './layout-table.js'
import { listMarker } from './list-marker.js'

/** What stands on the page, in order: lines of text, tables, pictures. */
export type FlowItem = TextItem | TableItem | ImageItem

interface Item {
  /** The innermost block element it stands in. */
  readonly element: HtmlElement
  /** The outermost element round it that the page does not show. */
  readonly hidden: HtmlElement | null
}

export interface TextItem extends Item {
  readonly kind: 'text'
  /** A line feed is a line break of the page. */
  readonly text: Text
  /** Of h1–h6. */
  readonly heading?: number
  /** The first line of a list's item. */
  readonly list?: ListItem
  /** Line ends of the source count: `<pre>`. */
  readonly verbatim: boolean
  /** How many of its characters are links, and how many of these lead to a place in the page itself. */
  readonly linked: number
  readonly linkedWithin: number
}

interface TableItem extends Item {
  readonly kind: 'table'
}

export interface ImageItem extends Item {
  readonly kind: 'image'
  readonly alt: string
  readonly source: string
  /** Too small to show anything. */
  readonly tiny: boolean
  readonly at: Span
}

/** Follows the page below `root` as a browser lays it out; tables that only lay out the page are followed inside. */
export function collectFlow(root: HtmlElement, source: string): FlowItem[] {
  const collector = new Collector(source)
  collector.walk(root, { element: root, hidden: null, verbatim: false, link: 'none' })
  collector.endLine()
  return collector.items
}

interface Context {
  readonly element: HtmlElement
  readonly hidden: HtmlElement | null
  readonly verbatim: boolean
  readonly link: 'none' | 'away' | 'within'
  /** Inside the ordinal Word writes before a list's item, padded with spaces for its width. */
  readonly filler?: boolean
  readonly heading?: number
  /** Of the innermost list's items. */
  readonly list?: ListItem
}

class Collector {
  readonly items: FlowItem[] = []
  /** Hidden inside the line; comes after it. */
  private aside: FlowItem[] = []
  private line: InlineText
  private lineContext: Context | null = null
  private linked = { away: 0, within: 0 }
  private marker: { readonly text: string; readonly at: number } | null = null
  /** The line in the making begins an item. */
  private list: ListItem | undefined

  constructor(private readonly source: string) {
    this.line = new InlineText(source, ' ')
  }

  walk(node: HtmlNode, context: Context): void {
    for (const child of node.children ?? []) {
      if (child.type === 'text' && isHidden(child) && !context.hidden) this.addHiddenText(child, context)
      else if (child.type === 'text') this.addText(child, context)
      else if (!isElement(child)) continue
      else if (child.name === 'svg') this.addDrawing(child, context)
      else if (!isUnread(child)) this.walkElement(child, context)
    }
  }

  endLine(): void {
    if (!this.line.isEmpty && this.lineContext) {
      const { element, hidden, verbatim, heading } = this.lineContext
      const text = this.line.finish()
      const { away, within } = this.linked
      const links = { linked: away + within, linkedWithin: within }
      if (text.text !== '')
        this.items.push({
          kind: 'text',
          text,
          element,
          hidden,
          verbatim,
          ...links,
          ...(heading === undefined ? {} : { heading }),
          ...(this.list && { list: this.list }),
        })
    }
    this.list = undefined
    for (const item of this.aside) this.items.push(item)
    this.aside = []
    this.line = new InlineText(this.source, ' ')
    this.lineContext = null
    this.linked = { away: 0, within: 0 }
  }

  private walkElement(element: HtmlElement, outer: Context): void {
    const hidden = outer.hidden ?? (isHidden(element) || isStruckOut(element) ? element : null)
    if (hidden === element && !isBlockElement(element)) this.walkAside(element, { ...outer, hidden })
    else if (element.name === 'br') this.addBreak(element, outer)
    else if (element.name === 'img') this.addImage(element, { ...outer, hidden })
    else if (element.name === 'input') this.addField(element)
    else if (element.name === 'table' && !isLayoutTable(element)) this.addTable(element, hidden)
    else if (isBlockElement(element)) this.walkBlock(element, { ...outer, hidden })
    else this.walkInline(element, { ...outer, hidden })
  }

  private walkInline(element: HtmlElement, outer: Context): void {
    const apart = isSetApart(element)
    if (apart) this.line.setApart(spanOf(element).start)
    this.walk(element, { ...outer, link: linkOf(element) ?? outer.link, ...(isListOrdinal(element) ? { filler: true } : {}) })
    if (apart) this.line.setApart(spanOf(element).end)
  }

  /** Text that is hidden in an element which is not. */
  private addHiddenText(text: HtmlNode, context: Context): void {
    this.walkAside({ ...context.element, children: [text] }, { ...context, hidden: context.element })
  }

  /** Something hidden inside a line does not break it. */
  private walkAside(element: HtmlElement, context: Context): void {
    const collector = new Collector(this.source)
    collector.walk(element, context)
    collector.endLine()
    for (const item of collector.items) this.aside.push(item)
  }

  private walkBlock(element: HtmlElement, outer: Context): void {
    this.endLine()
    const heading = /^h[1-6]$/.test(element.name) ? Number(element.name[1]) : outer.heading
    const verbatim = outer.verbatim || element.name === 'pre' || /^(?:pre|break-spaces)/.test(styleOf(element, 'white-space'))
    if (element.name === 'li') this.marker = { text: listMarker(element), at: spanOf(element).start }
    const list = element.name === 'li' ? itemIn(element, outer.list) : outer.list
    this.walk(element, { ...outer, element, verbatim, ...(list && { list }), ...(heading === undefined ? {} : { heading }) })
    this.endLine()
    if (element.name === 'li') this.marker = null
  }

  private addText(node: HtmlNode, context: Context): void {
    const data = node.data ?? ''
    if (data.trim() === '' && context.filler) return this.line.addSpaceAfterOrdinal(spanOf(node).start)
    if (this.line.isEmpty && data.trim() === '' && !context.verbatim) return
    if (this.line.isEmpty) this.startLine(context, data)
    this.line.addText(node, context.verbatim)
    if (context.link !== 'none') this.linked[context.link] += data.replace(/\s+/g, '').length
  }

  /** An item's ordinal stands before its first text, unless that has one of its own. */
  private startLine(context: Context, data: string): void {
    this.lineContext = context
    const { marker } = this
    if (!marker) return
    this.marker = null
    this.list = context.list
    if (marker.text !== '' && !parseOrdinal(data)) this.line.addImplied(marker.text, marker.at)
  }

  private addBreak(element: HtmlElement, context: Context): void {
    this.lineContext ??= context
    this.line.addBreak(spanOf(element).start)
  }

  /** Within a sentence; alone it is a site's search box. */
  private addField(element: HtmlElement): void {
    if (this.line.isEmpty) return
    this.line.setApart(spanOf(element).start)
    this.line.addImplied(fieldValue(element), spanOf(element).start)
    this.line.setApart(spanOf(element).end)
  }

  /** A chart's words are no text of the page, but it is a picture that says something. */
  private addDrawing(element: HtmlElement, { element: block, hidden }: Context): void {
    const words = [...outermost(element, new Set(['text', 'foreignobject', 'foreignObject']))].map(
      (text) => cellText(text, this.source).text,
    )
    const alt = words.filter((word) => word !== '').join(' ')
    if (alt !== '') this.items.push({ kind: 'image', element: block, hidden, alt, source: 'svg', tiny: false, at: spanOf(element) })
  }

  private addTable(element: HtmlElement, hidden: HtmlElement | null): void {
    this.endLine()
    this.items.push({ kind: 'table', element, hidden })
    for (const image of outermost(element, new Set(['img']))) this.addImage(image, { element, hidden })
  }

  private addImage(element: HtmlElement, { element: block, hidden }: Pick<Context, 'element' | 'hidden'>): void {
    const { alt = '', src = '', width, height } = element.attribs
    const tiny = [width, height].some((size) => size !== undefined && /^[0-3](?:px)?$/.test(size))
    this.items.push({ kind: 'image', element: block, hidden, alt: alt.trim(), source: src, tiny, at: spanOf(element) })
  }
}

function linkOf({ name, attribs }: HtmlElement): Context['link'] | undefined {
  if (name !== 'a' || attribs['href'] === undefined) return undefined
  return attribs['href'].startsWith('#') ? 'within' : 'away'
}

function itemIn({ parent }: HtmlElement, outer: ListItem | undefined): ListItem {
  return { depth: (outer?.depth ?? 0) + 1, ordered: (parent as HtmlElement | null)?.name === 'ol' }
}

function isListOrdinal(element: HtmlElement): boolean {
  return styleOf(element, 'mso-list') === 'ignore'
}
