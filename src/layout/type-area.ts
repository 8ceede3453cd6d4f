/** GB/T 9704-2012, 5.1–5.2: A4, the type area of 156 × 225 mm, 22 lines of 28 characters in 16 pt. Everything in points. */

const POINTS_PER_MM = 72 / 25.4

export const paper = { width: 595.28, height: 841.89 }

/** 天头 37 mm, 订口 28 mm; what is left over gives right 26 and bottom 35 mm. */
export const typeArea = {
  left: 28 * POINTS_PER_MM,
  top: 37 * POINTS_PER_MM,
  width: 156 * POINTS_PER_MM,
  height: 225 * POINTS_PER_MM,
}

/** 二号 for the title, 三号 for running text, 四号 for page numbers (5.2.2, 7.3.1, 7.5). */
export const titleSize = 22
export const bodySize = 16
export const pageNumberSize = 14

/** 一字: 28 to the line (5.2.3). 16 pt type stands a little closer than its own width. */
export const characterPitch = typeArea.width / 28

/** 一行: 22 to the page (5.2.3), 579 twips as in the Word file. */
export const linePitch = 28.95

/** Room for two characters before a paragraph's first line (7.3.3). */
export const paragraphIndent = 2 * characterPitch

/** 7.5: the number stands 7 mm below the type area. */
export const pageNumberDrop = 7 * POINTS_PER_MM

/** Where the baseline of type of this size runs in a line of this height: the em box of Chinese type reaches 0.12 em below it. */
export function baselineIn(lineHeight: number, size: number): number {
  return (lineHeight - size) / 2 + 0.88 * size
}
