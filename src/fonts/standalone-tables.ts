import type { Face } from './face.js'
import { longWords, searchFields, table, type FontTable } from './font-tables.js'
import type { Subset } from './subset.js'

/** The tables that a font file needs beside those of PDF to be opened by itself (OpenType, “Required tables”). */
export function standaloneTables({ face, numbers }: Subset): FontTable[] {
  const mapped = [...numbers].filter((entry): entry is [number, number] => typeof entry[0] === 'number').sort(([one], [other]) => one - other)
  return [os2Table(face, mapped), cmapTable(mapped), nameTable(face), postTable()]
}

type Mapped = readonly (readonly [codePoint: number, glyph: number])[]

const windows = 3
const unicodeBasic = 1
const unicodeFull = 10
const lastBasic = 0xffff

/** Format 4 for the basic plane, format 12 for all. */
function cmapTable(mapped: Mapped): FontTable {
  const basic = segmentTable(mapped.filter(([codePoint]) => codePoint < lastBasic))
  const full = groupTable(mapped)
  const first = 4 + 2 * 8
  const head = [0, 2, windows, unicodeBasic, ...longWords(first), windows, unicodeFull, ...longWords(first + basic.length * 2)]
  return table('cmap', [...head, ...basic, ...full])
}

interface Segment {
  readonly start: number
  end: number
  readonly delta: number
}

/** The format's last segment maps U+FFFF to nothing. */
function segmentTable(mapped: Mapped): number[] {
  const segments: Segment[] = []
  for (const [codePoint, glyph] of mapped) {
    const open = segments.at(-1)
    if (open && open.end === codePoint - 1 && glyph - codePoint === open.delta) open.end = codePoint
    else segments.push({ start: codePoint, end: codePoint, delta: glyph - codePoint })
  }
  segments.push({ start: lastBasic, end: lastBasic, delta: 1 })
  const count = segments.length
  const ends = segments.map(({ end }) => end)
  const starts = segments.map(({ start }) => start)
  const deltas = segments.map(({ delta }) => delta & 0xffff)
  const offsets = segments.map(() => 0)
  const [language, pad] = [0, 0]
  return [4, 16 + count * 8, language, count * 2, ...searchFields(count, 2), ...ends, pad, ...starts, ...deltas, ...offsets]
}

function groupTable(mapped: Mapped): number[] {
  const [reserved, language] = [0, [0, 0]]
  const groups = mapped.flatMap(([codePoint, glyph]) => [...longWords(codePoint), ...longWords(codePoint), ...longWords(glyph)])
  return [12, reserved, ...longWords(16 + mapped.length * 12), ...language, ...longWords(mapped.length), ...groups]
}

const regularWidth = 5
const regularSelection = 0x40

/** Version 4. Of what it says only names, weight and heights are used for a font that travels inside a file. */
function os2Table({ unitsPerEm, ascent, descent, capHeight, weight }: Face, mapped: Mapped): FontTable {
  const units = (value: number) => Math.round((value * unitsPerEm) / 1000)
  const basic = mapped.map(([codePoint]) => Math.min(codePoint, lastBasic))
  const scripts = Array.from({ length: 10 }, () => 0)
  const panose = Array.from({ length: 5 }, () => 0)
  const ranges = Array.from({ length: 8 }, () => 0)
  const vendor = [0, 0]
  const [installable, noClass] = [0, 0]
  const heights = [units(ascent), units(descent), 0, units(ascent), units(-descent)]
  const [pages, xHeight, defaultChar, breakChar, context] = [[0, 0, 0, 0], units(capHeight * 0.7), 0, 0x20, 0]
  const names = [4, unitsPerEm, weight, regularWidth, installable, ...scripts, noClass, ...panose, ...ranges, ...vendor, regularSelection]
  const extent = [basic[0] ?? 0, basic.at(-1) ?? 0, ...heights, ...pages]
  return table('OS/2', [...names, ...extent, xHeight, units(capHeight), defaultChar, breakChar, context])
}

/** Family, style, unique and full name, and PostScript name. */
const nameIds = [1, 2, 3, 4, 6]
const english = 0x409

function nameTable({ name }: Face): FontTable {
  const names = [name, 'Regular', `${name} subset`, name, name]
  const records: number[] = []
  const letters: number[] = []
  for (const [index, text] of names.entries()) {
    records.push(windows, unicodeBasic, english, nameIds[index]!, text.length * 2, letters.length * 2)
    letters.push(...[...text].map((letter) => letter.charCodeAt(0)))
  }
  return table('name', [0, names.length, 6 + names.length * 12, ...records, ...letters])
}

/** Version 3: glyphs have no names. */
function postTable(): FontTable {
  return table('post', [3, 0, ...Array.from({ length: 14 }, () => 0)])
}
