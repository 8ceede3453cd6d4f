export const MILLIMETRES = 25.4 / 72

/** Points as millimetres, to a thousandth: finer than any printer. */
export function mm(points: number): string {
  return String(Math.round(points * MILLIMETRES * 1000) / 1000)
}
