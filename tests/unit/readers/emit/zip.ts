import { crc32, deflateRawSync } from 'node:zlib'

/** A member of an archive; what is given besides name and content is written in place of the truth. */
export interface ZipEntry {
  readonly name: string
  readonly content: string
  readonly stored?: boolean
  readonly flags?: number
  readonly crc?: number
  readonly size?: number
  readonly packed?: number
  readonly headerName?: string
  readonly headerSize?: number
  readonly headerAt?: number
}

interface Lies {
  readonly count?: number
  readonly offset?: number
}

/** A ZIP archive, byte for byte as APPNOTE 6.3.10 has it. */
export function zipOf(entries: readonly ZipEntry[], lies: Lies = {}): Uint8Array {
  const { members, directory, offset } = layOut(entries, false)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(lies.count ?? entries.length, 8)
  end.writeUInt16LE(lies.count ?? entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(lies.offset ?? offset, 16)
  return Buffer.concat([members, directory, end])
}

/** The same with all sizes and places in ZIP64 fields. */
export function zip64Of(entries: readonly ZipEntry[]): Uint8Array {
  const { members, directory, offset } = layOut(entries, true)
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(entries.length), 24)
  record.writeBigUInt64LE(BigInt(entries.length), 32)
  record.writeBigUInt64LE(BigInt(directory.length), 40)
  record.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + directory.length), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.alloc(22, 0xff)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(0, 4)
  end.writeUInt16LE(0, 20)
  return Buffer.concat([members, directory, record, locator, end])
}

function layOut(entries: readonly ZipEntry[], zip64: boolean) {
  const members: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content)
    const packed = entry.stored ? content : deflateRawSync(content)
    const member = Buffer.concat([headerOf(entry, content, packed, zip64), packed])
    directory.push(entryOf(entry, content, packed, entry.headerAt ?? at, zip64))
    members.push(member)
    at += member.length
  }
  return { members: Buffer.concat(members), directory: Buffer.concat(directory), offset: at }
}

function headerOf(entry: ZipEntry, content: Buffer, packed: Buffer, zip64: boolean): Buffer {
  const name = Buffer.from(entry.headerName ?? entry.name)
  const extra = zip64 ? extraOf([entry.headerSize ?? content.length, packed.length]) : Buffer.alloc(0)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(entry.flags ?? 0, 6)
  header.writeUInt16LE(entry.stored ? 0 : 8, 8)
  header.writeUInt32LE(entry.crc ?? crc32(content), 14)
  header.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 18)
  header.writeUInt32LE(zip64 ? 0xffffffff : (entry.headerSize ?? content.length), 22)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, name, extra])
}

function entryOf(entry: ZipEntry, content: Buffer, packed: Buffer, at: number, zip64: boolean): Buffer {
  const name = Buffer.from(entry.name)
  const sizes = [entry.size ?? content.length, entry.packed ?? packed.length, at]
  const extra = zip64 ? extraOf(sizes) : Buffer.alloc(0)
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(entry.flags ?? 0, 8)
  record.writeUInt16LE(entry.stored ? 0 : 8, 10)
  record.writeUInt32LE(entry.crc ?? crc32(content), 16)
  record.writeUInt32LE(zip64 ? 0xffffffff : sizes[1]!, 20)
  record.writeUInt32LE(zip64 ? 0xffffffff : sizes[0]!, 24)
  record.writeUInt16LE(name.length, 28)
  record.writeUInt16LE(extra.length, 30)
  record.writeUInt32LE(zip64 ? 0xffffffff : at, 42)
  return Buffer.concat([record, name, extra])
}

function extraOf(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index))
  return extra
}
