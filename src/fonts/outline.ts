import type { PathCommand } from 'fontkit'
import type { OutlinePoint } from './glyph-record.js'

type Point = readonly [x: number, y: number]

/**
 * The contours of a path, in whole units, as TrueType has them: points on and off the curve. Cubic curves, of fonts with PostScript
 * outlines, become quadratic ones no farther than `tolerance` from them.
 */
export function contoursOf(path: readonly PathCommand[], tolerance: number): OutlinePoint[][] {
  const contours: OutlinePoint[][] = []
  let from: Point = [0, 0]
  for (const [index, { command, args }] of path.entries()) {
    if (command === 'moveTo') contours.push([])
    const points = Array.from({ length: args.length / 2 }, (_, place): Point => [args[place * 2]!, args[place * 2 + 1]!])
    const curves = command === 'bezierCurveTo' ? quadratics([from, ...points], tolerance) : isFalseStart(path, index) ? [] : [points]
    for (const curve of curves) contours.at(-1)!.push(...curve.map(([x, y], place) => ({ x, y, onCurve: place === curve.length - 1 })))
    from = points.at(-1) ?? from
  }
  return contours.map((contour) => withoutImplied(withoutClosing(contour))).filter((contour) => contour.length > 2)
}

/**
 * A contour without a point on the curve where it closes, fontkit 2.0.4 begins with a needless line: a curve whose control point is its
 * start, to the middle of the first curve's own control.
 */
function isFalseStart(path: readonly PathCommand[], index: number): boolean {
  const [start, step, next] = [path[index - 1], path[index]!, path[index + 1]]
  if (start?.command !== 'moveTo' || step.command !== 'quadraticCurveTo' || next?.command !== 'quadraticCurveTo') return false
  return [0, 1].every((axis) => step.args[axis] === start.args[axis] && isMiddle(step.args[axis + 2]!, start.args[axis]!, next.args[axis]!))
}

/** A TrueType contour closes by itself; a last point on the first would be one too many. */
function withoutClosing(contour: readonly OutlinePoint[]): readonly OutlinePoint[] {
  const [first, last] = [contour[0], contour.at(-1)]
  return contour.length > 1 && last!.onCurve && first!.x === last!.x && first!.y === last!.y ? contour.slice(0, -1) : contour
}

/** A point on the curve halfway between two off it goes without saying; fontkit names it all the same. */
function withoutImplied(contour: readonly OutlinePoint[]): OutlinePoint[] {
  const said = contour.filter(({ x, y, onCurve }, index) => {
    const [before, after] = [contour.at(index - 1)!, contour[(index + 1) % contour.length]!]
    return !onCurve || before.onCurve || after.onCurve || !isMiddle(x, before.x, after.x) || !isMiddle(y, before.y, after.y)
  })
  return said.map(({ x, y, onCurve }) => ({ x: Math.round(x), y: Math.round(y), onCurve }))
}

function isMiddle(value: number, one: number, other: number): boolean {
  return 2 * value === one + other
}

/**
 * A cubic cut into n equal parts, each replaced by the quadratic with the same ends and middle (here control and end), lies within
 * √3/36 · |p3 − 3·p2 + 3·p1 − p0| / n³ of it.
 */
function quadratics(cubic: readonly Point[], tolerance: number): [Point, Point][] {
  const [p0, p1, p2, p3] = cubic as readonly [Point, Point, Point, Point]
  const bend = Math.hypot(p3[0] - 3 * p2[0] + 3 * p1[0] - p0[0], p3[1] - 3 * p2[1] + 3 * p1[1] - p0[1])
  const count = Math.max(1, Math.ceil(Math.cbrt((Math.sqrt(3) / 36) * (bend / tolerance))))
  return Array.from({ length: count }, (_, part) => {
    const [start, middle, end] = [part, part + 0.5, part + 1].map((at) => pointAt(cubic, at / count)) as [Point, Point, Point]
    return [[2 * middle[0] - (start[0] + end[0]) / 2, 2 * middle[1] - (start[1] + end[1]) / 2], end] // prettier-ignore
  })
}

function pointAt(cubic: readonly Point[], t: number): Point {
  const s = 1 - t
  const shares = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  const along = (axis: 0 | 1): number => shares.reduce((sum, share, index) => sum + share * cubic[index]![axis], 0)
  return [along(0), along(1)]
}
