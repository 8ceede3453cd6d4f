import { blankAdvance, type Face } from './face.js'
import { encodeComposite, inkOf } from './glyph-record.js'
import { drawFrame, placeDigits } from './missing-mark.js'

/**
 * The characters of one document set in one face, each with a glyph of its own: two characters never share one even where the face
 * draws them alike (户 and ⼾), so each is copied out of the document as itself. Running state of one document; faces stay unchanged.
 */
export interface Subset {
  readonly face: Face
  readonly glyphs: SubsetGlyph[]
  /** Numbers of glyphs by what they draw: a code point, one with room around it, the frame of marks. */
  readonly numbers: Map<number | string, number>
}

/** A glyph as it goes into the font file. */
export interface SubsetGlyph {
  /** Nothing for .notdef and for the frame around the code point of a missing character. */
  readonly codePoint: number | undefined
  readonly record: Uint8Array
  /** In font units. */
  readonly advance: number
}

/**
 * Room added to a glyph's box on either side, or taken from it, in thousandths of an em. The quarter em between Han and Latin and the
 * half em that a mark gives up become part of a glyph's width this way: programs that copy text out of a PDF take a gap between two
 * boxes for a space, and boxes that overlap for the end of a line.
 */
export interface GlyphRoom {
  readonly before: number
  readonly after: number
}

export function startSubset(face: Face): Subset {
  return { face, glyphs: [{ codePoint: undefined, record: face.record(0), advance: face.advance(0) }], numbers: new Map() }
}

/** The subset's glyph for a character, added at its first use. */
export function addCharacter(subset: Subset, codePoint: number): number {
  return subset.numbers.get(codePoint) ?? add(subset, codePoint, { codePoint, ...drawCharacter(subset, codePoint) })
}

/** The subset's glyph for a character with room around it, added at its first use. */
export function addCharacterWithRoom(subset: Subset, codePoint: number, room: GlyphRoom): number {
  const key = `${codePoint} ${room.before} ${room.after}`
  return subset.numbers.get(key) ?? add(subset, key, { codePoint, ...drawWithRoom(subset, addCharacter(subset, codePoint), room) })
}

function add(subset: Subset, key: number | string, glyph: SubsetGlyph): number {
  const number = subset.glyphs.push(glyph) - 1
  subset.numbers.set(key, number)
  return number
}

type Drawn = Omit<SubsetGlyph, 'codePoint'>

function drawCharacter(subset: Subset, codePoint: number): Drawn {
  const { face } = subset
  const glyph = face.glyph(codePoint)
  if (glyph > 0) return { record: face.record(glyph), advance: face.advance(glyph) }
  const blank = blankAdvance(codePoint)
  return blank === undefined ? drawMark(subset, codePoint) : { record: new Uint8Array(0), advance: inUnits(face, blank) }
}

/** What stands for a character that no face has: the frame and the face's own digits, which join the subset as characters do. */
function drawMark(subset: Subset, codePoint: number): Drawn {
  const { face, numbers } = subset
  const frame = drawFrame(face)
  const advance = face.unitsPerEm
  const number = numbers.get('frame') ?? add(subset, 'frame', { codePoint: undefined, record: frame, advance })
  const digits = placeDigits(face, codePoint).map(({ digit, ...place }) => ({ ...place, glyph: addCharacter(subset, digit) }))
  return { record: encodeComposite(inkOf(frame)!, [{ glyph: number, scale: 1, x: 0, y: 0 }, ...digits]), advance }
}

/** A composite of one part, which makes a few bytes of it. */
function drawWithRoom({ face, glyphs }: Subset, glyph: number, room: GlyphRoom): Drawn {
  const { record, advance } = glyphs[glyph]!
  const [before, after] = [inUnits(face, room.before), inUnits(face, room.after)]
  const ink = inkOf(record)
  const moved = ink && encodeComposite({ ...ink, left: ink.left + before, right: ink.right + before }, [{ glyph, scale: 1, x: before, y: 0 }])
  return { record: moved ?? record, advance: Math.max(0, advance + before + after) }
}

function inUnits(face: Face, thousandths: number): number {
  return Math.round((thousandths * face.unitsPerEm) / 1000)
}
