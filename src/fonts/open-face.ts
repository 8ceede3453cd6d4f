import { create, type Font, type Os2Table } from 'fontkit'
import { isUndrawn } from '../language/invisible.js'
import { type Face, hasGlyph, thousandths } from './face.js'
import { FontError, namingDamage } from './font-error.js'
import { encodeSimple, inkOf } from './glyph-record.js'
import { contoursOf } from './outline.js'

/** A font of fontkit's, with what its published types leave out: tables by their tags. */
export interface OpenFont extends Omit<Font, 'OS/2'> {
  readonly 'OS/2'?: Os2Table
  readonly 'CFF '?: { readonly stream: { readUInt8: () => number } }
  readonly CFF2?: object
  readonly post?: object
  readonly head: { readonly magicNumber: number }
  readonly loca: { readonly offsets: readonly number[] }
  readonly hmtx: { readonly metrics: LazyArray<Metric>; readonly bearings: LazyArray<number> }
  readonly directory: { readonly tables: Readonly<Record<string, TableEntry>> }
}

/** `transformed` is WOFF2's word for a table packed in a way of its own. */
type TableEntry = { readonly checkSum: number; readonly offset: number; readonly length: number; readonly transformed?: boolean }
type LazyArray<T> = { readonly length: number; get(index: number): T }
type Metric = { readonly advance: number; readonly bearing: number }

/** “ttcf”, with which a collection begins. */
const collection = 0x74746366
/** Collections have a font for each language or width. */
const mostFonts = 256

/** The font of a TTF, OTF or WOFF2 file, or the one of this index in a TTC. */
export function openFont(bytes: Uint8Array, index: number): OpenFont | undefined {
  const head = viewOf(bytes)
  if (head.getUint32(0) === collection && head.getUint32(8) > mostFonts) throw new RangeError('damaged collection')
  const opened = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return ('fonts' in opened ? opened.fonts[index] : opened) as OpenFont | undefined
}

/**
 * The bytes must stay as they are as long as the face is used: fontkit reads tables and outlines when they are first asked for. Throws,
 * then or later, where the file cannot serve.
 */
export function faceOf(font: OpenFont, bytes: Uint8Array, path: string): Face {
  refuseDamaged(font, bytes.length)
  if (font.CFF2 || font.getGlyph(0) === null || font.directory.tables['hmtx']?.transformed) throw new FontError('no-outlines', path)
  const face = readFace(font, (glyph) => storedRecord(font, bytes, glyph) ?? drawnRecord(font, glyph), path)
  const known = samples.filter((codePoint) => font.hasGlyphForCodePoint(codePoint))
  if (known.length > 0 && !known.some((codePoint) => hasGlyph(face, codePoint))) throw new FontError('no-outlines', path)
  return face
}

/** In bitmap and colour fonts these have empty outlines. */
const samples = [0x4e00, 0x41, 0x30]
const magicNumber = 0x5f0f3cf5
/** OpenType, “head”. */
const unitsPerEmRange = [16, 16384] as const
/** Brotli makes a font two to four times smaller; where the tables of a WOFF2 claim more than this, the claim is damaged. */
const mostShrinking = 32

function refuseDamaged({ directory, head, unitsPerEm }: OpenFont, size: number): void {
  const claimed = Object.values(directory.tables).reduce((sum, { length }) => sum + length, 0)
  const isSound = head.magicNumber === magicNumber && unitsPerEm >= unitsPerEmRange[0] && unitsPerEm <= unitsPerEmRange[1]
  if (claimed > size * mostShrinking || !isSound) throw new RangeError('damaged head')
}

/** A face of fontkit's tables and of glyph records. */
export function readFace(font: OpenFont, readRecord: Face['record'], path: string): Face {
  const { 'OS/2': os2, bbox } = font
  const askAnew = limitWork(font)
  const answer = <T>(read: (key: number) => T) => remember((key) => namingDamage(path, () => (askAnew(), read(key))))
  const record = answer(readRecord)
  const glyph = answer((codePoint) => (isUndrawn(codePoint) ? 0 : glyphWithInk(font, codePoint, record)))
  const scale = (units: number): number => thousandths(font, units)
  return {
    name: String(font.postscriptName ?? '').replace(/[^A-Za-z0-9-]/g, '') || 'Font',
    unitsPerEm: font.unitsPerEm,
    // The typographic values are the em box; those of hhea may have room for stacked accents.
    ascent: scale(os2?.typoAscender ?? font.ascent),
    descent: scale(os2?.typoDescender ?? font.descent),
    capHeight: scale(os2?.capHeight || (inkOf(record(glyph(0x48)))?.top ?? font.ascent)),
    bounds: [scale(bbox.minX), scale(bbox.minY), scale(bbox.maxX), scale(bbox.maxY)],
    italicAngle: font.post ? font.italicAngle : 0,
    weight: os2?.usWeightClass ?? 400,
    embeddable: mayBeEmbedded(os2),
    glyph,
    advance: answer((glyph) => metricOf(font, glyph).advance),
    record,
  }
}

