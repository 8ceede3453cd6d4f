import type { SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { joinTexts, sliceText, textAt } from '../../text/text.js'

/** A cell of one row and column with these pieces in it; `place` is where one without text stands. */
export function cellOf(pieces: readonly Text[], place: number): SourceCell {
  const text = pieces.length === 0 ? textAt('', place) : joinPieces(pieces)
  return { ...text, colSpan: 1, rowSpan: 1 }
}

/** One text of pieces that stand apart in the source: the lines of a cell, the parts of a broken label. */
export function joinPieces(pieces: readonly Text[]): Text {
  return joinTexts(pieces, glue)
}

/** Words in Latin letters need a space where a line ended between them; Chinese needs none. Two numbers keep the line's end. */
function glue(last: string, piece: string): string {
  if (/[0-9０-９]/.test(last) && /^[0-9０-９]/.test(piece)) return '\n'
  return /[A-Za-z0-9]/.test(last) && /^[A-Za-z0-9]/.test(piece) ? ' ' : ''
}

/** A backslash at the end of a line breaks it inside a cell. */
export function withoutBreak(text: Text): Text {
  return sliceText(text, 0, text.text.replace(/\s*\\$/, '').length)
}
