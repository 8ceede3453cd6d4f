import { type Face, hasGlyph } from './face.js'
import { encodeSimple, type GlyphPart, inkOf, type OutlinePoint } from './glyph-record.js'

/*
 * A character that no face has is drawn as its code point in a box: four or six hexadecimal digits in two rows.
 * The box is a glyph of its own and the mark a composite of it and of the face's digits.
 */

/** The frame around the digits, as a simple glyph one em wide. */
export function drawFrame(face: Face): Uint8Array {
  const { left, bottom, right, top, line } = frameOf(face)
  return encodeSimple([rectangle(left, bottom, right, top), rectangle(left + line, bottom + line, right - line, top - line).reverse()])
}

/** Where a digit stands inside the frame. */
type PlacedDigit = Omit<GlyphPart, 'glyph'> & { readonly digit: number }

/** The digits of a code point. One that the face lacks leaves its place empty. */
export function placeDigits(face: Face, codePoint: number): PlacedDigit[] {
  const frame = frameOf(face)
  const digits = codePoint.toString(16).toUpperCase()
  const text = digits.padStart(digits.length > 4 ? 6 : 4, '0')
  const columns = text.length / 2
  const cell = { width: (frame.right - frame.left - 3 * frame.line) / columns, height: (frame.top - frame.bottom - 3 * frame.line) / 2 }
  return [...text].flatMap((character, index) => {
    const digit = character.codePointAt(0)!
    if (!hasGlyph(face, digit)) return []
    const x = frame.left + 1.5 * frame.line + (index % columns) * cell.width
    const y = frame.top - 1.5 * frame.line - (Math.floor(index / columns) + 1) * cell.height
    return [fitInto(face, digit, { x, y, ...cell })]
  })
}

/** Share of a digit's cell that the digit fills. */
const filling = 0.8

function frameOf(face: Face): { left: number; bottom: number; right: number; top: number; line: number } {
  const unit = face.unitsPerEm / 1000
  const [bottom, top] = [face.descent + 40, face.ascent - 40]
  const round = (thousandths: number): number => Math.round(thousandths * unit)
  return { left: round(40), bottom: round(bottom), right: round(960), top: round(top), line: round(36) }
}

function rectangle(left: number, bottom: number, right: number, top: number): OutlinePoint[] {
  const corners: [number, number][] = [[left, bottom], [left, top], [right, top], [right, bottom]] // prettier-ignore
  return corners.map(([x, y]) => ({ x, y, onCurve: true }))
}

function fitInto(face: Face, digit: number, cell: { x: number; y: number; width: number; height: number }): PlacedDigit {
  const { left, bottom, right, top } = inkOf(face.record(face.glyph(digit)))!
  const scale = filling * Math.min(cell.width / (right - left), cell.height / (top - bottom))
  return {
    digit,
    scale,
    x: cell.x + cell.width / 2 - (scale * (left + right)) / 2,
    y: cell.y + cell.height / 2 - (scale * (bottom + top)) / 2,
  }
}
