import type { Face, FontTable } from './face.js'
import type { SubsetGlyph } from './glyph-room.js'

/** Writes a TrueType file with the tables that PDF asks of FontFile2 (ISO 32000-1, 9.9): no names, no cmap, no dates. */
export function encodeTrueType(face: Face, glyphs: readonly SubsetGlyph[]): Uint8Array {
  const tables = [
    ...(face.outlines.kind === 'quadratic' ? face.outlines.programs : []),
    ...outlineTables(glyphs),
    headTable(face),
    hheaTable(face, glyphs),
    hmtxTable(glyphs),
    maxpTable(face, glyphs),
  ]
  return joinTables(tables.sort((a, b) => (a.tag < b.tag ? -1 : 1)))
}

function outlineTables(glyphs: readonly SubsetGlyph[]): FontTable[] {
  const glyf = new Uint8Array(glyphs.reduce((sum, glyph) => sum + padded(glyph.record.length), 0))
  const loca = table('loca', (glyphs.length + 1) * 4)
  let at = 0
  for (let index = 0; index < glyphs.length; index++) {
    const { record } = glyphs[index]!
    glyf.set(record, at)
    at += padded(record.length)
    loca.view.setUint32((index + 1) * 4, at)
  }
  return [{ tag: 'glyf', bytes: glyf }, loca]
}

/** The face's own table, or one with the same facts, without checksum and dates, and with long offsets in `loca`. */
function headTable(face: Face): FontTable {
  const head = table('head', 54)
  const { view } = head
  if (face.outlines.kind === 'quadratic') head.bytes.set(face.outlines.head.subarray(0, 54))
  else {
    const units = face.unitsPerEm / 1000
    for (const [index, value] of face.bounds.entries()) view.setInt16(36 + index * 2, Math.round(value * units))
    view.setUint16(18, face.unitsPerEm)
    view.setUint16(46, 8)
  }
  view.setUint32(0, 0x00010000)
  view.setUint32(8, 0)
  view.setUint32(12, 0x5f0f3cf5)
  for (const field of [20, 24, 28, 32]) view.setUint32(field, 0)
  view.setInt16(50, 1)
  view.setInt16(52, 0)
  return head
}

function hheaTable(face: Face, glyphs: readonly SubsetGlyph[]): FontTable {
  const hhea = table('hhea', 36)
  const units = face.unitsPerEm / 1000
  hhea.view.setUint32(0, 0x00010000)
  hhea.view.setInt16(4, Math.round(face.ascent * units))
  hhea.view.setInt16(6, Math.round(face.descent * units))
  hhea.view.setUint16(10, glyphs.reduce((widest, glyph) => Math.max(widest, glyph.advance), 0))
  hhea.view.setInt16(18, 1)
  hhea.view.setUint16(34, glyphs.length)
  return hhea
}

function hmtxTable(glyphs: readonly SubsetGlyph[]): FontTable {
  const hmtx = table('hmtx', glyphs.length * 4)
  for (let index = 0; index < glyphs.length; index++) {
    hmtx.view.setUint16(index * 4, glyphs[index]!.advance)
    hmtx.view.setInt16(index * 4 + 2, glyphs[index]!.bearing)
  }
  return hmtx
}

/** What composites need beyond the face's own limits: the mark for a missing character has a frame and six digits. */
const markParts = 7

function maxpTable(face: Face, glyphs: readonly SubsetGlyph[]): FontTable {
  const maxp = table('maxp', 32)
  const { view } = maxp
  if (face.outlines.kind === 'quadratic') maxp.bytes.set(face.outlines.maxp.subarray(0, 32))
  const { points, contours } = largestGlyph(glyphs)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, glyphs.length)
  raise(view, 6, points)
  raise(view, 8, contours)
  raise(view, 10, points * markParts)
  raise(view, 12, contours * markParts)
  raise(view, 14, 1)
  raise(view, 28, markParts)
  // A glyph with room around it is a composite of one that may be composite itself.
  raise(view, 30, view.getUint16(30) + 1)
  return maxp
}

function largestGlyph(glyphs: readonly SubsetGlyph[]): { points: number; contours: number } {
  let [points, contours] = [0, 0]
  for (const { record } of glyphs) {
    const count = record.length < 10 ? 0 : (record[0]! << 8) | record[1]!
    if (count === 0 || count >= 0x8000) continue
    const last = 10 + (count - 1) * 2
    contours = Math.max(contours, count)
    points = Math.max(points, ((record[last]! << 8) | record[last + 1]!) + 1)
  }
  return { points, contours }
}

function raise(view: DataView, offset: number, atLeast: number): void {
  view.setUint16(offset, Math.min(0xffff, Math.max(view.getUint16(offset), atLeast)))
}

function joinTables(tables: readonly FontTable[]): Uint8Array {
  const directory = 12 + tables.length * 16
  const file = new Uint8Array(tables.reduce((size, { bytes }) => size + padded(bytes.length), directory))
  const view = new DataView(file.buffer)
  writeSearchFields(view, tables.length)
  let [at, total] = [directory, 0]
  for (const [index, { tag, bytes }] of tables.entries()) {
    const entry = 12 + index * 16
    file.set(bytes, at)
    const sum = checksum(view, at, bytes.length)
    for (let letter = 0; letter < 4; letter++) file[entry + letter] = tag.charCodeAt(letter)
    view.setUint32(entry + 4, sum)
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, bytes.length)
    total = (total + sum) >>> 0
    at += padded(bytes.length)
  }
  const head = tables.findIndex(({ tag }) => tag === 'head')
  const adjustment = (0xb1b0afba - total - checksum(view, 0, directory)) >>> 0
  view.setUint32(view.getUint32(12 + head * 16 + 8) + 8, adjustment)
  return file
}

function writeSearchFields(view: DataView, count: number): void {
  const exponent = Math.floor(Math.log2(count))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, count)
  view.setUint16(6, 16 << exponent)
  view.setUint16(8, exponent)
  view.setUint16(10, count * 16 - (16 << exponent))
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) | 0
  return sum >>> 0
}

function table(tag: string, size: number): FontTable & { readonly view: DataView } {
  const bytes = new Uint8Array(size)
  return { tag, bytes, view: new DataView(bytes.buffer) }
}

function padded(length: number): number {
  return (length + 3) & ~3
}
