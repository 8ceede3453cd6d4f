import type { Font, Glyph as FontGlyph } from '#pdfjs'
import { commonHanOf } from '../../language/characters.js'
import { compose, identity, pointAt, shift, type Matrix } from './matrix.js'
import type { Glyph } from './marks.js'

/** What a page's operators have set (ISO 32000-1, 8.4 and 9.3). */
export interface GraphicsState {
  readonly map: Matrix
  readonly font: Font | null
  readonly size: number
  readonly characterSpacing: number
  readonly wordSpacing: number
  /** 1 for 100 %. */
  readonly stretch: number
  readonly leading: number
  readonly rise: number
  readonly mode: number
  readonly fill: string
  readonly stroke: string
}

export const initialState = {
  font: null,
  size: 1,
  characterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
  fill: '#000000',
  stroke: '#000000',
} as const

type Placed = Pick<Glyph, 'text' | 'left' | 'right' | 'y' | 'size' | 'bold' | 'turn'>

/** Where the next character of a text object goes. */
export class TextCursor {
  private line: Matrix = identity
  private next: Matrix = identity

  begin(matrix: Matrix = identity): void {
    this.line = this.next = matrix
  }

  moveLine(x: number, y: number): void {
    this.begin(compose(this.line, shift(x, y)))
  }

  /** Places the characters of a string; numbers between them are shifts, in thousandths of an em. */
  *show(items: readonly (FontGlyph | number | null)[], state: GraphicsState): Generator<Placed> {
    for (const item of items) {
      if (typeof item === 'number') this.advance((-item / 1000) * state.size, state)
      else if (item) {
        const placed = this.place(item, state)
        if (placed) yield placed
      }
    }
  }

  private place(glyph: FontGlyph, state: GraphicsState): Placed | null {
    const { font, size, stretch, rise } = state
    const scale = (font?.fontMatrix?.[0] || 0.001) * size
    const length = (font?.vertical && glyph.vmetric ? glyph.vmetric[0] : glyph.width) * scale
    const map = compose(state.map, this.next)
    const [start, end] = [
      pointAt(map, 0, rise),
      font?.vertical ? pointAt(map, glyph.width * scale, rise) : pointAt(map, length * stretch, rise),
    ]
    this.advance(
      font?.vertical ? length - state.characterSpacing : length + state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0),
      state,
    )
    const text = textOf(glyph, font)
    if (text === '') return null
    return {
      text,
      left: Math.min(start.x, end.x),
      right: Math.max(start.x, end.x),
      y: start.y,
      size: Math.hypot(map[2]!, map[3]!) * Math.abs(size),
      bold: Boolean(font?.bold || font?.black) || /bold|black|heavy|hei/i.test(font?.name ?? ''),
      turn: turnOf(map, size),
    }
  }

  private advance(length: number, { font, stretch }: GraphicsState): void {
    this.next = compose(this.next, font?.vertical ? shift(0, length) : shift(length * stretch, 0))
  }
}

/** Radicals stand in place of characters where a font's codes were read backwards. A code that means nothing is a character all the same. */
function textOf({ unicode, isSpace }: FontGlyph, font: Font | null): string {
  if (unicode === undefined || unicode === '' || unicode === '\0' || isUnexplained(font)) return isSpace ? ' ' : '\ufffd'
  return Array.from(unicode, (character) => commonHanOf(character) ?? character).join('')
}

/** The codes of its characters are places in the font, and no map says which characters those are. */
function isUnexplained(font: Font | null): boolean {
  return Boolean(font?.composite && font.toUnicode && 'firstChar' in font.toUnicode)
}

/** Quarters clockwise; upright letters of a page whose heights go downwards are set with a map that turns them over. */
function turnOf([a, b]: Matrix, size: number): Glyph['turn'] {
  const [x, y] = size < 0 ? [-a!, -b!] : [a!, b!]
  if (Math.abs(y) < 0.05 * Math.abs(x)) return x > 0 ? 0 : 2
  if (Math.abs(x) < 0.05 * Math.abs(y)) return y > 0 ? 1 : 3
  return null
}
