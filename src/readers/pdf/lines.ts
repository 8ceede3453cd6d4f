import { isDigit } from '../../language/characters.js'
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
/** Gaps that stand for a space; between digits, which are set tight, sooner: two numbers must not become one. */
const wordGap = 0.3
const digitGap = 0.12
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

function pieceOf(letters: readonly Letter[], y: number, size: number): Piece {
  const glyphs = letters.map(({ glyph }) => glyph)
  return { text: textOf(letters, y, size), glyphs, left: glyphs[0]!.left, right: Math.max(...glyphs.map(({ right }) => right)) }
}

/** A character that is seen, and whether a space is drawn before it. */
interface Letter {
  readonly glyph: Glyph
  readonly spaced: boolean
}

function lettersOf(glyphs: readonly Glyph[]): Letter[] {
  const letters: Letter[] = []
  let spaced = false
  for (const glyph of glyphs) {
    const isBlank = glyph.text.trim() === ''
    if (!isBlank) letters.push({ glyph, spaced })
    spaced = isBlank
  }
  return letters
}

function splitAtGaps(letters: readonly Letter[], size: number): Letter[][] {
  const pieces: Letter[][] = [[]]
  letters.forEach((letter, index) => {
    const before = letters[index - 1]
    if (before && letter.glyph.left - before.glyph.right > gutterGap * size) pieces.push([])
    pieces.at(-1)!.push(letter)
  })
  return pieces
}

export function isWideGap(before: Piece, after: Piece, size: number): boolean {
  return after.left - before.right > wideGap * size
}

function textOf(letters: readonly Letter[], y: number, size: number): string {
  const raised: Raised[] = []
  let text = ''
  letters.forEach(({ glyph, spaced }, index) => {
    const before = letters[index - 1]?.glyph
    if (before && (spaced || isGap(before, glyph))) text += ' '
    const place = raisedPlace(glyph, y, size)
    if (place) raised.push({ start: text.length, end: text.length + glyph.text.length, place })
    text += glyph.text
  })
  return keepRaisedApart(text, raised)
}

function isGap(before: Glyph, after: Glyph): boolean {
  const gap = (after.left - before.right) / Math.max(before.size, after.size)
  const areDigits = isDigit(before.text.charCodeAt(before.text.length - 1)) && isDigit(after.text.charCodeAt(0))
  return gap > (areDigits ? digitGap : wordGap)
}

function raisedPlace(glyph: Glyph, y: number, size: number): Raised['place'] | null {
  if (glyph.size > raisedSize * size || Math.abs(y - glyph.y) < raisedBy * size) return null
  return glyph.y < y ? 'above' : 'below'
}
