import { hexColor, type Color } from '../../color.js'

/** A length in pixels; null where it is none, or depends on what is not known. `em` is the size of the font it is relative to. */
export function lengthOf(value: string, em: number): number | null {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*)$/.exec(value.trim())
  if (!match) return null
  const unit = match[2] === 'em' ? em : units.get(match[2]!)
  return unit === undefined ? null : Number(match[1]) * unit
}

/** CSS Values 4, 6; a number without a unit counts as pixels, as old pages mean it. */
const units = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 96 / 72],
  ['pc', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 9.6 / 2.54],
  ['rem', 16],
  ['ex', 8],
  ['ch', 8],
  ['vw', 12.8],
  ['vh', 8],
])

/** Share from 0 to 1 of a percentage or a number; null where it is neither. */
export function shareOf(value: string): number | null {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(%?)$/.exec(value.trim())
  return match && Number(match[1]) / (match[2] ? 100 : 1)
}

/** The size of a font in pixels, by that of the element round it; null where the value says nothing known. */
export function fontSizeOf(value: string, outer: number): number | null {
  if (value.endsWith('%')) {
    const share = shareOf(value)
    return share === null ? null : share * outer
  }
  return fontSizes.get(value) ?? (value === 'smaller' ? outer / 1.2 : value === 'larger' ? outer * 1.2 : lengthOf(value, outer))
}

/** CSS Fonts 4, 2.5. */
const fontSizes = new Map([
  ['xx-small', 9],
  ['x-small', 10],
  ['small', 13],
  ['medium', 16],
  ['large', 18],
  ['x-large', 24],
  ['xx-large', 32],
])

export function colorOf(value: string): Color | null {
  const text = value.trim()
  if (text === 'transparent') return { rgb: null, name: text, alpha: 0 }
  const hex = /^#([\da-f]{3,8})$/.exec(text)?.[1]
  if (hex) return hexColor(hex, text)
  const parts = /^rgba?\(([^()]*)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean)
  if (parts && parts.length >= 3)
    return { rgb: triple(parts.map((part) => channel(part))), name: text, alpha: shareOf(parts[3] ?? '1') ?? 1 }
  const rgb = named.get(text)
  return rgb || /^[a-z]+$/.test(text) ? { rgb: rgb ?? null, name: text, alpha: 1 } : null
}

function channel(part: string): number {
  return part.endsWith('%') ? (shareOf(part) ?? 0) * 255 : Number(part) || 0
}

function triple(values: readonly number[]): [number, number, number] {
  return [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0]
}

const named = new Map<string, [number, number, number]>([
  ['white', [255, 255, 255]],
  ['snow', [255, 250, 250]],
  ['ivory', [255, 255, 240]],
  ['floralwhite', [255, 250, 240]],
  ['ghostwhite', [248, 248, 255]],
  ['whitesmoke', [245, 245, 245]],
  ['black', [0, 0, 0]],
])
