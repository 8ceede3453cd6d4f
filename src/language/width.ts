import { eastAsianWidthType } from 'get-east-asian-width'

/** UAX #11 knows marks that Chinese fonts set full width and Western ones half. */
const narrow = 1
const wide = 2
const ambiguousMark = 3
/** Of each character of the basic plane: one of these; 0 not yet known. */
const known = new Uint8Array(0x1_0000)

/** Letters, raised figures and fractions have their own width in every font. */
const setByLetters = /[\p{L}\p{M}¹²³⁴ⁿ₁-₄¼-¾⅓⅔⅛-⅞]/u

function widthOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(codePoint)
  return (known[codePoint] ||= classify(codePoint))
}

function classify(codePoint: number): number {
  const type = eastAsianWidthType(codePoint)
  if (type === 'wide' || type === 'fullwidth') return wide
  return type === 'ambiguous' && !setByLetters.test(String.fromCodePoint(codePoint)) ? ambiguousMark : narrow
}

/** Ideographs and full-width forms. */
export function isWide(codePoint: number): boolean {
  return widthOf(codePoint) === wide
}

/** The same, and the marks Chinese fonts set like them: curly quotes, dashes, dots, circled numbers. */
export function isWideInChinese(codePoint: number): boolean {
  return widthOf(codePoint) > narrow
}

/** Columns of half an ideograph that a text takes in Chinese type. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += isWideInChinese(character.codePointAt(0)!) ? 2 : 1
  return columns
}

/** Its width in ems: an ideograph counts one, a Latin letter or a digit half. */
export function emsOf(text: string): number {
  return columnsOf(text) / 2
}

/** Spaces (Unicode, chapter 6, table 6-2) and separators, in thousandths of an em. */
// prettier-ignore
const spaceWidths: ReadonlyMap<number, number> = new Map([
  [0x0020, 250], [0x00a0, 250], [0x2000, 500], [0x2001, 1000], [0x2002, 500], [0x2003, 1000], [0x2004, 333], [0x2005, 250], [0x2006, 167],
  [0x2007, 500], [0x2008, 250], [0x2009, 200], [0x200a, 100], [0x202f, 200], [0x2028, 0], [0x2029, 0], [0x205f, 222], [0x3000, 1000],
])

/** How wide a space is where a face does not say, in thousandths of an em; nothing for other characters. */
export function spaceWidth(codePoint: number): number | undefined {
  return spaceWidths.get(codePoint)
}
