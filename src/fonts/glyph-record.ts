/*
 * Records of the `glyf` table (OpenType): simple glyphs, which have contours, and composites of other glyphs. Font units throughout.
 */

/** How far the ink of a glyph reaches. */
export interface Ink {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** A point of a contour; TrueType needs no more. */
export interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}

/** A glyph of the same font, placed as part of another one. */
export interface GlyphPart {
  readonly glyph: number
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** The bounds with which a record begins; nothing for a glyph without ink. */
export function inkOf(record: Uint8Array): Ink | undefined {
  if (record.length === 0) return undefined
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  return { left: view.getInt16(2), bottom: view.getInt16(4), right: view.getInt16(6), top: view.getInt16(8) }
}

const onCurveFlag = 0x01
const shortX = 0x02
const shortY = 0x04
const repeatFlag = 0x08
const sameOrPositiveX = 0x10
const sameOrPositiveY = 0x20

/** Writes a simple glyph from contours of whole-unit points. */
export function encodeSimple(contours: readonly (readonly OutlinePoint[])[]): Uint8Array {
  const points = contours.flat()
  if (points.length === 0) return new Uint8Array(0)
  const [flags, xs, ys]: [number[], number[], number[]] = [[], [], []]
  let from: OutlinePoint = { x: 0, y: 0, onCurve: true }
  for (const point of points) {
    const across = pushStep(xs, point.x - from.x, shortX, sameOrPositiveX)
    const up = pushStep(ys, point.y - from.y, shortY, sameOrPositiveY)
    flags.push((point.onCurve ? onCurveFlag : 0) | across | up)
    from = point
  }
  let last = -1
  const [ends, noInstructions] = [contours.map((contour) => (last += contour.length)), 0]
  const head = [...header(contours.length, inkOfPoints(points)), ...ends, noInstructions].flatMap(int16)
  return Uint8Array.from([...head, ...packFlags(flags), ...xs, ...ys])
}

const argumentsAreOffsets = 0x0003
const hasScale = 0x0008
const moreComponents = 0x0020

/** Writes a glyph made of others. */
export function encodeComposite(ink: Ink, parts: readonly GlyphPart[]): Uint8Array {
  const components = parts.flatMap(({ glyph, scale, x, y }, index) => {
    const flags = argumentsAreOffsets | (scale === 1 ? 0 : hasScale) | (index < parts.length - 1 ? moreComponents : 0)
    return [flags, glyph, Math.round(x), Math.round(y), ...(scale === 1 ? [] : [Math.round(scale * 0x4000)])]
  })
  return Uint8Array.from([...header(-1, ink), ...components].flatMap(int16))
}

function header(contours: number, { left, bottom, right, top }: Ink): number[] {
  return [contours, left, bottom, right, top]
}

function inkOfPoints(points: readonly OutlinePoint[]): Ink {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) }
}

/** Appends a coordinate's step in its shortest form and returns the flags that say which form it is. */
function pushStep(out: number[], step: number, short: number, sameOrPositive: number): number {
  if (step === 0) return sameOrPositive
  if (Math.abs(step) >= 256) {
    out.push(...int16(step))
    return 0
  }
  out.push(Math.abs(step))
  return step > 0 ? short | sameOrPositive : short
}

/** A flag that holds for several points stands once, with the number of those behind the first. */
function packFlags(flags: readonly number[]): number[] {
  const packed: number[] = []
  for (let at = 0; at < flags.length; ) {
    let end = at + 1
    while (end < flags.length && flags[end] === flags[at] && end - at < 256) end++
    packed.push(...(end - at > 2 ? [flags[at]! | repeatFlag, end - at - 1] : flags.slice(at, end)))
    at = end
  }
  return packed
}

function int16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff]
}
