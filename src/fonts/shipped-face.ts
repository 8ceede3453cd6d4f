import { unpackBrotli, unpackBrotliNow } from '../platform/compression.js'
import { type FontTable, joinTables } from './font-tables.js'
import type { Face } from './face.js'
import { namingDamage } from './font-error.js'
import { encodeSimple, type OutlinePoint } from './glyph-record.js'
import { openFont, readFace, viewOf } from './open-face.js'

/*
 * The shipped faces are WOFF2 (W3C, 2024): three fifths of TrueType. fontkit would take half a second for each, since it makes every glyph; here
 * Node takes the tables out, and a glyph is made when it is drawn. These faces have simple glyphs alone, without instructions.
 */

/** Opens a shipped face. */
export async function openShipped(bytes: Uint8Array, path: string): Promise<Face> {
  return faceOfTables(bytes, await unpackBrotli(packedTables(bytes)), path)
}

/** A face that is opened when it is first asked for anything. */
export function openShippedLate(read: () => Uint8Array, path: string): Face {
  let face: Face | undefined
  const open = (): Face => {
    const bytes = read()
    return faceOfTables(bytes, unpackBrotliNow(packedTables(bytes)), path)
  }
  return new Proxy({} as Face, { get: (_, property) => Reflect.get((face ??= open()), property) as unknown })
}

function faceOfTables(bytes: Uint8Array, unpacked: Uint8Array, path: string): Face {
  return namingDamage(path, () => {
    const tables = tablesOf(bytes, unpacked)
    const [, outlines] = tables.find(([tag]) => tag === 'glyf')!
    // fontkit asks whether there are outlines, and is never asked for one.
    const plain = tables.map(([tag, table]): FontTable => [tag, transformed.includes(tag) ? new Uint8Array(0) : table])
    return readFace(openFont(joinTables(plain), 0)!, glyphsOf(outlines), path)
  })
}

/** WOFF2, 4.1: where the directory begins and what is packed ends. */
const headerLength = 48
/** WOFF2, 4.1, “Known Table Tags”, as far as these faces have them. */
const tags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca']
const transformed = ['glyf', 'loca']

function packedTables(bytes: Uint8Array): Uint8Array {
  const length = viewOf(bytes).getUint32(20)
  return bytes.subarray(directoryOf(bytes).end, directoryOf(bytes).end + length)
}

function tablesOf(bytes: Uint8Array, unpacked: Uint8Array): FontTable[] {
  let start = 0
  return directoryOf(bytes).entries.map(({ tag, length }) => [tag, unpacked.subarray(start, (start += length))])
}

function directoryOf(bytes: Uint8Array): { entries: { tag: string; length: number }[]; end: number } {
  let at = headerLength
  // UIntBase128: seven bits a byte, the highest first.
  const readNumber = (): number => {
    let value = 0
    while (bytes[at]! >= 0x80) value = (value << 7) | (bytes[at++]! & 0x7f)
    return (value << 7) | bytes[at++]!
  }
  const entries = Array.from({ length: viewOf(bytes).getUint16(12) }, () => {
    const tag = tags[bytes[at++]! & 0x3f]!
    const length = readNumber()
    return { tag, length: transformed.includes(tag) ? readNumber() : length }
  })
  return { entries, end: at }
}

/** Gives each glyph of a transformed `glyf` table (WOFF2, 5.1) as a simple record. */
function glyphsOf(table: Uint8Array): Face['record'] {
  const view = viewOf(table)
  const count = view.getUint16(4)
  let end = 36
  const [contours, sizes, flags, steps] = [8, 12, 16, 20].map((at) => table.subarray(end, (end += view.getUint32(at)))) as Streams
  const starts = startsOf({ contours, sizes, flags }, count)
  return (glyph) => {
    const number = viewOf(contours).getInt16(glyph * 2)
    const [size, flag, step] = starts.subarray(glyph * 3) as unknown as [number, number, number]
    const readPoint = pointsFrom(flags, flag, steps, step)
    const readSize = sizesFrom(sizes, size)
    return encodeSimple(Array.from({ length: number }, () => Array.from({ length: readSize() }, readPoint)))
  }
}

type Streams = [contours: Uint8Array, sizes: Uint8Array, flags: Uint8Array, steps: Uint8Array]

/** Where the sizes, flags and steps of each glyph begin, three numbers a glyph. */
function startsOf({ contours, sizes, flags }: Record<'contours' | 'sizes' | 'flags', Uint8Array>, count: number): Uint32Array {
  const view = viewOf(contours)
  const readSize = sizesFrom(sizes, 0)
  const starts = new Uint32Array(count * 3)
  let [flag, step] = [0, 0]
  for (let glyph = 0; glyph < count; glyph++) {
    starts.set([readSize.at(), flag, step], glyph * 3)
    let points = 0
    for (let contour = view.getInt16(glyph * 2); contour > 0; contour--) points += readSize()
    for (const end = flag + points; flag < end; flag++) step += stepBytes[flags[flag]! & 0x7f]!
    // Behind the steps stands how many instructions there are: none.
    if (points > 0) step++
  }
  return starts
}

/** Reads 255UInt16 (WOFF2, 4.1) one after the other. */
function sizesFrom(bytes: Uint8Array, start: number): (() => number) & { at: () => number } {
  let at = start
  const read = (): number => {
    const code = bytes[at++]!
    if (code === 253) return (bytes[at++]! << 8) | bytes[at++]!
    if (code === 254) return bytes[at++]! + 2 * 253
    return code === 255 ? bytes[at++]! + 253 : code
  }
  return Object.assign(read, { at: () => at })
}

/** How many bytes a point's steps take, by its flag. */
const stepBytes = Uint8Array.from({ length: 128 }, (_, code) => (code < 84 ? 1 : code < 120 ? 2 : code < 124 ? 3 : 4))

/** Reads points (WOFF2, 5.2, “Triplet Encoding”) one after the other. */
function pointsFrom(flags: Uint8Array, firstFlag: number, steps: Uint8Array, firstStep: number): () => OutlinePoint {
  let [flag, step, x, y] = [firstFlag, firstStep, 0, 0]
  return () => {
    const coded = flags[flag++]!
    const [dx, dy] = stepOf(coded & 0x7f, steps, step)
    step += stepBytes[coded & 0x7f]!
    return { x: (x += dx), y: (y += dy), onCurve: coded < 0x80 }
  }
}

function stepOf(code: number, bytes: Uint8Array, at: number): [dx: number, dy: number] {
  const [a, b, c, d] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!]
  const x = (size: number): number => (code & 1 ? size : -size)
  const y = (size: number): number => (code & 2 ? size : -size)
  if (code < 10) return [0, x(((code & 14) << 7) + a)]
  if (code < 20) return [x((((code - 10) & 14) << 7) + a), 0]
  if (code < 84) return [x(1 + ((code - 20) & 0x30) + (a >> 4)), y(1 + (((code - 20) & 0x0c) << 2) + (a & 0x0f))]
  if (code < 120) return [x(1 + (Math.floor((code - 84) / 12) << 8) + a), y(1 + ((((code - 84) % 12) >> 2) << 8) + b)]
  if (code < 124) return [x((a << 4) + (b >> 4)), y(((b & 0x0f) << 8) + c)]
  return [x((a << 8) + b), y((c << 8) + d)]
}
