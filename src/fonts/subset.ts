import { blankAdvance, type Face } from './face.js'
import { glyphRecord } from './glyph-record.js'
import { addRoom, type GlyphRoom, type SubsetGlyph } from './glyph-room.js'
import { encodeFrame, encodeMark, placeDigits } from './missing-mark.js'

/**
 * The characters of one document set in one face, each with a glyph of its own: two characters never share one even where the face
 * draws them alike (户 and ⼾), so each is copied out of the document as itself. Running state of one document; faces stay unchanged.
 */
export interface Subset {
  readonly face: Face
  /** Code point by glyph of the subset; glyph 0 is .notdef and belongs to none. */
  readonly codePoints: number[]
  readonly glyphs: Map<number, number>
  /** Glyphs that are another one with room around it: that one and the room, by glyph; and their numbers. */
  readonly roomy: Map<number, { readonly base: number; readonly room: GlyphRoom }>
  readonly roomyGlyphs: Map<string, number>
}

export function startSubset(face: Face): Subset {
  return { face, codePoints: [-1], glyphs: new Map(), roomy: new Map(), roomyGlyphs: new Map() }
}

/** The subset's glyph for a character, added at its first use. */
export function addCharacter(subset: Subset, codePoint: number): number {
  const known = subset.glyphs.get(codePoint)
  if (known !== undefined) return known
  const glyph = subset.codePoints.length
  subset.codePoints.push(codePoint)
  subset.glyphs.set(codePoint, glyph)
  return glyph
}

/** The subset's glyph for a character with room around it, added at its first use. */
export function addCharacterWithRoom(subset: Subset, codePoint: number, room: GlyphRoom): number {
  const key = `${codePoint} ${room.before} ${room.after}`
  const known = subset.roomyGlyphs.get(key)
  if (known !== undefined) return known
  const base = addCharacter(subset, codePoint)
  const glyph = subset.codePoints.length
  subset.codePoints.push(codePoint)
  subset.roomy.set(glyph, { base, room })
  subset.roomyGlyphs.set(key, glyph)
  return glyph
}

/** All glyphs in order: those of characters first, then parts that composites are made of. */
export function collectGlyphs(subset: Subset): SubsetGlyph[] {
  const parts: Parts = { face: subset.face, first: subset.codePoints.length, sources: [], numbers: new Map() }
  const glyphs: SubsetGlyph[] = []
  for (const [glyph, codePoint] of subset.codePoints.entries()) {
    const roomy = subset.roomy.get(glyph)
    glyphs.push(roomy ? addRoom(glyphs[roomy.base]!, roomy.base, inUnits(subset.face, roomy.room)) : glyphOf(parts, codePoint))
  }
  // Parts may themselves be composite: the list grows while it is walked.
  for (let i = 0; i < parts.sources.length; i++) glyphs.push(partOf(parts, parts.sources[i]!))
  return glyphs
}

/** Glyphs of the face, or its frame for missing characters, that composites ask for. */
interface Parts {
  readonly face: Face
  readonly first: number
  readonly sources: (number | 'frame')[]
  readonly numbers: Map<number | 'frame', number>
}

function glyphOf(parts: Parts, codePoint: number): SubsetGlyph {
  const { face } = parts
  const glyph = codePoint < 0 ? 0 : (face.glyphs[codePoint] ?? 0)
  if (glyph > 0 || codePoint < 0) return partOf(parts, glyph)
  const blank = blankAdvance(codePoint)
  if (blank !== undefined) return { record: new Uint8Array(0), advance: toUnits(face, blank), bearing: 0 }
  return markOf(parts, codePoint)
}

function partOf(parts: Parts, source: number | 'frame'): SubsetGlyph {
  const { face } = parts
  if (source === 'frame') return { record: encodeFrame(face), advance: face.unitsPerEm, bearing: toUnits(face, 40) }
  // A damaged font may name parts that it does not have.
  if (source >= face.advances.length) return { record: new Uint8Array(0), advance: 0, bearing: 0 }
  const record = renumberParts(parts, glyphRecord(face, source))
  return { record, advance: face.advances[source]!, bearing: bearingOf(face, source, record) }
}

function markOf(parts: Parts, codePoint: number): SubsetGlyph {
  const { face } = parts
  const frame = { glyph: numberOf(parts, 'frame'), scale: 1, x: 0, y: 0 }
  const digits = placeDigits(face, codePoint).map((part) => ({ ...part, glyph: numberOf(parts, part.glyph) }))
  return { record: encodeMark(face, [frame, ...digits]), advance: face.unitsPerEm, bearing: toUnits(face, 40) }
}

function numberOf(parts: Parts, source: number | 'frame'): number {
  const known = parts.numbers.get(source)
  if (known !== undefined) return known
  const number = parts.first + parts.sources.length
  parts.sources.push(source)
  parts.numbers.set(source, number)
  return number
}

const argumentsAreWords = 0x0001
const hasScale = 0x0008
const moreComponents = 0x0020
const hasTwoScales = 0x0040
const hasMatrix = 0x0080

/** A composite's record with its parts numbered as in the subset; any other record as it is. */
function renumberParts(parts: Parts, record: Uint8Array): Uint8Array {
  if (record.length < 10 || record[0]! < 0x80) return record
  // Not slice(): of a Buffer that would be a view into the face itself.
  const copy = new Uint8Array(record)
  const view = new DataView(copy.buffer)
  let at = 10
  for (let flags = moreComponents; flags & moreComponents; at += partLength(flags)) {
    flags = view.getUint16(at)
    view.setUint16(at + 2, numberOf(parts, view.getUint16(at + 2)))
  }
  return copy
}

function partLength(flags: number): number {
  const place = flags & argumentsAreWords ? 4 : 2
  const transform = flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0
  return 4 + place + transform
}

/** PostScript outlines stand where their coordinates say; TrueType moves a glyph until it has the bearing of `hmtx`. */
function bearingOf(face: Face, glyph: number, record: Uint8Array): number {
  if (face.outlines.kind === 'quadratic') return face.bearings[glyph]!
  return record.length < 10 ? 0 : new DataView(record.buffer, record.byteOffset).getInt16(2)
}

function inUnits(face: Face, { before, after }: GlyphRoom): GlyphRoom {
  return { before: toUnits(face, before), after: toUnits(face, after) }
}

function toUnits(face: Face, thousandths: number): number {
  return Math.round((thousandths * face.unitsPerEm) / 1000)
}
