import type { SourceCell } from '../../model/block.js'
import { coverSpans, type Span } from '../../model/span.js'

/** A stretch of text with its place. */
export interface Piece {
  readonly text: string
  readonly at: Span
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
