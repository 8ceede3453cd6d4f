import { crc32, deflateRawSync } from 'node:zlib'

/** A file of the package, compressed, and what its headers say of it. */
export interface ZipEntry {
  readonly name: Buffer
  readonly checksum: number
  readonly size: number
  readonly data: Buffer
}

const DEFLATE = 8
const UTF8_NAMES = 1 << 11
const VERSION = 20
/** 1 January 1980, midnight: the first moment an entry can carry, in the format of FAT. */
const DATE = (1 << 5) | 1

/** Compresses one file. */
export function zipEntry(path: string, content: string | Uint8Array): ZipEntry {
  const bytes = Buffer.from(content)
  return { name: Buffer.from(path), checksum: crc32(bytes), size: bytes.length, data: deflateRawSync(bytes) }
}

/**
 * A ZIP file (APPNOTE 6.3): the same bytes for the same entries. Entries that many files share are compressed once; the package's own
 * library compresses each anew, which took most of the time.
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const local = header(0x04034b50, entry, Buffer.alloc(0))
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(header(0x02014b50, entry, place), entry.name)
    files.push(local, entry.name, entry.data)
    offset += local.length + entry.name.length + entry.data.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([...files, ...directory, endRecord(entries.length, size, offset)])
}

/** The header before a file, or the longer one of the directory, which says where the file stands. */
function header(signature: number, { name, checksum, size, data }: ZipEntry, place: Buffer): Buffer {
  const versions = place.length > 0 ? [VERSION, VERSION] : [VERSION]
  const fields = Buffer.alloc(4 + versions.length * 2 + 24)
  let at = fields.writeUInt32LE(signature, 0)
  for (const value of [...versions, UTF8_NAMES, DEFLATE, 0, DATE]) at = fields.writeUInt16LE(value, at)
  for (const value of [checksum, data.length, size]) at = fields.writeUInt32LE(value, at)
  for (const value of [name.length, 0]) at = fields.writeUInt16LE(value, at)
  return Buffer.concat([fields, place])
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}
