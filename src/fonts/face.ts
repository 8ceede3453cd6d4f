import { ignorableRanges } from '../language/invisible.js'

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
  return isUndrawn(codePoint) ? 0 : spaceAdvances.get(codePoint)
}

/**
 * Controls, white space among them, and what is never seen. Some faces have glyphs for them — a hyphen for the soft hyphen, a space for a
 * tab — which must not be drawn.
 */
export function isUndrawn(codePoint: number): boolean {
  const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)
  return isControl || ignorableRanges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** Spaces (Unicode, chapter 6, table 6-2) and separators, in thousandths of an em. */
// prettier-ignore
const spaceAdvances: ReadonlyMap<number, number> = new Map([
  [0x0020, 250], [0x00a0, 250], [0x2000, 500], [0x2001, 1000], [0x2002, 500], [0x2003, 1000], [0x2004, 333], [0x2005, 250], [0x2006, 167],
  [0x2007, 500], [0x2008, 250], [0x2009, 200], [0x200a, 100], [0x202f, 200], [0x2028, 0], [0x2029, 0], [0x205f, 222], [0x3000, 1000],
])

/** True for a character that must be seen and that the face lacks: its boxed code point stands for it. */
export function isMissing(face: Face, codePoint: number): boolean {
  return !hasGlyph(face, codePoint) && blankAdvance(codePoint) === undefined
}

/** PDF/A-2a asks for ActualText with characters of the private use areas (ISO 19005-2, 6.2.11.7.3). */
export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000
}
