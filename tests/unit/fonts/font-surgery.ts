import { checksum } from '../../../src/fonts/font-tables.js'

/** Breaks fonts on purpose. */

export interface FontTable {
  readonly tag: string
  /** Where the directory names it. */
  readonly entry: number
  readonly offset: number
  readonly length: number
}

/** The tables of a font file, or of one font of a collection. */
export function tablesOf(font: Buffer, index = 0): FontTable[] {
  const start = font.toString('latin1', 0, 4) === 'ttcf' ? font.readUInt32BE(12 + index * 4) : 0
  return Array.from({ length: font.readUInt16BE(start + 4) }, (_, place) => {
    const entry = start + 12 + place * 16
    const tag = font.toString('latin1', entry, entry + 4)
    return { tag, entry, offset: font.readUInt32BE(entry + 8), length: font.readUInt32BE(entry + 12) }
  })
}

/** A copy of the font in which a table is changed. */
export function patch(font: Buffer, tag: string, change: (table: Buffer) => void, index = 0): Buffer {
  const copy = Buffer.from(font)
  const { offset, length } = tablesOf(copy, index).find((table) => table.tag === tag)!
  change(copy.subarray(offset, offset + length))
  return copy
}

/** A copy with the checksums of what its tables hold. */
export function withSums(font: Buffer): Buffer {
  const copy = Buffer.from(font)
  const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength)
  for (const { entry, offset, length } of tablesOf(copy)) copy.writeUInt32BE(checksum(view, offset, length), entry + 4)
  return copy
}

/** A font file of these tables, in their order. */
export function joinFont(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer {
  const directory = 12 + tables.length * 16
  const head = Buffer.alloc(directory)
  head.writeUInt32BE(0x00010000)
  head.writeUInt16BE(tables.length, 4)
  let at = directory
  for (const [place, [tag, bytes]] of tables.entries()) {
    head.write(tag, 12 + place * 16, 'latin1')
    head.writeUInt32BE(at, 12 + place * 16 + 8)
    head.writeUInt32BE(bytes.length, 12 + place * 16 + 12)
    at += (bytes.length + 3) & ~3
  }
  return withSums(Buffer.concat([head, ...tables.map(([, bytes]) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]))]))
}
