import parse, { type CssNode } from 'css-tree/parser'
import { longhands } from './shorthands.js'

/** One declaration, as far as it decides what a reader of the page sees; the value in lower case. */
export interface Declaration {
  readonly property: string
  readonly value: string
  readonly important: boolean
}

/** A rule of a style sheet that applies on a screen. */
export interface Rule {
  /** As written; empty where only a layer is named. */
  readonly selectors: string
  readonly declarations: readonly Declaration[]
  /** Name of its cascade layer; null outside all. */
  readonly layer: string | null
}

/** The rules of a style sheet in their order; those that say nothing of what is seen are left out. */
export function readSheet(text: string): Rule[] {
  if (nesting(text) > deepest) return []
  return [...rulesIn(parse(text, { ...options, context: 'stylesheet' }), null)]
}

/** The declarations of a `style` attribute. */
export function readInline(text: string): Declaration[] {
  return nesting(text) > deepest ? [] : declarationsIn(parse(text, { ...options, context: 'declarationList' }))
}

const options = { parseAtrulePrelude: false, parseRulePrelude: false, parseValue: false } as const

/** Blocks within blocks; the parser calls itself for each. No sheet comes near. */
const deepest = 50

function nesting(text: string): number {
  let depth = 0
  let most = 0
  for (const char of text.matchAll(/[{}]/g)) {
    depth = char[0] === '{' ? depth + 1 : Math.max(0, depth - 1)
    most = Math.max(most, depth)
  }
  return most
}

function* rulesIn(container: CssNode, layer: string | null): Generator<Rule> {
  for (const node of container.children ?? []) {
    const prelude = textOf(node.prelude)
    if (node.type === 'Rule' && node.block) {
      const declarations = declarationsIn(node.block)
      if (declarations.length > 0) yield { selectors: prelude, declarations, layer }
    } else if (node.type === 'Atrule') yield* rulesInside(node, node.name?.toLowerCase() ?? '', prelude, layer)
  }
}

function* rulesInside(node: CssNode, name: string, prelude: string, layer: string | null): Generator<Rule> {
  if (name === 'layer') {
    const layers = prelude.split(',').map((one) => [layer, one.trim()].filter(Boolean).join('.'))
    // Layers rank as they are first named.
    for (const one of layers) yield { selectors: '', declarations: [], layer: one }
    if (node.block) yield* rulesIn(node.block, layers[0]!)
  } else if (node.block && (name === 'supports' || (name === 'media' && isForScreens(prelude)))) yield* rulesIn(node.block, layer)
}

/** Whether a media query list holds on the wide screen of a desk; what is asked besides its width is taken to hold. */
export function isForScreens(query: string): boolean {
  return query.split(',').some((one) => {
    const media = /^\s*(not\s+)?(?:only\s+)?([a-z]+)?/i.exec(one)!
    const isOther = media[2] !== undefined && !/^(?:screen|all)$/i.test(media[2])
    return (isOther || !fits(one)) === (media[1] !== undefined)
  })
}

/** Pixels; the width a page is laid out for. */
const screenWidth = 1280

function fits(query: string): boolean {
  return [...query.matchAll(/\((min|max)-(?:device-)?width\s*:\s*([\d.]+)(px|r?em)\)/gi)].every(([, bound, number, unit]) => {
    const width = Number(number) * (unit!.toLowerCase() === 'px' ? 1 : 16)
    return bound!.toLowerCase() === 'min' ? screenWidth >= width : screenWidth <= width
  })
}

function declarationsIn(block: CssNode): Declaration[] {
  const found: Declaration[] = []
  for (const node of block.children ?? []) {
    const property = node.property?.toLowerCase()
    if (node.type !== 'Declaration' || property === undefined || !seen.test(property)) continue
    const value = textOf(node.value).trim().toLowerCase()
    const important = Boolean(node.important)
    for (const longhand of longhands(property, value)) found.push({ ...longhand, important })
  }
  return found
}

function textOf(node: CssNode | string | null | undefined): string {
  return typeof node === 'string' ? node : typeof node?.value === 'string' ? node.value : ''
}

/** Properties that hide text, set it apart from what stands beside it, begin a line or number one. */
const seen =
  /^(?:display|visibility|opacity|font(?:-size)?|color|background(?:-color|-image)?|position|float|left|top|right|bottom|inset|text-indent|margin(?:-left|-right|-top)?|padding(?:-left|-right)?|transform|clip(?:-path)?|(?:max-)?(?:width|height)|overflow(?:-[xy])?|vertical-align|white-space|text-decoration(?:-line)?|list-style(?:-type)?|content-visibility|mso-hide|mso-list)$/
