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

/** How a page looks, told for all its nodes when it is parsed. */
const declarations = new WeakMap<HtmlElement, ReadonlyMap<string, string>>()
const hiddenNodes = new WeakSet<HtmlNode>()
const setApart = new WeakSet<HtmlElement>()

export function keepDeclarations(declared: ReadonlyMap<HtmlElement, ReadonlyMap<string, string>>): void {
  for (const [element, own] of declared) declarations.set(element, own)
}

export function keepLook({ hidden, apart }: { readonly hidden: Iterable<HtmlNode>; readonly apart: Iterable<HtmlElement> }): void {
  for (const node of hidden) hiddenNodes.add(node)
  for (const element of apart) setApart.add(element)
}

/** What the page's style sheets and the element's attributes say of a property, in lower case; empty where nothing does. */
export function styleOf(element: HtmlElement, property: string): string {
  return declarations.get(element)?.get(property) ?? ''
}

/** Not shown on the page: an element with all it holds, or a stretch of text. */
export function isHidden(node: HtmlNode): boolean {
  return hiddenNodes.has(node)
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

/** Within a line, and yet no continuation of what touches it: of another size, in a box of its own, moved away. */
export function isSetApart(element: HtmlElement): boolean {
  return setApart.has(element)
}

/** Whether text is set above or below its line: in `<sup>`, `<sub>`, by a style of its own or as an index of a formula. */
export function raisedBy(text: HtmlNode): 'above' | 'below' | null {
  for (let at = text.parent; at && isElement(at) && !isBlockElement(at); at = at.parent) {
    const place = styleOf(at, 'vertical-align')
    if (place === 'super' || place === 'sub') return place === 'sub' ? 'below' : 'above'
    const index = indexPlaces.get((at.parent as HtmlElement | null)?.name ?? '')
    if (index && childElements(at.parent!).indexOf(at) > 0) return index
  }
  return null
}

/** MathML Core 3.4.1: what follows the base. */
const indexPlaces = new Map<string, 'above' | 'below'>([
  ['msup', 'above'],
  ['mover', 'above'],
  ['msub', 'below'],
  ['munder', 'below'],
])

/** Where an element stands; one the parser made up has no place, and is given the very beginning. */
export function spanOf(node: HtmlNode): Span {
  const place = node.sourceCodeLocation
  return place ? { start: place.startOffset, end: place.endOffset } : { start: 0, end: 0 }
}

/** Shown, but crossed out: what stands beside it was written in its place. */
export function isStruckOut(element: HtmlElement): boolean {
  return styleOf(element, 'text-decoration-line').includes('line-through')
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
export function isBlockElement(element: HtmlElement): boolean {
  return blocks.has(element.name) || /^(?:block|flex|grid|list-item|flow-root|table\b)/.test(styleOf(element, 'display'))
}
