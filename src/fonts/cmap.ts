import { undrawnRanges } from './face.js'
import { type Sfnt, tableStart } from './sfnt.js'

/** Glyph by code point, from the font's widest Unicode table of format 12 or 4; none for characters that are never seen. */
export function readCmap(sfnt: Sfnt): Uint16Array {
  const glyphs = readWidestTable(sfnt)
  for (const [first, last] of undrawnRanges) glyphs.fill(0, first, last + 1)
  return glyphs
}

function readWidestTable(sfnt: Sfnt): Uint16Array {
  const { view } = sfnt
  const tables = unicodeTables(sfnt)
  const wide = tables.find((table) => view.getUint16(table) === 12)
  if (wide !== undefined) return readGroups(view, wide)
  const basic = tables.find((table) => view.getUint16(table) === 4)
  if (basic !== undefined) return readSegments(view, basic)
  throw new RangeError('font without a Unicode cmap of format 4 or 12')
}

function unicodeTables(sfnt: Sfnt): number[] {
  const { view } = sfnt
  const start = tableStart(sfnt, 'cmap')
  const tables: number[] = []
  for (let i = 0; i < view.getUint16(start + 2); i++) {
    const record = start + 4 + i * 8
    const platform = view.getUint16(record)
    const encoding = view.getUint16(record + 2)
    if (platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))) tables.push(start + view.getUint32(record + 4))
  }
  return tables
}

/** Format 12: groups of (first code point, last, first glyph). */
function readGroups(view: DataView, table: number): Uint16Array {
  const count = view.getUint32(table + 12)
  const groups = table + 16
  const last = count === 0 ? 0 : Math.min(view.getUint32(groups + (count - 1) * 12 + 4), 0x10ffff)
  const glyphs = new Uint16Array(last + 1)
  for (let i = 0; i < count; i++) {
    const first = view.getUint32(groups + i * 12)
    const end = Math.min(view.getUint32(groups + i * 12 + 4), last)
    const glyph = view.getUint32(groups + i * 12 + 8)
    for (let codePoint = first; codePoint <= end; codePoint++) glyphs[codePoint] = glyph + codePoint - first
  }
  return glyphs
}

/** Format 4: segments of the basic plane, each with a delta or a range in the glyph array behind them. */
function readSegments(view: DataView, table: number): Uint16Array {
  const size = view.getUint16(table + 6)
  const ends = table + 14
  const starts = ends + size + 2
  const deltas = starts + size
  const ranges = deltas + size
  const glyphs = new Uint16Array(0x10000)
  for (let at = 0; at < size; at += 2) {
    const first = view.getUint16(starts + at)
    const last = Math.min(view.getUint16(ends + at), 0xfffe)
    const delta = view.getUint16(deltas + at)
    const range = view.getUint16(ranges + at)
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const listed = range === 0 ? codePoint : view.getUint16(ranges + at + range + (codePoint - first) * 2)
      glyphs[codePoint] = range !== 0 && listed === 0 ? 0 : listed + delta
    }
  }
  return glyphs
}
