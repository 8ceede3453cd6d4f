import { black, looksLike, white, type Color } from '../../color.js'
import { childElements, isBlockElement, isElement, type HtmlElement, type HtmlNode } from '../dom.js'
import type { Cascade, Declared } from './cascade.js'
import { colorOf, fontSizeOf, lengthOf, shareOf } from './values.js'

/** What an element hands down to what is in it. */
interface Inherited {
  /** Pixels. */
  readonly fontSize: number
  readonly visible: boolean
  readonly color: Color
  /** The colour of the nearest block, where an element within a line has one of its own. */
  readonly blockColor: Color
  /** What lies behind the text; null where a picture or a sheet that is not here decides it. */
  readonly ground: Color | null
}

export interface Look {
  /** What no reader of the page sees: elements with all they hold, and stretches of text in others. */
  readonly hidden: ReadonlySet<HtmlNode>
  /** Elements within a line that do not carry on what touches them. */
  readonly apart: ReadonlySet<HtmlElement>
}

export function findLook(document: HtmlElement, { declared, incomplete }: Cascade): Look {
  const hidden = new Set<HtmlNode>()
  const apart = new Set<HtmlElement>()
  const visit = (element: HtmlElement, outer: Inherited): Seen => {
    const own = declared.get(element) ?? nothing
    const inherited = inherit(element, own, outer)
    if (!isBlockElement(element) && isApart(element, own, inherited.fontSize, outer.fontSize)) apart.add(element)
    const inside = { shows: inherited.visible && pictures.has(element.name), faint: [] as HtmlNode[] }
    for (const node of element.children) {
      if (isElement(node)) {
        const found = visit(node, inherited)
        inside.shows ||= found.shows
        for (const one of found.faint) inside.faint.push(one)
      } else if (isText(node)) {
        if (hidesText(inherited)) inside.faint.push(node)
        else inside.shows = true
      }
    }
    const covered = isHiddenWhole(element, own, inherited.fontSize)
    if (covered) hidden.add(element)
    if (!inside.shows) return inside.faint.length > 0 ? { shows: false, faint: [element] } : unseen
    for (const node of inside.faint) hidden.add(node)
    return covered ? unseen : seen
  }
  const page: Inherited = { fontSize: 16, visible: true, color: black, blockColor: black, ground: incomplete ? null : white }
  const roots = childElements(document).map((element) => visit(element, page))
  for (const node of roots.flatMap(({ faint }) => faint)) hidden.add(node)
  return { hidden, apart }
}

interface Seen {
  readonly shows: boolean
  /** What is hidden by what it inherits; of elements in one another the outermost, as long as nothing in it is seen. */
  readonly faint: readonly HtmlNode[]
}

const seen: Seen = { shows: true, faint: [] }
const unseen: Seen = { shows: false, faint: [] }

function isText({ type, data }: HtmlNode): boolean {
  return type === 'text' && (data ?? '').trim() !== ''
}

const nothing: Declared = new Map()
/** What shows something without text. */
const pictures = new Set(['img', 'svg', 'input', 'textarea', 'select', 'video', 'canvas', 'object', 'embed', 'iframe'])

function inherit(element: HtmlElement, own: Declared, outer: Inherited): Inherited {
  if (own.size === 0) return isBlockElement(element) && outer.blockColor !== outer.color ? { ...outer, blockColor: outer.color } : outer
  const visibility = own.get('visibility')
  const color = valueColor(own.get('color')) ?? outer.color
  return {
    fontSize: fontSizeOf(own.get('font-size') ?? '', outer.fontSize) ?? outer.fontSize,
    visible: visibility === 'visible' || (visibility !== 'hidden' && visibility !== 'collapse' && outer.visible),
    color,
    blockColor: isBlockElement(element) ? color : outer.blockColor,
    ground: groundOf(own, outer.ground),
  }
}

function valueColor(value: string | undefined): Color | null {
  return value === undefined || /^(?:inherit|initial|unset|revert|currentcolor)$/.test(value) ? null : colorOf(value)
}

