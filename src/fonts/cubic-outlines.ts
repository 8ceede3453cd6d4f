import { encodeSimpleGlyph, type OutlinePoint } from './simple-glyph.js'

/** PostScript outlines of a user's OTF, turned into TrueType records as they are asked for. */
export interface CubicOutlines {
  readonly kind: 'cubic'
  readonly pathOf: (glyph: number) => readonly PathCommand[]
  /** How far a quadratic curve may lie from the cubic one, in font units. */
  readonly tolerance: number
  /** Records made so far. Each depends on its glyph alone, so what is made first changes nothing. */
  readonly made: Map<number, Uint8Array>
}

interface PathCommand {
  readonly command: string
  readonly args: readonly number[]
}

/** Opens the PostScript outlines of one font in a file. */
export async function cubicOutlines(bytes: Uint8Array, index: number): Promise<CubicOutlines> {
  const fontkit = await import('fontkit')
  const opened = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const font = 'fonts' in opened ? opened.fonts[index]! : opened
  return {
    kind: 'cubic',
    pathOf: (glyph) => font.getGlyph(glyph).path.commands,
    tolerance: font.unitsPerEm / 2000,
    made: new Map(),
  }
}

/** The glyph as a TrueType record. */
export function cubicRecord(outlines: CubicOutlines, glyph: number): Uint8Array {
  const known = outlines.made.get(glyph)
  if (known) return known
  const record = encodeSimpleGlyph(quadraticContours(outlines.pathOf(glyph), outlines.tolerance))
  outlines.made.set(glyph, record)
  return record
}

type Point = readonly [x: number, y: number]
type Cubic = readonly [Point, Point, Point, Point]

function quadraticContours(path: readonly PathCommand[], tolerance: number): OutlinePoint[][] {
  const contours: OutlinePoint[][] = []
  let from: Point = [0, 0]
  for (const { command, args } of path) {
    if (command === 'closePath') continue
    const end: Point = [args.at(-2)!, args.at(-1)!]
    const contour = contours.at(-1)
    if (command === 'moveTo') contours.push([point(end, true)])
    else if (command === 'lineTo') contour!.push(point(end, true))
    else if (command === 'quadraticCurveTo') contour!.push(point([args[0]!, args[1]!], false), point(end, true))
    else contour!.push(...quadratics([from, [args[0]!, args[1]!], [args[2]!, args[3]!], end], tolerance))
    from = end
  }
  return contours.map(withoutClosingPoint).filter((contour) => contour.length > 2)
}

/**
 * A cubic cut into n equal parts, each replaced by the quadratic with the same ends and middle, lies within
 * √3/36 · |p3 − 3·p2 + 3·p1 − p0| / n³ of it.
 */
function quadratics(cubic: Cubic, tolerance: number): OutlinePoint[] {
  const [p0, p1, p2, p3] = cubic
  const bend = Math.hypot(p3[0] - 3 * p2[0] + 3 * p1[0] - p0[0], p3[1] - 3 * p2[1] + 3 * p1[1] - p0[1])
  const count = Math.max(1, Math.ceil(Math.cbrt((Math.sqrt(3) / 36) * (bend / tolerance))))
  const points: OutlinePoint[] = []
  for (let part = 0; part < count; part++) {
    const start = pointAt(cubic, part / count)
    const middle = pointAt(cubic, (part + 0.5) / count)
    const end = pointAt(cubic, (part + 1) / count)
    const control: Point = [2 * middle[0] - (start[0] + end[0]) / 2, 2 * middle[1] - (start[1] + end[1]) / 2]
    points.push(point(control, false), point(end, true))
  }
  return points
}

function pointAt([p0, p1, p2, p3]: Cubic, t: number): Point {
  const s = 1 - t
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return [a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]]
}

function point([x, y]: Point, onCurve: boolean): OutlinePoint {
  return { x: Math.round(x), y: Math.round(y), onCurve }
}

/** A TrueType contour closes by itself; a last point on the first would be one too many. */
function withoutClosingPoint(contour: OutlinePoint[]): OutlinePoint[] {
  const [first, last] = [contour[0]!, contour.at(-1)!]
  return contour.length > 1 && last.onCurve && first.x === last.x && first.y === last.y ? contour.slice(0, -1) : contour
}
