import { tooBig } from '../docx/package-fault.js'
import { listOfShort } from './sprms.js'

/** A stretch of the text that stands together in the file ([MS-DOC] 2.8.35); a fast-saved file has many, in any order. */
export interface Piece {
  /** Character positions. */
  readonly start: number
  readonly end: number
  /** Where its first character stands in the stream, and how many bytes each takes. */
  readonly offset: number
  readonly width: 1 | 2
  /** Changes of properties a fast save laid over it. */
  readonly changes: Buffer
}

export interface PieceTable {
  readonly pieces: readonly Piece[]
  /** All stories, by character position. */
  readonly text: string
}

/** Characters a report has, a hundred times over. */
const mostCharacters = 5_000_000

export function readPieces(clx: Buffer, word: Buffer): PieceTable {
  const { lists, start } = readLists(clx)
  const size = clx.readUInt32LE(start + 1)
  const count = Math.floor((size - 4) / 12)
  const at = start + 5
  const pieces: Piece[] = []
  const texts: string[] = []
  for (let index = 0; index < count; index++) {
    const [from, to] = [clx.readUInt32LE(at + index * 4), clx.readUInt32LE(at + index * 4 + 4)]
    if (to > mostCharacters) throw tooBig()
    if (to < from || from !== (pieces.at(-1)?.end ?? 0)) throw new RangeError('pieces out of order')
    const entry = at + (count + 1) * 4 + index * 8
    const written = clx.readUInt32LE(entry + 2)
    const width = written & compressed ? 1 : 2
    const offset = width === 1 ? (written & ~compressed & 0x3fffffff) / 2 : written & 0x3fffffff
    pieces.push({ start: from, end: to, offset, width, changes: changesOf(clx.readUInt16LE(entry + 6), lists) })
    texts.push(decode(word, offset, to - from, width))
  }
  return { pieces, text: texts.join('') }
}

const compressed = 0x40000000

/** The lists of changes in front of the table (2.9.38 Clx). */
function readLists(clx: Buffer): { lists: Buffer[]; start: number } {
  const lists: Buffer[] = []
  let start = 0
  for (; clx[start] === 1; start += 3 + clx.readUInt16LE(start + 1))
    lists.push(clx.subarray(start + 3, start + 3 + clx.readUInt16LE(start + 1)))
  if (clx[start] !== 2) throw new RangeError('no piece table')
  return { lists, start }
}

/** One change, or the number of a list (2.9.213 Prm). */
function changesOf(modifier: number, lists: readonly Buffer[]): Buffer {
  if (modifier & 1) return lists[modifier >> 1] ?? Buffer.alloc(0)
  return listOfShort((modifier >> 1) & 0x7f, modifier >> 8)
}

function decode(word: Buffer, offset: number, length: number, width: 1 | 2): string {
  const bytes = word.subarray(offset, offset + length * width)
  if (bytes.length < length * width) throw new RangeError('text beyond the end')
  if (width === 2) return bytes.toString('utf16le')
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => windows[char.charCodeAt(0) - 0x80]!)
}

/** Windows-1252 where it is not Latin-1 (2.9.73 FcCompressed). */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** The index of the piece a character position stands in. */
export function pieceIndexAt(pieces: readonly Piece[], position: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.end <= position) low = middle + 1
    else high = middle
  }
  return low
}
