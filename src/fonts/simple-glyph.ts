/** A point of a contour; TrueType needs no more. */
export interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}

const onCurveFlag = 0x01
const shortX = 0x02
const shortY = 0x04
const sameOrPositiveX = 0x10
const sameOrPositiveY = 0x20

/** Writes a simple glyph (OpenType, “glyf”) from contours of whole-unit points. */
export function encodeSimpleGlyph(contours: readonly (readonly OutlinePoint[])[]): Uint8Array {
  const points = contours.flat()
  if (points.length === 0) return new Uint8Array(0)
  const out: number[] = []
  const bounds = boundsOf(points)
  for (const value of [contours.length, ...bounds]) pushInt16(out, value)
  let last = -1
  for (const contour of contours) pushInt16(out, (last += contour.length))
  pushInt16(out, 0)
  const flags: number[] = []
  const xs: number[] = []
  const ys: number[] = []
  let from: OutlinePoint = { x: 0, y: 0, onCurve: true }
  for (const point of points) {
    const across = pushDelta(xs, point.x - from.x, shortX, sameOrPositiveX)
    const up = pushDelta(ys, point.y - from.y, shortY, sameOrPositiveY)
    flags.push((point.onCurve ? onCurveFlag : 0) | across | up)
    from = point
  }
  return Uint8Array.from([...out, ...flags, ...xs, ...ys])
}

/** Left, bottom, right, top. */
function boundsOf(points: readonly OutlinePoint[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    bounds[0] = Math.min(bounds[0], x)
    bounds[1] = Math.min(bounds[1], y)
    bounds[2] = Math.max(bounds[2], x)
    bounds[3] = Math.max(bounds[3], y)
  }
  return bounds
}

/** Appends a coordinate's step in its shortest form and returns the flags that say which form it is. */
function pushDelta(out: number[], delta: number, short: number, sameOrPositive: number): number {
  if (delta === 0) return sameOrPositive
  if (Math.abs(delta) < 256) {
    out.push(Math.abs(delta))
    return delta > 0 ? short | sameOrPositive : short
  }
  pushInt16(out, delta)
  return 0
}

function pushInt16(out: number[], value: number): void {
  out.push((value >> 8) & 0xff, value & 0xff)
}
