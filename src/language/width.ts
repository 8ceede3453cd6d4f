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
