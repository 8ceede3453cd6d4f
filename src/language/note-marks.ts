/**
 * The text of a figure with the shapes of one and the same character made one: full-width digits and marks, radicals. Raised, lowered
 * and circled digits (Unicode's No) are other characters: they mark a note, and none may become a digit of the number beside it.
 */
export function foldFigure(text: string): string {
  return text.replace(/\P{No}+/gu, (stretch) => stretch.normalize('NFKC'))
}

/** Note marks behind a figure: digits raised, lowered, circled or in brackets of one character. Fractions and ordinals with a point are none. */
export const noteMarks = /(?<=\d\D{0,3})\s*[⁰¹²³⁴-⁹₀-₉①-⒇⓪-⓾⓿❶-➓㉑-㉟㊱-㊿]+$/
