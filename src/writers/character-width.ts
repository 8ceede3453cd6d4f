/** In characters; a digit or Latin letter counts half (G-24). */
export function characterWidth(text: string): number {
  return [...text].reduce((width, char) => width + (char.codePointAt(0)! < 0x1100 ? 0.5 : 1), 0)
}
