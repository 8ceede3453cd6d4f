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
/** For x and y: a step of one byte, and what says that it goes up, or that a step of two bytes is left out, being none. */
const axes = [
  { axis: 'x', short: 0x02, same: 0x10 },
  { axis: 'y', short: 0x04, same: 0x20 },
] as const

/** Writes a simple glyph from contours of whole-unit points. */
export function encodeSimple(contours: readonly (readonly OutlinePoint[])[]): Uint8Array {
  const points = contours.flat()
  if (points.length === 0) return new Uint8Array(0)
  let last = -1
  const ends = contours.map((contour) => (last += contour.length))
  const noInstructions = 0
  const flags = points.map(({ onCurve }) => (onCurve ? onCurveFlag : 0))
  const steps: number[] = []
  for (const { axis, short, same } of axes) {
    let before = 0
    for (let index = 0; index < points.length; index++) {
      const step = points[index]![axis] - before
      before += step
      const isShort = step !== 0 && Math.abs(step) < 256
      flags[index]! |= (isShort ? short : 0) | (step === 0 || (isShort && step > 0) ? same : 0)
      if (isShort) steps.push(Math.abs(step))
      else if (step !== 0) steps.push(...int16(step))
    }
  }
  const head = [...header(contours.length, inkOfPoints(points)), ...ends, noInstructions]
  return Uint8Array.from([...head.flatMap(int16), ...flags, ...steps])
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

function int16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff]
}
