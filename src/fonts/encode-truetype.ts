import type { Face } from './face.js'
import { joinTables, longWords, padded, table, type FontTable } from './font-tables.js'
import { inkOf } from './glyph-record.js'
import { standaloneTables } from './standalone-tables.js'
import type { Subset, SubsetGlyph } from './subset.js'

/** Writes a TrueType file with the tables that PDF asks of FontFile2 (ISO 32000-1, 9.9): no names, no cmap, no dates, no instructions. */
export function encodeTrueType(subset: Subset): Uint8Array {
  return joinTables(pdfTables(subset))
}

/** The same as a font by itself, which maps characters to its glyphs and has a name, as OFD embeds it. */
export function encodeStandaloneTrueType(subset: Subset): Uint8Array {
  return joinTables([...pdfTables(subset), ...standaloneTables(subset)])
}

function pdfTables({ face, glyphs }: Subset): FontTable[] {
  return [...outlineTables(glyphs), headTable(face), hheaTable(face, glyphs), hmtxTable(glyphs), maxpTable(glyphs)]
}

function outlineTables(glyphs: readonly SubsetGlyph[]): [FontTable, FontTable] {
  const outlines = new Uint8Array(glyphs.reduce((sum, { record }) => sum + padded(record.length), 0))
  const offsets = new DataView(new ArrayBuffer(4 * (glyphs.length + 1)))
  let at = 0
  for (const [index, { record }] of glyphs.entries()) {
    outlines.set(record, at)
    at += padded(record.length)
    offsets.setUint32(4 * (index + 1), at)
  }
  return [
    ['glyf', outlines],
    ['loca', new Uint8Array(offsets.buffer)],
  ]
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
  const start = [1, 0, ...revision, ...checksumToCome, ...longWords(magicNumber), headFlags, unitsPerEm, ...dates]
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
