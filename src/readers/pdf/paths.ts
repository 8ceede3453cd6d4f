import { pointAt, type Matrix, type Point } from './matrix.js'
import type { Rule } from './marks.js'

/** The commands in the library's list of a path, each followed by its coordinates. */
const move = 0
const line = 1
const curve = 2
const quadratic = 3
const close = 4

/** The lines of a path, as the points they go through; a curve counts by its end. */
export function linesOfPath(data: ArrayLike<number>, map: Matrix): Point[][] {
  const lines: Point[][] = []
  const add = (at: number) => lines.at(-1)?.push(pointAt(map, data[at]!, data[at + 1]!))
  for (let at = 0; at < data.length;) {
    const command = data[at++]
    if (command === close) {
      const own = lines.at(-1)
      if (own?.[0]) own.push(own[0])
      continue
    }
    const coordinates = command === curve ? 6 : command === quadratic ? 4 : 2
    if (command === move) lines.push([])
    else if (command !== line && command !== curve && command !== quadratic) break
    add(at + coordinates - 2)
    at += coordinates
  }
  return lines
}

/** A rule this far out of the straight is still one. */
const slant = 0.8
/** A filled shape this thin is a rule: borders are drawn so. */
const thickest = 3
/** Shorter ones are dots and corners. */
const shortest = 2

/** Rules that a stroke draws. */
export function strokedRules(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((to, index) => ruleWithin([points[index]!, to], slant) ?? [])
}

/** The rule that a filled shape is; null for any other shape. */
export function filledRule(points: readonly Point[]): Rule | null {
  return points.length < 2 ? null : ruleWithin(points, thickest)
}

function ruleWithin(points: readonly Point[], thick: number): Rule | null {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [width, height] = [right - left, bottom - top]
  if (height <= thick && width > Math.max(shortest, height)) return { direction: 'across', at: (top + bottom) / 2, from: left, to: right }
  if (width <= thick && height > Math.max(shortest, width)) return { direction: 'down', at: (left + right) / 2, from: top, to: bottom }
  return null
}
