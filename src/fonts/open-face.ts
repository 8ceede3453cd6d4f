import { readCmap } from './cmap.js'
import { cubicOutlines } from './cubic-outlines.js'
import { type Face, type QuadraticOutlines, thousandths } from './face.js'
import { glyphRecord } from './glyph-record.js'
import { readSfnt, type Sfnt, tableBytes, tableStart } from './sfnt.js'

/** Why a file cannot serve as a font. */
export type FaceFault = 'not-a-font' | 'damaged' | 'no-outlines'

/** Opens a TrueType face as shipped in `fonts/`. The bytes must stay unchanged as long as the face is used. */
export function openTrueType(bytes: Uint8Array): Face {
  const sfnt = readSfnt(bytes, 0)
  if (!sfnt) throw new TypeError('not a TrueType font')
  return readFace(sfnt, quadraticOutlines(sfnt))
}

/** Opens a user's TTF, OTF, or one font of a TTC. PostScript outlines are read through fontkit, loaded only when needed. */
export async function openUserFace(bytes: Uint8Array, index = 0): Promise<Face | FaceFault> {
  try {
    const sfnt = readSfnt(bytes, index)
    if (!sfnt) return 'not-a-font'
    if ([...sfnt.tables.values()].some(({ offset, length }) => offset + length > bytes.length)) return 'damaged'
    if (sfnt.tables.has('glyf')) return withoutDanglingGlyphs(readFace(sfnt, quadraticOutlines(sfnt)))
    if (sfnt.tables.has('CFF ')) return withoutDanglingGlyphs(readFace(sfnt, await cubicOutlines(bytes, index)))
    return 'no-outlines'
  } catch (error) {
    // Whatever is wrong inside a font file shows as a read beyond its end or as an error of fontkit's.
    if (error instanceof Error) return 'damaged'
    throw error
  }
}

/** A damaged font may map characters to glyphs that it does not have. */
function withoutDanglingGlyphs(face: Face): Face {
  return { ...face, glyphs: face.glyphs.map((glyph) => (glyph < face.advances.length ? glyph : 0)) }
}

function readFace(sfnt: Sfnt, outlines: Face['outlines']): Face {
  const { view } = sfnt
  const head = tableStart(sfnt, 'head')
  const unitsPerEm = view.getUint16(head + 18)
  const scale = (units: number): number => thousandths({ unitsPerEm }, units)
  const glyphs = readCmap(sfnt)
  const corner = (offset: number): number => scale(view.getInt16(head + offset))
  const face = {
    name: readPostScriptName(sfnt),
    unitsPerEm,
    bounds: [corner(36), corner(38), corner(40), corner(42)] as const,
    italicAngle: readItalicAngle(sfnt),
    glyphs,
    ...readAdvances(sfnt),
    outlines,
    ...readStyle(sfnt, scale),
  }
  return face.capHeight > 0 ? face : { ...face, capHeight: measureCapHeight(face, scale) }
}

function quadraticOutlines(sfnt: Sfnt): QuadraticOutlines {
  const { view } = sfnt
  const count = view.getUint16(tableStart(sfnt, 'maxp') + 4)
  const loca = tableStart(sfnt, 'loca')
  const long = view.getInt16(tableStart(sfnt, 'head') + 50) === 1
  const offsets = new Uint32Array(count + 1)
  for (let glyph = 0; glyph <= count; glyph++) {
    offsets[glyph] = long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2
  }
  const programs = ['cvt ', 'fpgm', 'prep'].flatMap((tag) => {
    const bytes = tableBytes(sfnt, tag)
    return bytes ? [{ tag, bytes }] : []
  })
  const [records, head, maxp] = ['glyf', 'head', 'maxp'].map((tag) => tableBytes(sfnt, tag)!)
  return { kind: 'quadratic', records: records!, offsets, programs, head: head!, maxp: maxp! }
}

/** `hmtx`: the advance of the last full entry holds for all glyphs behind it. */
function readAdvances(sfnt: Sfnt): Pick<Face, 'advances' | 'bearings'> {
  const { view } = sfnt
  const count = view.getUint16(tableStart(sfnt, 'maxp') + 4)
  const full = view.getUint16(tableStart(sfnt, 'hhea') + 34)
  const hmtx = tableStart(sfnt, 'hmtx')
  const advances = new Uint16Array(count)
  const bearings = new Int16Array(count)
  for (let glyph = 0; glyph < count; glyph++) {
    const entry = hmtx + Math.min(glyph, full - 1) * 4
    advances[glyph] = view.getUint16(entry)
    bearings[glyph] = view.getInt16(glyph < full ? entry + 2 : hmtx + full * 4 + (glyph - full) * 2)
  }
  return { advances, bearings }
}

type Style = Pick<Face, 'ascent' | 'descent' | 'capHeight' | 'weight' | 'embeddable'>

function readStyle(sfnt: Sfnt, scale: (units: number) => number): Style {
  const { view } = sfnt
  const os2 = sfnt.tables.get('OS/2')
  const hhea = tableStart(sfnt, 'hhea')
  if (!os2) {
    const [ascent, descent] = [scale(view.getInt16(hhea + 4)), scale(view.getInt16(hhea + 6))]
    return { ascent, descent, capHeight: 0, weight: 400, embeddable: true }
  }
  const version = view.getUint16(os2.offset)
  return {
    // The typographic values are the em box; those of hhea may have room for stacked accents.
    ascent: scale(view.getInt16(os2.offset + 68)),
    descent: scale(view.getInt16(os2.offset + 70)),
    capHeight: version >= 2 ? scale(view.getInt16(os2.offset + 88)) : 0,
    weight: view.getUint16(os2.offset + 4),
    // fsType: bit 1 alone is “restricted licence”; bit 9 allows bitmaps only.
    embeddable: (view.getUint16(os2.offset + 8) & 0x000e) !== 2 && (view.getUint16(os2.offset + 8) & 0x0200) === 0,
  }
}

function measureCapHeight(face: Face, scale: (units: number) => number): number {
  const record = glyphRecord(face, face.glyphs[0x48] ?? 0)
  if (record.length < 10) return face.ascent
  return scale(new DataView(record.buffer, record.byteOffset).getInt16(8))
}

function readItalicAngle(sfnt: Sfnt): number {
  const post = sfnt.tables.get('post')
  return post ? sfnt.view.getInt32(post.offset + 4) / 0x10000 : 0
}

function readPostScriptName(sfnt: Sfnt): string {
  const { view, bytes } = sfnt
  const name = tableStart(sfnt, 'name')
  const strings = name + view.getUint16(name + 4)
  for (let i = 0; i < view.getUint16(name + 2); i++) {
    const record = name + 6 + i * 12
    if (view.getUint16(record + 6) !== 6) continue
    const start = strings + view.getUint16(record + 10)
    // Names of kind 6 are ASCII; in UTF-16 each character has a zero before it, which falls away with all else.
    const letters = String.fromCharCode(...bytes.subarray(start, start + view.getUint16(record + 8))).replace(/[^A-Za-z0-9-]/g, '')
    if (letters !== '') return letters
  }
  return 'Font'
}
