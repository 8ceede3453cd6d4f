import type { Point } from './chart.js'

/** Colours of 3:1 and more on both grounds, told apart by dashes too. */
export const hues = ['#1f6fb2', '#b3541e', '#3a7d44', '#8c4799', '#8a6d00', '#5f6b7a'] as const
export const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4], [1, 5]]

/** How a series looks, by its place. */
export function lookOf(series: number): { readonly hue: string; readonly dash: readonly number[] } {
  return { hue: hues[series % hues.length]!, dash: dashes[series % dashes.length]! }
}

const circle = Array.from({ length: 12 }, (_, at): Point => [4 * Math.cos((at * Math.PI) / 6), 4 * Math.sin((at * Math.PI) / 6)])
const square: readonly Point[] = [[-3.5, -3.5], [3.5, -3.5], [3.5, 3.5], [-3.5, 3.5]] // prettier-ignore
const triangle: readonly Point[] = [[0, -4.5], [4.5, 3.5], [-4.5, 3.5]] // prettier-ignore
const diamond: readonly Point[] = [[0, -5], [5, 0], [0, 5], [-5, 0]] // prettier-ignore
const marks = [circle, square, triangle, diamond]

/** Corners of a series' mark: a circle, a square, a triangle, a diamond in turn. */
export function markOutline([x, y]: Point, series: number): Point[] {
  return marks[series % marks.length]!.map(([dx, dy]) => [x + dx, y + dy])
}
