import { coverSpans } from '../../arithmetic/spans.js'
import type { SourceCell } from '../../model/block.js'
import type { Span } from '../../model/span.js'

/** A stretch of text with its place. */
export interface Piece {
  readonly text: string
  readonly at: Span
}

/** A cell of one row and column with these pieces in it; `place` is where one without text stands. */
export function cellOf(pieces: readonly Piece[], place: number): SourceCell {
  if (pieces.length > 1) return { ...joinPieces(pieces), colSpan: 1, rowSpan: 1 }
  const { text, at } = pieces[0] ?? { text: '', at: { start: place, end: place } }
  return { text, at, colSpan: 1, rowSpan: 1 }
}

/** One cell of pieces that stand apart in the source: the lines of a cell, the parts of a broken label. */
export function joinPieces(pieces: readonly Piece[]): Pick<SourceCell, 'text' | 'at' | 'parts'> {
  const [only] = pieces
  if (pieces.length === 1) return { text: only!.text, at: only!.at }
  const text = pieces.map((piece) => piece.text).reduce((before, after) => before + glue(before, after) + after)
  const at = pieces.map((piece) => piece.at).reduce(coverSpans)
  return { text, at, parts: pieces.map((piece) => piece.at) }
}

/** Words and numbers in Latin letters need a space where a line ended between them; Chinese needs none. */
function glue(before: string, after: string): string {
  return /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(after) ? ' ' : ''
}
