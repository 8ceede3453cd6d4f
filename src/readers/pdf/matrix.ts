/** An affine map: `[a b c d e f]` as PDF has it (ISO 32000-1, 8.3.3). */
export type Matrix = readonly number[]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First the inner map, then the outer one. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer as [number, number, number, number, number, number]
  const [p, q, r, s, t, u] = inner as [number, number, number, number, number, number]
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

export function shift(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y]
}

export interface Point {
  readonly x: number
  readonly y: number
}

export function pointAt(map: Matrix, x: number, y: number): Point {
  return { x: map[0]! * x + map[2]! * y + map[4]!, y: map[1]! * x + map[3]! * y + map[5]! }
}
