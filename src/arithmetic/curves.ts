export type Point = readonly [x: number, y: number]

/**
 * A cubic cut into n equal parts, each replaced by the quadratic with the same ends and middle (here control and end), lies within
 * √3/36 · |p3 − 3·p2 + 3·p1 − p0| / n³ of it.
 */
export function quadratics(cubic: readonly Point[], tolerance: number): [Point, Point][] {
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
