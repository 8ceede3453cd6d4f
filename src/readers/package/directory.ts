import { ArchiveFault } from './archive-fault.js'

/** A member as the archive's directory describes it. */
export interface Member {
  /** With `/` between its steps and none in front, as Word reads it; letter case as written. */
  readonly name: string
  readonly deflated: boolean
  /** Where its packed bytes stand. */
  readonly start: number
  readonly end: number
  readonly size: number
  readonly crc: number
}

/** Members of an archive; a file with more is made to exhaust memory. */
const mostMembers = 5000

/**
 * The members the central directory lists (APPNOTE 6.3.10, 4.3), ZIP64 ones too. An archive whose directory contradicts itself or the
 * members' own headers is refused: programs that trust the one or the other would read different files.
 */
export function readDirectory(bytes: Uint8Array): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const end = findEnd(view)
    if (end.count > mostMembers) throw new ArchiveFault('too-big')
    const members = [...readEntries(view, end)]
    refuseOverlaps(members)
    return members.filter(({ name }) => !name.endsWith('/'))
  } catch (error) {
    // Reading beyond the end.
    throw error instanceof RangeError ? new ArchiveFault('damaged') : error
  }
}

interface DirectoryEnd {
  readonly count: number
  readonly start: number
  readonly size: number
  /** Bytes put before the archive, by which all offsets are off. */
  readonly shift: number
}

const signatures = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50, header: 0x04034b50 }
const unset16 = 0xffff
const unset32 = 0xffffffff

function findEnd(view: DataView): DirectoryEnd {
  const at = findSignature(view)
  const stated = { count: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true) }
  const isUnset = stated.count === unset16 || stated.size === unset32 || stated.offset === unset32
  const found = isUnset ? readEnd64(view, at) : { ...stated, at }
  const start = found.at - found.size
  const shift = start - found.offset
  if (shift < 0 || start < 0) throw new ArchiveFault('forged')
  return { count: found.count, size: found.size, start, shift }
}

/** The last record that reaches to the end of the file, or the last one where none does. */
function findSignature(view: DataView): number {
  let last = -1
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - unset16); at--) {
    if (view.getUint32(at, true) !== signatures.end) continue
    if (at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at
    if (last < 0) last = at
  }
  if (last < 0) throw new ArchiveFault('damaged')
  return last
}

function readEnd64(view: DataView, end: number) {
  if (end < 20 || view.getUint32(end - 20, true) !== signatures.locator64) throw new ArchiveFault('forged')
  const stated = uint64(view, end - 12)
  // Bytes put before the archive move the record, which then stands right before its locator.
  const at = [stated, end - 20 - 56].find((place) => place >= 0 && place + 56 <= end && view.getUint32(place, true) === signatures.end64)
  if (at === undefined) throw new ArchiveFault('forged')
  return { count: uint64(view, at + 32), size: uint64(view, at + 40), offset: uint64(view, at + 48), at }
}

function uint64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ArchiveFault('forged')
  return Number(value)
}

interface PlacedMember extends Member {
  readonly headerAt: number
}

function* readEntries(view: DataView, { count, start, size, shift }: DirectoryEnd): Generator<PlacedMember> {
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > start + size || view.getUint32(at, true) !== signatures.entry) throw new ArchiveFault('forged')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const extra = { at: at + 46 + nameLength, end: at + 46 + nameLength + extraLength }
    const sizes = readSizes(view, at, extra)
    yield readMember(view, { at, nameAt: at + 46, nameLength, ...sizes, headerAt: sizes.headerAt + shift })
    at = extra.end + commentLength
  }
}

interface Sizes {
  readonly size: number
  readonly packed: number
  readonly headerAt: number
}

/** The ZIP64 field (4.5.3) holds those of the three that the entry has no room for, in this order. */
function readSizes(view: DataView, entry: number, extra: { readonly at: number; readonly end: number }): Sizes {
  const values = [24, 20, 42].map((offset) => view.getUint32(entry + offset, true))
  for (let at = extra.at; at + 4 <= extra.end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    for (const [index, value] of values.entries()) {
      if (value !== unset32) continue
      values[index] = uint64(view, next)
      next += 8
    }
    if (next > at + 4 + view.getUint16(at + 2, true)) throw new ArchiveFault('forged')
    break
  }
  return { size: values[0]!, packed: values[1]!, headerAt: values[2]! }
}

interface Entry extends Sizes {
  readonly at: number
  readonly nameAt: number
  readonly nameLength: number
}

function readMember(view: DataView, { at, nameAt, nameLength, size, packed, headerAt }: Entry): PlacedMember {
  if (view.getUint32(headerAt, true) !== signatures.header) throw new ArchiveFault('forged')
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  if (flags & 1) throw new ArchiveFault('encrypted')
  if (method !== 0 && method !== 8) throw new ArchiveFault('damaged')
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  const name = textAt(view, nameAt, nameLength)
  const agrees =
    textAt(view, headerAt + 30, view.getUint16(headerAt + 26, true)) === name &&
    view.getUint16(headerAt + 8, true) === method &&
    (method !== 0 || size === packed) &&
    // Where the sizes come after the bytes, the header has none.
    ((view.getUint16(headerAt + 6, true) & 8) !== 0 || [size, unset32, 0].includes(view.getUint32(headerAt + 22, true)))
  if (!agrees || start + packed > view.byteLength) throw new ArchiveFault('forged')
  return {
    name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
    deflated: method === 8,
    start,
    end: start + packed,
    size,
    crc: view.getUint32(at + 16, true),
    headerAt,
  }
}

/** Names of parts are ASCII; any other bytes only have to stay apart. */
function textAt(view: DataView, at: number, length: number): string {
  return Buffer.from(view.buffer, view.byteOffset + at, length).toString('utf8')
}

function refuseOverlaps(members: readonly PlacedMember[]): void {
  const placed = members.toSorted((one, other) => one.headerAt - other.headerAt)
  if (placed.some(({ headerAt }, index) => index > 0 && headerAt < placed[index - 1]!.end)) throw new ArchiveFault('forged')
  const names = new Set(members.map(({ name }) => name.toLowerCase()))
  if (names.size < members.length) throw new ArchiveFault('forged')
}