/**
 * A character's glyph, where it has ink: fonts not licensed in full, bitmap and colour fonts have empty ones, which would lose text
 * without a word.
 */
function glyphWithInk(font: OpenFont, codePoint: number, record: Face['record']): number {
  const { id } = font.glyphForCodePoint(codePoint)
  return record(id).length > 0 || /^\p{White_Space}$/u.test(String.fromCodePoint(codePoint)) ? id : 0
}

/**
 * A TrueType outline as it stands in the file, so that not a point of it changes. Nothing where it is made of others, has instructions, would
 * be moved to have the bearing of `hmtx`, or is packed by WOFF2.
 */
function storedRecord(font: OpenFont, bytes: Uint8Array, glyph: number): Uint8Array | undefined {
  const { glyf } = font.directory.tables
  if (font.type !== 'TTF' || !glyf) return undefined
  const [start, end] = [font.loca.offsets[glyph]!, font.loca.offsets[glyph + 1]!]
  if (start === end) return new Uint8Array(0)
  if (!(start < end && end <= glyf.length)) throw new RangeError('damaged loca')
  const record = bytes.subarray(glyf.offset + start, glyf.offset + end)
  const view = viewOf(record)
  const contours = view.getInt16(0)
  const isPlain = contours > 0 && view.getUint16(10 + contours * 2) === 0 && view.getInt16(2) === metricOf(font, glyph).bearing
  return isPlain ? record : undefined
}

/** How far a quadratic curve may lie from the cubic one of a PostScript outline, in ems. */
const tolerance = 1 / 2000

/** Any outline, as fontkit draws it. */
function drawnRecord(font: OpenFont, id: number): Uint8Array {
  const { commands } = font.getGlyph(id).path
  const [contours, shift] = [contoursOf(commands, font.unitsPerEm * tolerance), commands.length === 0 ? 0 : shiftOf(font, id)]
  // fontkit would keep every path it has read.
  commands.length = 0
  return encodeSimple(contours.map((contour) => contour.map((point) => ({ ...point, x: point.x + shift }))))
}

/** A TrueType glyph is moved until it has the bearing of `hmtx`; PostScript ones stand where their coordinates say. */
function shiftOf(font: OpenFont, id: number): number {
  const { glyf } = font.directory.tables
  const glyph = font.getGlyph(id)
  // fontkit 2.0.4 knows the bounds that stand in the file, not those that WOFF2 leaves to be worked out.
  return glyf ? metricOf(font, id).bearing - (glyf.transformed ? glyph.path : glyph).cbox.minX : 0
}

/** `hmtx`: the advance of the last full entry holds for all glyphs behind it. */
function metricOf({ hmtx }: OpenFont, glyph: number): Metric {
  const full = hmtx.metrics.length
  if (glyph < full) return hmtx.metrics.get(glyph)
  return { advance: hmtx.metrics.get(full - 1).advance, bearing: hmtx.bearings.get(glyph - full) }
}

/** The most glyphs that one may be made of. Han made of parts and letters with accents have fewer than ten. */
const mostParts = 256
/** The most bytes that a PostScript outline may run to, with its subroutines: four times what one alone may have (Adobe 5177, appendix B). */
const mostOperators = 1 << 18

/** Adobe 5177: two bytes of an operator, and the first bytes of numbers whose second byte is no operator. */
const [escape, roll, longNumbers] = [12, 30, [247, 254]] as const

/**
 * fontkit asks for every part of a composite through `getGlyph`, and reads every operator of a PostScript outline through `readUInt8`:
 * parts and subroutines that contain themselves, or each other over and over, end here, and so does `roll`, which can be told to take for
 * ever and which no font has used since 2000. Returns what is to be called before each new question.
 */
function limitWork(font: OpenFont): () => void {
  let [parts, operators, last] = [0, 0, 0]
  const getGlyph = font.getGlyph.bind(font)
  font.getGlyph = (id) => {
    const isMissing = id >= font.numGlyphs
    if (++parts > mostParts || (isMissing && parts > 1)) throw new RangeError('damaged composite')
    return getGlyph(isMissing ? 0 : id)
  }
  const { stream } = font['CFF '] ?? {}
  const readByte = stream?.readUInt8.bind(stream)
  if (stream && readByte) {
    stream.readUInt8 = () => {
      const byte = readByte()
      if (++operators > mostOperators || (last === escape && byte === roll)) throw new RangeError('damaged subroutine')
      last = last >= longNumbers[0] && last <= longNumbers[1] ? 0 : byte
      return byte
    }
  }
  return () => void ([parts, operators, last] = [0, 0, 0])
}

/** fsType: the most permissive of the levels set holds; a subset is embedded, with its outlines. */
function mayBeEmbedded(os2: Os2Table | undefined): boolean {
  if (!os2) return true
  const { noEmbedding, viewOnly, editable, noSubsetting, bitmapOnly } = os2.fsType
  return (!noEmbedding || viewOnly || editable) && !noSubsetting && !bitmapOnly
}

function remember<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
