import { compile } from 'css-select'
import { isTraversal, parse, SelectorType, type Selector } from 'css-what'
import type { HtmlElement, HtmlNode } from '../dom.js'

/** A selector without combinators, and how it hangs on the one before it. */
export interface Compound {
  /** The compound that must match first, for the selector as a whole to match. */
  readonly before: Compound | null
  /** How the element of the one before stands to this one's. */
  readonly combinator: 'descendant' | 'child' | 'adjacent' | 'sibling'
  /** Only elements with this id, class, attribute or name can match: `#a`, `.a`, `[a]`, `a`; `*` where any may. */
  readonly key: string
  readonly matches: (element: HtmlElement) => boolean
  /** It looks along the element's siblings. */
  readonly structural: boolean
}

export interface ParsedSelector {
  readonly last: Compound
  /** Selectors Level 4, 17: ids, classes and the like, names. */
  readonly specificity: readonly [number, number, number]
}

/** The selectors of a rule; none where one of them is no selector, for then CSS drops the rule (Selectors Level 4, 3.9). */
export function parseSelectors(text: string): ParsedSelector[] {
  if (text.length > longest || (text.match(/\(/g)?.length ?? 0) > mostBrackets) return []
  try {
    return parse(text).flatMap((selector) => {
      if (selector.some(({ type }) => type === SelectorType.PseudoElement)) return []
      return [{ last: chain(selector), specificity: specificityOf(selector) }]
    })
  } catch {
    return []
  }
}

/** Characters of a rule's selectors, and brackets in them, which the parser goes into by calling itself. */
const longest = 20_000
const mostBrackets = 100

function chain(selector: readonly Selector[]): Compound {
  let before: Compound | null = null
  let combinator: Compound['combinator'] = 'descendant'
  let from = 0
  for (let index = 0; index <= selector.length; index++) {
    const token = selector[index]
    if (token && !isTraversal(token)) continue
    before = compound(selector.slice(from, index), before, combinator)
    combinator = token ? combinatorOf(token) : combinator
    from = index + 1
  }
  return before!
}

function combinatorOf({ type }: Selector): Compound['combinator'] {
  if (type === SelectorType.Child) return 'child'
  if (type === SelectorType.Adjacent) return 'adjacent'
  if (type === SelectorType.Sibling) return 'sibling'
  if (type === SelectorType.Descendant) return 'descendant'
  throw new Error(`no combinator of a page: ${type}`)
}

function compound(tokens: readonly Selector[], before: Compound | null, combinator: Compound['combinator']): Compound {
  if (tokens.length === 0) throw new Error('no compound')
  tokens.forEach(checkPseudo)
  const key = tokens.reduce((best, token) => (rankOf(keyOf(token)) > rankOf(best) ? keyOf(token) : best), '*')
  const matches = /^[^*[]/.test(key) && tokens.length === 1 ? () => true : compile<HtmlNode, HtmlElement>([[...tokens]], { pseudos })
  return { before, combinator, key, matches: matches as Compound['matches'], structural: tokens.some(isStructural) }
}

function keyOf(token: Selector): string {
  if (token.type === SelectorType.Tag) return token.name.toLowerCase()
  if (token.type !== SelectorType.Attribute) return '*'
  if (token.name === 'id' && token.action === 'equals') return `#${token.value}`
  if (token.name === 'class' && token.action === 'element') return `.${token.value}`
  return token.action === 'not' ? '*' : `[${token.name}]`
}

/** The rarer the keyed, the better the key. */
function rankOf(key: string): number {
  return key === '*' ? 0 : Math.max(1, ' [.#'.indexOf(key[0]!) + 1)
}

/** What a saved page is in: nothing is pointed at, chosen or played. */
const never = () => false
const pseudos = Object.fromEntries(
  'focus focus-visible focus-within hover active visited target popover-open playing fullscreen user-invalid'
    .split(' ')
    .map((name) => [name, never]),
)

const structural = new Set(
  'first-child last-child only-child first-of-type last-of-type only-of-type nth-child nth-last-child nth-of-type nth-last-of-type'.split(
    ' ',
  ),
)
const known = new Set([
  ...Object.keys(pseudos),
  ...structural,
  ...'not is where root empty link any-link checked disabled enabled required optional selected'.split(' '),
])

/** The matcher knows pseudo-classes that CSS does not, and `:has()`, which is too costly. */
function checkPseudo(token: Selector): void {
  if (token.type !== SelectorType.Pseudo) return
  if (!known.has(token.name)) throw new Error(`no pseudo-class of a page: ${token.name}`)
  if (!Array.isArray(token.data)) return
  for (const inner of token.data) if (inner.some((part) => isTraversal(part))) throw new Error('too costly')
  for (const part of token.data.flat()) checkPseudo(part)
}

function isStructural(token: Selector): boolean {
  if (token.type !== SelectorType.Pseudo) return false
  return structural.has(token.name) || (Array.isArray(token.data) && token.data.flat().some(isStructural))
}

function specificityOf(selector: readonly Selector[]): [number, number, number] {
  return selector.map(weightOf).reduce<[number, number, number]>((sum, [a, b, c]) => [sum[0] + a, sum[1] + b, sum[2] + c], [0, 0, 0])
}

function weightOf(token: Selector): readonly [number, number, number] {
  if (token.type === SelectorType.Tag) return [0, 0, 1]
  if (token.type === SelectorType.Attribute) return token.name === 'id' && token.action === 'equals' ? [1, 0, 0] : [0, 1, 0]
  if (token.type !== SelectorType.Pseudo || token.name === 'where') return [0, 0, 0]
  if (!Array.isArray(token.data)) return [0, 1, 0]
  return token.data.map(specificityOf).reduce((most, one) => (compareSpecificity(one, most) > 0 ? one : most))
}

function compareSpecificity(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((count, index) => count !== other[index])
  return at < 0 ? 0 : one[at]! - other[at]!
}
