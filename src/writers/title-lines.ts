import type { Measure } from '../layout/measure.js'
import { prepareText } from '../layout/prepared-text.js'
import { breakTitle } from '../layout/title-lines.js'
import { characterWidth } from './character-width.js'

/** Word's own faces are not at hand: what is not Han counts half. */
const measure: Measure = { advance: (codePoint) => characterWidth(String.fromCodePoint(codePoint)), ink: () => null }

/** A title's lines, broken as in the PDF, for a line of so many characters. */
export function titleLines(title: string, fullLine: number): string[] {
  return title.split('\n').flatMap((piece) => {
    const text = prepareText(piece, 'title', measure)
    return breakTitle(text, fullLine).map(({ from, to }) => piece.slice(text.offsets[from], text.offsets[to]))
  })
}
