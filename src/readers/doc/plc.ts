/** A table of positions with something said of each ([MS-DOC] 2.2.2 PLC): one position more than there are entries. */
export interface Plc {
  readonly positions: readonly number[]
  readonly entries: readonly Buffer[]
}

/** `size`: bytes of an entry. */
export function readPlc(table: Buffer, size: number): Plc {
  const count = table.length < 4 ? 0 : Math.floor((table.length - 4) / (4 + size))
  const start = (count + 1) * 4
  return {
    positions: Array.from({ length: table.length < 4 ? 0 : count + 1 }, (_, index) => table.readUInt32LE(index * 4)),
    entries: Array.from({ length: count }, (_, index) => table.subarray(start + index * size, start + (index + 1) * size)),
  }
}
