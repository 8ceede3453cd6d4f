import { isDigit } from '../../language/characters.js'
import { isWideInChinese } from '../../language/width.js'
import { keepRaisedApart, type Raised } from '../raised-digits.js'
import type { Glyph } from './marks.js'

/** Characters on one baseline, as they are read. */
export interface Line {
  readonly text: string
  /** From left to right. */
  readonly pieces: readonly Piece[]
  readonly left: number
  readonly right: number
  /** Height of the baseline. */
  readonly y: number
  /** Of the largest character's em. */
  readonly size: number
}

/** Characters of a line with no white space between them that could divide columns. */
export interface Piece {
  readonly text: string
  /** Without blanks, from left to right. */
  readonly glyphs: readonly Glyph[]
  readonly left: number
  readonly right: number
}

/** In ems. Baselines this near are one; what is raised or set low stands this far off. */
const sameLine = 0.45
const raisedBy = 0.15
const raisedSize = 0.85
/**
 * Gaps that stand for a space where none is drawn. Between two Latin letters: six producers set them 0.00 apart, words 0.22 or more. Between
 * digits sooner: two numbers must not become one. Beside Han autospace is 0.11 to 0.28, beyond what justifying puts between all of a line.
 */
const letterGap = 0.15
const digitGap = 0.12
const hanGap = 0.4
/** The narrowest space that is drawn, as fonts have them and justifying leaves them. */
const leastSpace = 0.1
/** A gap that may divide columns parts two pieces; one that stands for room between cells is wider. */
const gutterGap = 0.75
const wideGap = 1.4

/** The lines of some characters, from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const lines: { y: number; size: number; glyphs: Glyph[] }[] = []
  for (const glyph of glyphs.toSorted((one, other) => one.y - other.y || one.left - other.left)) {
    const near = lines.findLast(({ y, size }) => Math.abs(y - glyph.y) <= sameLine * Math.max(size, glyph.size))
    if (!near) lines.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] })
    else {
      near.glyphs.push(glyph)
      if (glyph.size > near.size + 0.5) [near.y, near.size] = [glyph.y, glyph.size]
    }
  }
  return lines.flatMap(({ y, size, glyphs: own }) => readLine(withoutOverprint(own), y, size) ?? []).sort((one, other) => one.y - other.y)
}

/** A character drawn twice in one place is one in bold. */
function withoutOverprint(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = []
  for (const glyph of glyphs.toSorted((one, other) => one.left - other.left)) {
    const twin = kept
      .slice(-4)
      .some(
        (one) =>
          one.text === glyph.text && Math.abs(one.left - glyph.left) < 0.08 * glyph.size && Math.abs(one.y - glyph.y) < 0.08 * glyph.size,
      )
    if (!twin || glyph.text === ' ') kept.push(glyph)
  }
  return kept
}

function readLine(glyphs: readonly Glyph[], y: number, size: number): Line | null {
  const letters = lettersOf(glyphs)
  if (letters.length === 0) return null
  const pieces = splitAtGaps(letters, size).map((own) => pieceOf(own, y, size))
  return { text: joinPieces(pieces), pieces, left: pieces[0]!.left, right: pieces.at(-1)!.right, y, size }
}

/** No number is broken by a gap as wide as that of columns: two spaces between digits keep two numbers apart (`isOneNumber`). */
function joinPieces(pieces: readonly Piece[]): string {
  return pieces
    .reduce((text, piece) => {
      const areDigits = isDigit(text.charCodeAt(text.length - 1)) && isDigit(piece.text.charCodeAt(0))
      return `${text}${areDigits ? '  ' : ' '}${piece.text}`
    }, '')
    .slice(1)
}

function pieceOf(glyphs: readonly Glyph[], y: number, size: number): Piece {
  return { text: textOf(glyphs, y, size), glyphs, left: glyphs[0]!.left, right: Math.max(...glyphs.map(({ right }) => right)) }
}

/** The characters that are seen; each knows of the space before it when it is put on a line again. A space that is taken back is none. */
function lettersOf(glyphs: readonly Glyph[]): Glyph[] {
  const letters: Glyph[] = []
  let spaced = false
  for (const glyph of glyphs) {
    const isBlank = glyph.text.trim() === ''
    const before = letters.at(-1)
    if (!isBlank) letters.push(spaced && before && gapBetween(before, glyph) > leastSpace ? { ...glyph, spaced } : glyph)
    spaced = isBlank
  }
  return letters
}

function splitAtGaps(letters: readonly Glyph[], size: number): Glyph[][] {
  const pieces: Glyph[][] = [[]]
  letters.forEach((letter, index) => {
    const before = letters[index - 1]
    if (before && letter.left - before.right > gutterGap * size) pieces.push([])
    pieces.at(-1)!.push(letter)
  })
  return pieces
}

export function isWideGap(before: Piece, after: Piece, size: number): boolean {
  return after.left - before.right > wideGap * size
}

function textOf(letters: readonly Glyph[], y: number, size: number): string {
  const raised: Raised[] = []
  const stretch = stretchOf(letters)
  let text = ''
  letters.forEach((glyph, index) => {
    const before = letters[index - 1]
    if (before && (glyph.spaced || isGap(before, glyph, stretch))) text += ' '
    const place = raisedPlace(glyph, y, size)
    if (place) raised.push({ start: text.length, end: text.length + glyph.text.length, place })
    text += glyph.text
  })
  return keepRaisedApart(text, raised)
}

function isGap(before: Glyph, after: Glyph, stretch: number): boolean {
  const gap = gapBetween(before, after)
  if (isSetWide(before) || isSetWide(after)) return gap > hanGap + stretch
  const areDigits = isDigit(before.text.charCodeAt(before.text.length - 1)) && isDigit(after.text.charCodeAt(0))
  return gap > (areDigits ? digitGap : letterGap)
}

/** What justifying puts between two ideographs: that of most, in ems. */
function stretchOf(letters: readonly Glyph[]): number {
  const gaps = letters.flatMap((glyph, index) => {
    const before = letters[index - 1]
    return before && isSetWide(before) && isSetWide(glyph) ? [gapBetween(before, glyph)] : []
  })
  return Math.max(0, gaps.toSorted((one, other) => one - other)[gaps.length >> 1] ?? 0)
}

function gapBetween(before: Glyph, after: Glyph): number {
  return (after.left - before.right) / Math.max(before.size, after.size)
}

function isSetWide({ text }: Glyph): boolean {
  return isWideInChinese(text.charCodeAt(0))
}

function raisedPlace(glyph: Glyph, y: number, size: number): Raised['place'] | null {
  if (glyph.size > raisedSize * size || Math.abs(y - glyph.y) < raisedBy * size) return null
  return glyph.y < y ? 'above' : 'below'
}
