/** A change of one property ([MS-DOC] 2.2.5.1): what is set, and the bytes of the value. */
export interface Sprm {
  readonly code: number
  readonly value: Buffer
}

/** The changes in a list of them (2.9.104 grpprl); one cut off ends it. */
export function* sprmsIn(list: Buffer): Generator<Sprm> {
  for (let at = 0; at + 3 <= list.length;) {
    const code = list.readUInt16LE(at)
    const start = at + 2
    const size = sizeOf(code, list, start)
    if (start + size > list.length) return
    yield { code, value: list.subarray(start, start + size) }
    at = start + size
  }
}

/** Sizes by the upper three bits (2.6.1 Sprm, spra); six stands for a value that begins with its own size. */
const sizes = [1, 1, 2, 4, 2, 2, 0, 3]
const sprmTDefTable = 0xd608
const sprmPChgTabs = 0xc615

function sizeOf(code: number, list: Buffer, at: number): number {
  const size = sizes[code >> 13]!
  if (size > 0) return size
  if (code === sprmTDefTable) return at + 2 <= list.length ? list.readUInt16LE(at) + 1 : list.length
  const stated = list[at]!
  if (code !== sprmPChgTabs || stated !== 255) return stated + 1
  const deleted = list[at + 1] ?? 0
  return 3 + deleted * 4 + (list[at + 2 + deleted * 4] ?? 0) * 3
}

/** What a piece's one-byte code stands for (2.9.214 Prm0), of those that matter here. */
const short = new Map([
  [0x0c, 0x260a],
  [0x18, 0x2416],
  [0x19, 0x2417],
  [0x41, 0x0800],
  [0x42, 0x0801],
  [0x57, 0x0837],
  [0x5c, 0x083c],
  [0x62, 0x2a42],
  [0x68, 0x2a48],
])

/** The same as a list of one change; empty where it does not matter. */
export function listOfShort(code: number, value: number): Buffer {
  const long = short.get(code)
  return long === undefined ? Buffer.alloc(0) : Buffer.of(long & 0xff, long >> 8, value)
}
