import { load } from 'cheerio'
import type { Span } from '../../model/span.js'

/** The tree as parse5 builds it through cheerio; only what is read here. */
export interface HtmlNode {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly HtmlNode[]
  readonly parent: HtmlNode | null
  readonly sourceCodeLocation?: {
    readonly startOffset: number
    readonly endOffset: number
    readonly startTag?: { readonly endOffset: number } | undefined
  } | null
}

export interface HtmlElement extends HtmlNode {
  readonly name: string
  readonly attribs: Readonly<Record<string, string>>
  readonly children: readonly HtmlNode[]
}

/** The document, every node with its place. Nothing is run or fetched; what stands in `<noscript>` is markup like any other. */
export function parseHtml(text: string): HtmlElement {
  return load(text, { sourceCodeLocationInfo: true, scriptingEnabled: false }).root()[0] as unknown as HtmlElement
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.attribs !== undefined && node.name !== undefined
}

export function childElements(node: HtmlNode): HtmlElement[] {
  return (node.children ?? []).filter(isElement)
}

/** The first element of this name below the node, in document order. */
export function findElement(node: HtmlNode, name: string): HtmlElement | undefined {
  for (const child of childElements(node)) {
    const found = child.name === name ? child : findElement(child, name)
    if (found) return found
  }
  return undefined
}

/** Elements of these names below the node, not looking inside those found. */
export function* outermost(node: HtmlNode, names: ReadonlySet<string>): Generator<HtmlElement> {
  for (const child of childElements(node)) {
    if (names.has(child.name)) yield child
    else yield* outermost(child, names)
  }
}

export function ancestors(node: HtmlNode): HtmlElement[] {
  const found: HtmlElement[] = []
  for (let at = node.parent; at && isElement(at); at = at.parent) found.push(at)
  return found
}

/** Whether text is set above or below its line: in `<sup>`, `<sub>` or by a style of its own. */
export function raisedBy(text: HtmlNode): 'above' | 'below' | null {
  for (let at = text.parent; at && isElement(at) && !isBlockElement(at); at = at.parent) {
    const style = /vertical-align\s*:\s*(super|sub)/i.exec(at.attribs['style'] ?? '')?.[1]
    const place = style?.toLowerCase() ?? (at.name === 'sup' || at.name === 'sub' ? at.name : '')
    if (place) return place === 'sub' ? 'below' : 'above'
  }
  return null
}

/** Where an element stands; one the parser made up has no place, and is given the very beginning. */
export function spanOf(node: HtmlNode): Span {
  const place = node.sourceCodeLocation
  return place ? { start: place.startOffset, end: place.endOffset } : { start: 0, end: 0 }
}

/** Not shown on the page, by its own attributes. Style sheets are not looked at. */
export function isHiddenElement({ name, attribs }: HtmlElement): boolean {
  if ('hidden' in attribs || name === 'noscript') return true
  const style = attribs['style']
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style)
}

/** Shown, but crossed out: what stands beside it was written in its place. */
export function isStruckOut({ name, attribs }: HtmlElement): boolean {
  return name === 's' || name === 'strike' || name === 'del' || /text-decoration[\w-]*\s*:[^;]*line-through/i.test(attribs['style'] ?? '')
}

/** Elements whose content is no text of the page. */
const unread = new Set([
  'script',
  'style',
  'template',
  'head',
  'svg',
  'canvas',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'map',
  'datalist',
  'xml',
])

export function isUnread(element: HtmlElement): boolean {
  return unread.has(element.name)
}

/** What a field of a form to fill in shows: pages saved from one have figures and words in fields. */
export function fieldValue({ name, attribs }: HtmlElement): string {
  return name === 'input' && /^(?:text|number|tel)$/i.test(attribs['type'] ?? 'text') ? (attribs['value'] ?? '').trim() : ''
}

const blocks = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frameset ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre section select summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Starts a line of its own. */
export function isBlockElement({ name, attribs }: HtmlElement): boolean {
  return blocks.has(name) || /display\s*:\s*(?:block|flex|grid|list-item)/i.test(attribs['style'] ?? '')
}