/** The colour behind an element's text: its own, or that of what is round it. */
function groundOf(own: Declared, outer: Color | null): Color | null {
  if (/^(?:url|[\w-]*gradient|image)\(/.test(own.get('background-image') ?? '')) return null
  const color = valueColor(own.get('background-color'))
  return color && color.alpha >= 0.5 ? color : outer
}

/** Smaller than this, in pixels (2 pt), no text is meant to be read. */
const leastFontSize = 2 * (96 / 72)
const leastOpacity = 0.05

function hidesText({ fontSize, visible, color, blockColor, ground }: Inherited): boolean {
  if (!visible || fontSize < leastFontSize || color.alpha < leastOpacity) return true
  if (ground) return looksLike(color, ground)
  // Within a line of another colour, white is white on white whatever sheet is missing.
  return looksLike(color, white) && !looksLike(color, blockColor)
}

/** Pixels out of the page that no layout needs. */
const farOut = 500

function isHiddenWhole(element: HtmlElement, own: Declared, em: number): boolean {
  if (element.name === 'noscript' || element.attribs['aria-hidden']?.trim().toLowerCase() === 'true') return true
  if (own.size === 0) return false
  return (
    own.get('display') === 'none' ||
    own.get('mso-hide') === 'all' ||
    own.get('content-visibility') === 'hidden' ||
    (shareOf(own.get('opacity') ?? '') ?? 1) < leastOpacity ||
    isOffScreen(own, em) ||
    isClipped(own) ||
    (hasNoSize(own, em) && isBox(element, own))
  )
}

function isOffScreen(own: Declared, em: number): boolean {
  const isFar = (property: string) => (lengthOf(own.get(property) ?? '', em) ?? 0) <= -farOut
  if (['text-indent', 'margin-left', 'margin-top', 'margin-right'].some(isFar)) return true
  const moved = /^(?:absolute|fixed|relative)$/.test(own.get('position') ?? '')
  if (moved && ['left', 'top', 'right', 'bottom'].some((side) => isFar(side) || isPercentOut(own.get(side)))) return true
  const transform = own.get('transform') ?? ''
  const shifts = [...transform.matchAll(/translate(?:3d|x|y)?\(([^()]*)\)/g)].flatMap(([, values]) => values!.split(','))
  return /scale(?:3d|x|y)?\(\s*0?\.?0*\s*[,)]/.test(transform) || shifts.some((shift) => (lengthOf(shift, em) ?? 0) <= -farOut)
}

function isPercentOut(value = ''): boolean {
  return value.endsWith('%') && (shareOf(value) ?? 0) <= -1
}

/** CSS Masking 1, 5: what is left of the box has no area, or one of a pixel. */
function isClipped(own: Declared): boolean {
  const edges = /^rect\(([^()]*)\)$/
    .exec(own.get('clip') ?? '')?.[1]
    ?.split(/[\s,]+/)
    .map(Number.parseFloat)
  if (edges?.length === 4 && /^(?:absolute|fixed)$/.test(own.get('position') ?? '')) {
    const [top, right, bottom, left] = edges as [number, number, number, number]
    if (bottom - top <= 1 || right - left <= 1) return true
  }
  const path = own.get('clip-path') ?? ''
  const inset = /^inset\(\s*([\d.]+)%/.exec(path)?.[1]
  return (inset !== undefined && Number(inset) >= 50) || /^(?:circle|ellipse)\(\s*0(?:px|%)?(?:\s|\))/.test(path)
}

function hasNoSize(own: Declared, em: number): boolean {
  const cuts = ['overflow-x', 'overflow-y'].some((property) => /^(?:hidden|clip|scroll|auto)$/.test(own.get(property) ?? ''))
  const sizes = ['width', 'height', 'max-width', 'max-height'].map((property) => lengthOf(own.get(property) ?? '', em))
  return cuts && sizes.some((size) => size !== null && size <= 1)
}

/** Only a box has a size of its own; parts of a table grow with what is in them. */
function isBox(element: HtmlElement, own: Declared): boolean {
  const display = own.get('display') ?? ''
  const { name } = element
  if (/^(?:table|t[rdh]$)/.test(display) || /^(?:table|tbody|thead|tfoot|tr|td|th|col)$/.test(name)) return false
  const isOut = /^(?:absolute|fixed)$/.test(own.get('position') ?? '') || /^(?:left|right)$/.test(own.get('float') ?? '')
  return (
    isOut ||
    /^(?:block|inline-block|flex|inline-flex|grid|inline-grid|list-item)$/.test(display) ||
    (isBlockElement(element) && display !== 'inline')
  )
}

/** Text of another size than what it touches is no part of it: `<small>` is a sixth less, and 12 pt beside 10.5 pt a slip. */
const sameSize = { least: 0.85, most: 1.18 }
/** Space at its side, in parts of the font size, by which a reader takes it for another word. */
const leastGap = 0.3

function isApart(element: HtmlElement, own: Declared, em: number, outerEm: number): boolean {
  if (/^(?:small|big|mn|mtd|input|button)$/.test(element.name)) return true
  if (own.size === 0 || /^(?:super|sub)$/.test(own.get('vertical-align') ?? '')) return false
  if (em / outerEm <= sameSize.least || em / outerEm >= sameSize.most) return true
  if (/^(?:absolute|fixed)$/.test(own.get('position') ?? '') || /^(?:left|right)$/.test(own.get('float') ?? '')) return true
  if (own.get('display')?.startsWith('inline-')) return true
  return ['margin-left', 'margin-right', 'padding-left', 'padding-right'].some(
    (side) => Math.abs(lengthOf(own.get(side) ?? '', em) ?? 0) >= leastGap * em,
  )
}
