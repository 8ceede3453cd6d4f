import { type Face, hasGlyph } from './face.js'
import { glyphRecord } from './glyph-record.js'
import { encodeSimpleGlyph, type OutlinePoint } from './simple-glyph.js'

/*
 * A character that no face has is drawn as its code point in a box: four or six hexadecimal digits in two rows.
 * The box is a glyph of its own and the mark a composite of it and of the face's digits.
 */

/** A part of a composite glyph, placed in font units. */
export interface MarkPart {
  readonly glyph: number
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** The frame around the digits, as a simple glyph one em wide. */
export function encodeFrame(face: Face): Uint8Array {
  const { left, bottom, right, top, line } = frameOf(face)
  return encodeSimpleGlyph([
    rectangle(left, bottom, right, top),
    rectangle(left + line, bottom + line, right - line, top - line).reverse(),
  ])
}

/** Where the digits of a code point stand inside the frame. A digit that the face lacks leaves its place empty. */
export function placeDigits(face: Face, codePoint: number): MarkPart[] {
  const frame = frameOf(face)
  const digits = codePoint.toString(16).toUpperCase()
  const text = digits.padStart(digits.length > 4 ? 6 : 4, '0')
  const columns = text.length / 2
  const cell = { width: (frame.right - frame.left - 3 * frame.line) / columns, height: (frame.top - frame.bottom - 3 * frame.line) / 2 }
  return [...text].flatMap((digit, index) => {
    const codePoint = digit.codePointAt(0)!
    if (!hasGlyph(face, codePoint)) return []
    const x = frame.left + 1.5 * frame.line + (index % columns) * cell.width
    const y = frame.top - 1.5 * frame.line - (Math.floor(index / columns) + 1) * cell.height
    return [fitInto(face, face.glyphs[codePoint]!, { x, y, ...cell })]
  })
}

/** The bytes of a composite glyph (OpenType, “glyf”) of the frame and digits whose numbers in the subset are given. */
export function encodeMark(face: Face, parts: readonly MarkPart[]): Uint8Array {
  const { left, bottom, right, top } = frameOf(face)
  const record = new Uint8Array(10 + parts.length * 10)
  const view = new DataView(record.buffer)
  for (const [index, value] of [-1, left, bottom, right, top].entries()) view.setInt16(index * 2, value)
  for (const [index, part] of parts.entries()) {
    const at = 10 + index * 10
    view.setUint16(at, argumentsAreWords | argumentsAreOffsets | hasScale | (index < parts.length - 1 ? moreComponents : 0))
    view.setUint16(at + 2, part.glyph)
    view.setInt16(at + 4, Math.round(part.x))
    view.setInt16(at + 6, Math.round(part.y))
    view.setInt16(at + 8, Math.round(part.scale * 0x4000))
  }
  return record
}

const argumentsAreWords = 0x0001
const argumentsAreOffsets = 0x0002
const hasScale = 0x0008
const moreComponents = 0x0020

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

function fitInto(face: Face, glyph: number, cell: { x: number; y: number; width: number; height: number }): MarkPart {
  const record = glyphRecord(face, glyph)
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const [left, bottom, right, top] = [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)]
  const scale = filling * Math.min(cell.width / (right - left), cell.height / (top - bottom))
  return {
    glyph,
    scale,
    x: cell.x + cell.width / 2 - (scale * (left + right)) / 2,
    y: cell.y + cell.height / 2 - (scale * (bottom + top)) / 2,
  }
}
