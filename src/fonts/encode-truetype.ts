import type { Face } from './face.js'
import { inkOf } from './glyph-record.js'
import type { Subset, SubsetGlyph } from './subset.js'

export type FontTable = readonly [tag: string, bytes: Uint8Array]

/** Writes a TrueType file with the tables that PDF asks of FontFile2 (ISO 32000-1, 9.9): no names, no cmap, no dates, no instructions. */
export function encodeTrueType({ face, glyphs }: Subset): Uint8Array {
  const [glyf, loca] = outlineTables(glyphs)
  // In the order of their tags.
  return joinTables([glyf, headTable(face), hheaTable(face, glyphs), hmtxTable(glyphs), loca, maxpTable(glyphs)])
}

function outlineTables(glyphs: readonly SubsetGlyph[]): [FontTable, FontTable] {
  const outlines = new Uint8Array(glyphs.reduce((sum, { record }) => sum + padded(record.length), 0))
  const offsets = [0]
  for (const { record } of glyphs) {
    outlines.set(record, offsets.at(-1))
    offsets.push(offsets.at(-1)! + padded(record.length))
  }
  return [['glyf', outlines], table('loca', offsets.flatMap(long))]
}

const magicNumber = 0x5f0f3cf5
/** The baseline is at y = 0, and glyphs stand where their coordinates say. */
const headFlags = 3
const smallestPpem = 8
const directionHint = 2
const longOffsets = 1

function headTable({ unitsPerEm, bounds }: Face): FontTable {
  const box = bounds.map((value) => Math.round((value * unitsPerEm) / 1000))
  const [revision, checksumToCome, dates, style, format] = [[0, 0], [0, 0], [0, 0, 0, 0, 0, 0, 0, 0], 0, 0] // prettier-ignore
  const start = [1, 0, ...revision, ...checksumToCome, ...long(magicNumber), headFlags, unitsPerEm, ...dates]
  return table('head', [...start, ...box, style, smallestPpem, directionHint, longOffsets, format])
}

function hheaTable({ unitsPerEm, ascent, descent }: Face, glyphs: readonly SubsetGlyph[]): FontTable {
  const heights = [ascent, descent].map((value) => Math.round((value * unitsPerEm) / 1000))
  const widest = glyphs.reduce((most, { advance }) => Math.max(most, advance), 0)
  const [lineGap, sideBearings, extent, uprightCaret, reserved, format] = [0, [0, 0], 0, [1, 0, 0], [0, 0, 0, 0], 0] // prettier-ignore
  return table('hhea', [1, 0, ...heights, lineGap, widest, ...sideBearings, extent, ...uprightCaret, ...reserved, format, glyphs.length])
}

/** A TrueType glyph is moved until it has the bearing named here. */
function hmtxTable(glyphs: readonly SubsetGlyph[]): FontTable {
  return table(
    'hmtx',
    glyphs.flatMap(({ advance, record }) => [advance, inkOf(record)?.left ?? 0]),
  )
}

/** The mark for a missing character has a frame and six digits; with room around it it is part of another composite. */
const markParts = 7
const markDepth = 2

function maxpTable(glyphs: readonly SubsetGlyph[]): FontTable {
  const largest = glyphs.map(({ record }) => sizeOf(record)).reduce((a, b) => [Math.max(a[0], b[0]), Math.max(a[1], b[1])])
  const inComposites = largest.map((count) => Math.min(count * markParts, 0xffff))
  const instructions = [1, 0, 0, 0, 0, 0, 0]
  return table('maxp', [1, 0, glyphs.length, ...largest, ...inComposites, ...instructions, markParts, markDepth])
}

/** Of a simple glyph. */
function sizeOf(record: Uint8Array): readonly [points: number, contours: number] {
  const word = (at: number): number => (record[at]! << 8) | record[at + 1]!
  const isSimple = record.length > 0 && record[0]! < 0x80
  return isSimple ? [word(8 + word(0) * 2) + 1, word(0)] : [0, 0]
}

/** Sum of a whole font file (OpenType, “head”). */
const wholeSum = 0xb1b0afba

/** A font file (OpenType, “Organization of an OpenType Font”) of tables in the order of their tags. */
export function joinTables(tables: readonly FontTable[]): Uint8Array {
  const searched = Math.floor(Math.log2(tables.length))
  const searchRange = 16 << searched
  const directory = 12 + tables.length * 16
  const file = new Uint8Array(tables.reduce((size, [, bytes]) => size + padded(bytes.length), directory))
  const view = new DataView(file.buffer)
  file.set(table('', [1, 0, tables.length, searchRange, searched, tables.length * 16 - searchRange])[1])
  let at = directory
  for (const [index, [tag, bytes]] of tables.entries()) {
    file.set(bytes, at)
    const entry = 12 + index * 16
    file.set(Buffer.from(tag, 'latin1'), entry)
    for (const [field, value] of [checksum(view, at, bytes.length), at, bytes.length].entries()) view.setUint32(entry + 4 + field * 4, value)
    at += padded(bytes.length)
  }
  const head = tables.findIndex(([tag]) => tag === 'head')
  view.setUint32(view.getUint32(12 + head * 16 + 8) + 8, wholeSum - checksum(view, 0, file.length))
  return file
}

/** Sum of the 32-bit numbers of a table (OpenType, “Calculating checksums”); its last bytes as if zeros followed. */
export function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  const whole = offset + (length & ~3)
  for (let at = offset; at < whole; at += 4) sum = (sum + view.getUint32(at)) | 0
  for (let at = whole; at < offset + length; at++) sum = (sum + (view.getUint8(at) << (24 - ((at - whole) << 3)))) | 0
  return sum >>> 0
}

/** A table of 16-bit numbers. */
function table(tag: string, words: readonly number[]): FontTable {
  const bytes = new Uint8Array(words.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, word] of words.entries()) view.setUint16(index * 2, word)
  return [tag, bytes]
}

function long(value: number): [number, number] {
  return [value >>> 16, value & 0xffff]
}

function padded(length: number): number {
  return (length + 3) & ~3
}
