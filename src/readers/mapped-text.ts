import { invisibleStretches } from '../language/invisible.js'
import type { Span } from '../model/span.js'

/**
 * Text put together from stretches of a source, that knows where each character came from: for HTML, whose markup and entities stand
 * between the characters, and for text handed on to the reader of plain text.
 */
export class MappedText {
  text = ''
  /** Of the text so far. Asking the growing text itself would copy it each time. */
  lastCharacter = ''
  private readonly pieces: Piece[] = []

  /** `length` source units from `start` are the characters added, one for one. */
  add(text: string, start: number): void {
    this.addPiece(text, { start, end: start + text.length })
  }

  /** The characters stand for a stretch of another length: an entity, a line break element; an empty stretch for what the source only implies. */
  addFor(text: string, span: Span): void {
    this.addPiece(text, span)
  }

  append(other: MappedText): void {
    for (const piece of other.pieces) this.addPiece(other.text.slice(piece.at, piece.at + piece.length), piece.span)
  }

  /** Without what is never seen. */
  visible(): MappedText {
    const seen = new MappedText()
    let from = 0
    for (const { start, end } of invisibleStretches(this.text)) {
      seen.append(this.cut(from, start))
      from = end
    }
    if (from === 0) return this
    seen.append(this.cut(from, this.text.length))
    return seen
  }

  /** The part from one index to another, white space at its ends taken off. */
  slice(from: number, to = this.text.length): MappedText {
    const part = this.text.slice(from, to)
    const start = from + part.length - part.trimStart().length
    return this.cut(start, Math.max(start, from + part.trimEnd().length))
  }

  /** The part from one index to another as it is. */
  cut(start: number, end: number): MappedText {
    const result = new MappedText()
    for (let index = this.pieceAt(start); index < this.pieces.length && this.pieces[index]!.at < end; index++) {
      const { at, length, span } = this.pieces[index]!
      const first = Math.max(start, at)
      const last = Math.min(end, at + length)
      if (last > first) result.addPiece(this.text.slice(first, last), cutPiece({ at, length, span }, first - at, last - at))
    }
    return result
  }

  /** Without what the source only implies, but for line breaks: ordinals of lists. */
  get written(): string {
    return this.pieces
      .map(({ at, length, span }) =>
        span.end > span.start ? this.text.slice(at, at + length) : this.text.slice(at, at + length).replace(/[^\n]/g, ''),
      )
      .join('')
  }

  /** From the first character's place to the last one's. */
  get at(): Span {
    return this.spanOf(0, this.text.length)
  }

  /** Where the characters from one index to another stand. An empty stretch stands where the next character does. */
  spanOf(from: number, to: number): Span {
    if (this.pieces.length === 0) return { start: 0, end: 0 }
    const first = this.pieces[Math.min(this.pieceAt(from), this.pieces.length - 1)]!
    const start = cutPiece(first, Math.min(from - first.at, first.length), first.length).start
    if (to <= from) return { start, end: start }
    const last = this.pieces[this.pieceAt(to - 1)]!
    return { start, end: Math.max(start, cutPiece(last, 0, to - last.at).end) }
  }

  /** The stretches the characters from one index to another were read from, those that touch put together; stretches of nothing left out. */
  partsOf(from: number, to: number): Span[] {
    const parts: Span[] = []
    for (let index = this.pieceAt(from); index < this.pieces.length && this.pieces[index]!.at < to; index++) {
      const piece = this.pieces[index]!
      const span = cutPiece(piece, Math.max(0, from - piece.at), Math.min(piece.length, to - piece.at))
      const before = parts.at(-1)
      if (span.end === span.start) continue
      if (before && before.end === span.start) parts[parts.length - 1] = { start: before.start, end: span.end }
      else parts.push(span)
    }
    return parts
  }

  /** The stretches, where they are not the one stretch `at`. */
  get parts(): { readonly parts?: readonly Span[] } {
    const parts = this.partsOf(0, this.text.length)
    const { start, end } = this.at
    return parts.length === 1 && parts[0]!.start === start && parts[0]!.end === end ? {} : { parts }
  }

  private addPiece(text: string, span: Span): void {
    if (text === '') return
    const last = this.pieces.at(-1)
    const oneForOne = span.end - span.start === text.length
    if (last && oneForOne && last.span.end === span.start && last.span.end - last.span.start === last.length) {
      this.pieces[this.pieces.length - 1] = {
        at: last.at,
        length: last.length + text.length,
        span: { start: last.span.start, end: span.end },
      }
    } else {
      this.pieces.push({ at: this.text.length, length: text.length, span })
    }
    this.text += text
    this.lastCharacter = text.at(-1)!
  }

  /** Index of the last piece that begins at or before the character. */
  private pieceAt(index: number): number {
    let low = 0
    let high = this.pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.pieces[middle]!.at <= index) low = middle
      else high = middle - 1
    }
    return low
  }
}

interface Piece {
  /** Index of its first character in the text. */
  readonly at: number
  readonly length: number
  readonly span: Span
}

/** The stretch some of a piece's characters stand for; one that is not one for one cannot be cut. */
function cutPiece({ length, span }: Piece, from: number, to: number): Span {
  return span.end - span.start === length ? { start: span.start + from, end: span.start + to } : span
}
