import { black, hexColor, looksLike, white, type Color } from '../color.js'
import { child, isElement, isOn, valueOf, type XmlElement } from './xml.js'

/** What decides whether a reader of the document sees its text; what is left out comes from what stands round it. */
export interface Look {
  readonly vanished?: boolean
  readonly color?: Color
  /** Points. */
  readonly size?: number
  /** What lies behind the text; null where it is not known. */
  readonly ground?: Color | null
}

/** What the properties of a run, or the like properties of a paragraph, a cell or a table, say. */
export function readLook(properties: XmlElement | undefined): Look {
  if (!properties) return nothing
  const vanished = isOn(properties, 'w:vanish')
  const color = textColor(child(properties, 'w:color')?.attributes)
  const size = valueOf(properties, 'w:sz')
  const ground = highlight(valueOf(properties, 'w:highlight')) ?? shading(child(properties, 'w:shd')?.attributes)
  return {
    ...(vanished === undefined ? {} : { vanished }),
    ...(color && { color }),
    ...(size === undefined ? {} : { size: Number(size) / 2 }),
    ...(ground && { ground }),
  }
}

const nothing: Look = {}

type Attributes = Readonly<Record<string, string>> | undefined

/** Automatic is what can be read on its ground (ECMA-376-1, 17.3.2.6). */
function textColor(attributes: Attributes): Color | undefined {
  const written = attributes?.['w:val']
  if (/^[\dA-F]{6}$/i.test(written ?? '')) return hexColor(written!, written!)
  if (/^(?:background1|light1)$/.test(attributes?.['w:themeColor'] ?? '')) return white
  return attributes && black
}

/** The pattern's own colour where it covers all (17.18.78), else what it lies on. */
function shading(attributes: Attributes): Color | undefined {
  const written = attributes?.[attributes['w:val'] === 'solid' ? 'w:color' : 'w:fill'] ?? ''
  return /^[\dA-F]{6}$/i.test(written) ? hexColor(written, written) : undefined
}

function highlight(name: string | undefined): Color | undefined {
  return name === undefined || name === 'none' ? undefined : name === 'white' ? white : { rgb: null, name, alpha: 1 }
}

/** Whether a table's style shades any of its cells: which, depends on the row. */
export function shadesCells(style: XmlElement): boolean {
  if (style.name === 'w:shd') return shading(style.attributes) !== undefined
  return style.children.some((node) => isElement(node) && shadesCells(node))
}

/** Smaller than this, in points, no text is meant to be read. */
const leastSize = 2

/** `mixed`: text of a colour that can be read stands in the same paragraph. Where the ground is not known, white beside it is white on white. */
export function isUnseen({ vanished, color = black, size = leastSize, ground }: Look, mixed: () => boolean): boolean {
  if (vanished || size < leastSize) return true
  return ground === null ? looksLike(color, white) && mixed() : looksLike(color, ground ?? white)
}

export function isWhite({ color = black }: Look): boolean {
  return looksLike(color, white)
}
