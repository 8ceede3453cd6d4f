import type { Measure } from '../layout/measure.js'
import { prepareText } from '../layout/prepared-text.js'
import { breakTitle } from '../layout/title-lines.js'
import { emsOf } from '../language/width.js'

/** Word's own faces are not at hand: what is not Han counts half. */
const measure: Measure = { advance: (codePoint) => emsOf(String.fromCodePoint(codePoint)), ink: () => null }

/** Characters of 二号 on a line of the type area. */
const FULL_LINE = 20

/** A title's lines, broken as in the PDF. */
export function titleLines(title: string): string[] {
  return title.split('\n').flatMap((piece) => {
    const text = prepareText(piece, 'title', measure)
    return breakTitle(text, FULL_LINE).map(({ from, to }) => piece.slice(text.offsets[from], text.offsets[to]))
  })
}
