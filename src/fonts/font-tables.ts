/** A table of a font file, ready to be put into it. */
export type FontTable = readonly [tag: string, bytes: Uint8Array]

/** Sum of a whole font file (OpenType, “head”). */
const wholeSum = 0xb1b0afba

/** A font file of these tables. */
export function joinTables(unsorted: readonly FontTable[]): Uint8Array {
  const tables = unsorted.toSorted(([one], [other]) => (one < other ? -1 : 1))
  const directory = 12 + tables.length * 16
  const file = new Uint8Array(tables.reduce((size, [, bytes]) => size + padded(bytes.length), directory))
  const view = new DataView(file.buffer)
  file.set(table('', [1, 0, tables.length, ...searchFields(tables.length, 16)])[1])
  let at = directory
  for (const [index, [tag, bytes]] of tables.entries()) {
    file.set(bytes, at)
    const entry = 12 + index * 16
    file.set(Buffer.from(tag, 'latin1'), entry)
    for (const [field, value] of [checksum(view, at, bytes.length), at, bytes.length].entries()) view.setUint32(entry + 4 + field * 4, value)
    at += padded(bytes.length)
  }
  const head = 12 + tables.findIndex(([tag]) => tag === 'head') * 16
  view.setUint32(view.getUint32(head + 8) + 8, wholeSum - checksum(view, 0, file.length))
  return file
}

/** Sum of the 32-bit numbers of a table (OpenType, “Calculating checksums”); its last bytes as if zeros followed. */
export function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  const whole = offset + (length & ~3)
  for (let at = offset; at < whole; at += 4) sum = (sum + view.getUint32(at)) | 0
  for (let at = whole; at < offset + length; at++) sum = (sum + (view.getUint8(at) << (24 - ((at - whole) << 3)))) | 0
  return sum >>> 0
}

/** A table of 16-bit numbers. */
export function table(tag: string, words: readonly number[]): FontTable {
  const bytes = new Uint8Array(words.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, word] of words.entries()) view.setUint16(index * 2, word)
  return [tag, bytes]
}

export function longWords(value: number): [number, number] {
  return [value >>> 16, value & 0xffff]
}

export function padded(length: number): number {
  return (length + 3) & ~3
}

/** What a search by halves needs to know of a list: OpenType's searchRange, entrySelector and rangeShift. */
export function searchFields(count: number, size: number): [number, number, number] {
  const selector = Math.floor(Math.log2(count))
  const range = size << selector
  return [range, selector, count * size - range]
}
