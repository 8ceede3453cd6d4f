/** Red, green and blue from 0 to 255 and how far it covers; of colours by name not known here, only the name. */
export interface Color {
  readonly rgb: readonly [number, number, number] | null
  readonly name: string
  readonly alpha: number
}

export const black: Color = { rgb: [0, 0, 0], name: 'black', alpha: 1 }
export const white: Color = { rgb: [255, 255, 255], name: 'white', alpha: 1 }

/** Three, four, six or eight hexadecimal digits. */
export function hexColor(hex: string, name: string): Color {
  const short = hex.length < 6
  const pairs = short ? [...hex].map((digit) => digit + digit) : hex.match(/../g)!
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => Number.parseInt(pair, 16))
  return { rgb: [red, green, blue], name, alpha: pairs[3] ? Number.parseInt(pairs[3], 16) / 255 : 1 }
}

/** The same to the eye: no channel differs by more than one part in sixteen. */
export function looksLike(one: Color, other: Color): boolean {
  if (!one.rgb || !other.rgb) return one.name === other.name
  return one.rgb.every((value, index) => Math.abs(value - other.rgb![index]!) <= 16)
}
