/** A font file taken apart into its tables. */
export interface Sfnt {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly tables: ReadonlyMap<string, TableRange>
}

interface TableRange {
  readonly offset: number
  readonly length: number
}

const versions = new Set(['\0\x01\0\0', 'OTTO', 'true'])

/** Reads the table directory of a TrueType or OpenType file, or of one font of a collection; nothing where it is neither. */
export function readSfnt(bytes: Uint8Array, index: number): Sfnt | undefined {
  if (bytes.length < 12) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = tagAt(bytes, 0) === 'ttcf' ? startInCollection(view, index) : 0
  if (start === undefined || start + 12 > bytes.length || !versions.has(tagAt(bytes, start))) return undefined
  return { bytes, view, tables: readDirectory(bytes, view, start) }
}

/** Where a table the font cannot do without begins. */
export function tableStart(sfnt: Sfnt, tag: string): number {
  const range = sfnt.tables.get(tag)
  if (!range) throw new RangeError(`font without a ${tag} table`)
  return range.offset
}

/** The bytes of a table; none where the font lacks it. */
export function tableBytes(sfnt: Sfnt, tag: string): Uint8Array | undefined {
  const range = sfnt.tables.get(tag)
  return range && sfnt.bytes.subarray(range.offset, range.offset + range.length)
}

function startInCollection(view: DataView, index: number): number | undefined {
  return index < view.getUint32(8) ? view.getUint32(12 + index * 4) : undefined
}

function readDirectory(bytes: Uint8Array, view: DataView, start: number): Map<string, TableRange> {
  const tables = new Map<string, TableRange>()
  const count = view.getUint16(start + 4)
  for (let i = 0; i < count; i++) {
    const entry = start + 12 + i * 16
    tables.set(tagAt(bytes, entry), { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) })
  }
  return tables
}

function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4))
}
