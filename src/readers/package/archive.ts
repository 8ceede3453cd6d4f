import { crc32, inflateRaw, TooLongError } from '../../platform/compression.js'
import { ArchiveFault } from './archive-fault.js'
import { readDirectory, type Member } from './directory.js'

/** The parts of a package, by their names in whatever letter case, as Word opens them. */
export interface Archive {
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** Throws an `ArchiveFault` where the part is damaged, is not what the directory says, or the package grows too large. */
  readonly read: (name: string) => Uint8Array
}

/**
 * Bytes all parts that are read may unpack to, several times those of the longest report. Beyond it memory and not the document would
 * decide; a part packed more densely than any text is made for that.
 */
const mostBytes = 40_000_000
const densest = 300

/** Opens a ZIP archive. Throws an `ArchiveFault` where it is none, or contradicts itself. */
export function openArchive(bytes: Uint8Array): Archive {
  const members = new Map(readDirectory(bytes).map((member) => [member.name.toLowerCase(), member]))
  let left = mostBytes
  return {
    names: [...members.values()].map(({ name }) => name),
    has: (name) => members.has(name.toLowerCase()),
    read: (name) => {
      const member = members.get(name.toLowerCase())
      if (!member) throw new ArchiveFault('damaged')
      left -= member.size
      const isTooDense = member.size > 1_000_000 && member.size > (member.end - member.start) * densest
      if (left < 0 || isTooDense) throw new ArchiveFault('too-big')
      return unpack(bytes, member)
    },
  }
}

function unpack(bytes: Uint8Array, { deflated, start, end, size, crc }: Member): Uint8Array {
  const packed = bytes.subarray(start, end)
  const unpacked = deflated ? inflate(packed, size) : packed
  if (unpacked.length !== size) throw new ArchiveFault('forged')
  if (crc32(unpacked) !== crc) throw new ArchiveFault('damaged')
  return unpacked
}

/** Stops as soon as there is more than the directory says. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRaw(packed, size)
  } catch (error) {
    throw new ArchiveFault(error instanceof TooLongError ? 'forged' : 'damaged')
  }
}
