import { isUndrawn } from '../language/invisible.js'
import { spaceWidth } from '../language/width.js'

/** A typeface open for use. It always answers the same, so one face serves any number of documents. */
export interface Face {
  /** PostScript name, of letters, digits and hyphens. */
  readonly name: string
  readonly unitsPerEm: number
  /** The em box and the metrics below in thousandths of an em. */
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly bounds: readonly [left: number, bottom: number, right: number, top: number]
  readonly italicAngle: number
  /** 400 regular, 700 bold. */
  readonly weight: number
  /** False where the font's maker forbids embedding part of it (OS/2 fsType). */
  readonly embeddable: boolean
  /** The glyph that draws a character; 0 where the face has none. */
  readonly glyph: (codePoint: number) => number
  /** Width of a glyph in font units. */
  readonly advance: (glyph: number) => number
  /** Outline of a glyph as a simple `glyf` record, standing where it is drawn; empty for a glyph without ink. */
  readonly record: (glyph: number) => Uint8Array
}

/** True where the face draws the character itself. */
export function hasGlyph(face: Face, codePoint: number): boolean {
  return face.glyph(codePoint) > 0
}

/** Width of a character in thousandths of an em; a character without a glyph is as wide as what stands for it. */
export function advanceOf(face: Face, codePoint: number): number {
  const glyph = face.glyph(codePoint)
  return glyph > 0 ? thousandths(face, face.advance(glyph)) : (blankAdvance(codePoint) ?? markAdvance)
}

/** Font units as thousandths of an em, to the third decimal: the one rounding that layout and PDF widths share. */
export function thousandths(face: Pick<Face, 'unitsPerEm'>, units: number): number {
  return face.unitsPerEm === 1000 ? units : Math.round((units * 1_000_000) / face.unitsPerEm) / 1000
}

/** The boxed code point that stands for a missing character is one em wide. */
const markAdvance = 1000

/** Width of a character without ink that a face lacks; nothing for a character that must be seen. */
export function blankAdvance(codePoint: number): number | undefined {
  return isUndrawn(codePoint) ? 0 : spaceWidth(codePoint)
}

/** True for a character that must be seen and that the face lacks: its boxed code point stands for it. */
export function isMissing(face: Face, codePoint: number): boolean {
  return !hasGlyph(face, codePoint) && blankAdvance(codePoint) === undefined
}

/** PDF/A-2a asks for ActualText with characters of the private use areas (ISO 19005-2, 6.2.11.7.3). */
export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000
}
