import type { PathCommand } from 'fontkit'
import { type Point, quadratics } from '../arithmetic/curves.js'
import type { OutlinePoint } from './glyph-record.js'

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
