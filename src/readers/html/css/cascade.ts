import { childElements, type HtmlElement } from '../dom.js'
import { attributeHints } from './attribute-hints.js'
import { RuleMatcher, type Match } from './match.js'
import { isForScreens, readInline, readSheet, type Declaration, type Rule } from './rules.js'

/** What the cascade gives an element, by property; nothing is inherited yet. */
export type Declared = ReadonlyMap<string, string>

export interface Cascade {
  readonly declared: ReadonlyMap<HtmlElement, Declared>
  /** Sheets that are not in the page have their say in how it looks. */
  readonly incomplete: boolean
}

/**
 * The declarations of every element, by the page's own sheets and `style` attributes (CSS Cascade 5, 6); null where working them out would
 * take more steps than any page needs.
 */
export function cascade(document: HtmlElement): Cascade | null {
  const elements: HtmlElement[] = []
  addBelow(document, elements)
  const sheets = elements.filter(isSheet).map(textOf)
  const rules = [...ownRules(), ...sheets.flatMap(readSheet)]
  const matcher = new RuleMatcher(rules)
  if (!matcher.isReasonable(elements)) return null
  const settle = settler(rules)
  const declared = new Map<HtmlElement, Declared>()
  matcher.walk(document, (element, matches) => {
    const found = settle(element, matches)
    if (found) declared.set(element, found)
  })
  const incomplete = elements.some(isLinkedSheet) || sheets.some((sheet) => /@import\b/i.test(sheet))
  return { declared, incomplete }
}

function addBelow(node: HtmlElement, found: HtmlElement[]): void {
  for (const child of childElements(node)) {
    found.push(child)
    addBelow(child, found)
  }
}

function isSheet({ name, attribs }: HtmlElement): boolean {
  return name === 'style' && isForScreens(attribs['media'] ?? '') && /^\s*(?:text\/css)?\s*$/i.test(attribs['type'] ?? '')
}

function isLinkedSheet({ name, attribs }: HtmlElement): boolean {
  return name === 'link' && /(?:^|\s)stylesheet(?:\s|$)/i.test(attribs['rel'] ?? '') && isForScreens(attribs['media'] ?? '')
}

function textOf(sheet: HtmlElement): string {
  return sheet.children.map(({ data = '' }) => data).join('')
}

/**
 * What browsers do with elements (HTML, 15.3), as far as it is looked at, and classes by which well-known style sheets hide what is only read out. Any rule of the page goes first.
 */
const browserSheet = `
[hidden], [popover], dialog:not([open]), noframes, annotation, annotation-xml { display: none }
s, strike, del { text-decoration: line-through }
sup { vertical-align: super }
sub { vertical-align: sub }
small, sub, sup { font-size: smaller }
big { font-size: larger }
.sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, .element-invisible, .d-none { position: absolute; clip: rect(0, 0, 0, 0) }`

let known: readonly Rule[] | undefined

function ownRules(): readonly Rule[] {
  return (known ??= readSheet(browserSheet))
}

interface Ranked extends Declaration {
  /** What decides between two declarations, the first difference first: hints of attributes rank before all rules of the page. */
  readonly rank: readonly number[]
}

/** Puts an element's declarations in order. What many elements say in the same words is put in order once. */
function settler(rules: readonly Rule[]): (element: HtmlElement, matches: readonly Match[]) => Declared | null {
  const layers = new Map<string | null, number>()
  for (const { layer } of rules) if (layer !== null && !layers.has(layer)) layers.set(layer, layers.size)
  const known = new Map<string, Declared | null>()
  return (element, matches) => {
    const hints = attributeHints(element)
    const style = element.attribs['style'] ?? ''
    const key = `${matches.map(({ order, specificity }) => `${order}:${specificity.join()}`).join(' ')}\n${hints.join()}\n${style}`
    const settled = known.get(key)
    if (settled !== undefined) return settled
    const ranked = [
      ...hints.map(([property, value]) => ({ property, value, important: false, rank: [0, 1, -1] })),
      ...matches.flatMap((match) => rankMatch(match, layers)),
      ...(style === '' ? [] : readInline(style)).map((one) => ({ ...one, rank: [Number(one.important), 2] })),
    ]
    const found = ranked.length === 0 ? null : new Map(ranked.toSorted(compareRanks).map(({ property, value }) => [property, value]))
    known.set(key, found)
    return found
  }
}

function rankMatch({ rule, order, specificity }: Match, layers: ReadonlyMap<string | null, number>): Ranked[] {
  const origin = order < ownRules().length ? 0 : 1
  const layer = rule.layer === null ? layers.size : layers.get(rule.layer)!
  return rule.declarations.map((one) => ({
    ...one,
    // Of important declarations the first layer's wins, and none of those in layers loses to one outside.
    rank: [Number(one.important), origin, one.important ? -layer : layer, ...specificity, order],
  }))
}

function compareRanks({ rank: one }: Ranked, { rank: other }: Ranked): number {
  const at = one.findIndex((value, index) => value !== other[index])
  return at < 0 ? 0 : one[at]! - (other[at] ?? 0)
}
