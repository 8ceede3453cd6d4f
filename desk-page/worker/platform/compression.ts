import unpack from 'brotli/decompress.js'
import { deflate as pack } from 'pako/lib/deflate.js'
import { Inflate } from 'pako/lib/inflate.js'
import checksum from 'pako/lib/zlib/crc32.js'

/** `src/platform/compression.ts` by pako, which the build gives the match finder of Chromium's zlib (`build/chromium-zlib.mjs`): the same bytes. */

export class TooLongError extends Error {
  override readonly name = 'TooLongError'
}

export function deflate(bytes: Uint8Array, level: 1 | 6): Uint8Array {
  return pack(bytes, { level })
}

const byFrequency = 2

export function deflateByFrequency(bytes: Uint8Array): Uint8Array {
  return pack(bytes, { strategy: byFrequency, memLevel: 9 })
}

export function inflateRaw(bytes: Uint8Array, most: number): Uint8Array {
  const inflate = new Inflate({ raw: true })
  const pieces: Uint8Array[] = []
  let length = 0
  inflate.onData = (piece) => {
    length += piece.length
    if (length > Math.max(1, most)) throw new TooLongError()
    pieces.push(piece)
  }
  inflate.push(bytes, false)
  if (inflate.err !== 0 || !inflate.ended) throw new Error(inflate.msg || 'damaged')
  const whole = new Uint8Array(length)
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0)
  return whole
}

export function crc32(bytes: Uint8Array): number {
  return checksum(0, bytes, bytes.length, 0) >>> 0
}

export async function unpackBrotli(bytes: Uint8Array): Promise<Uint8Array> {
  return unpackBrotliNow(bytes)
}

export function unpackBrotliNow(bytes: Uint8Array): Uint8Array {
  return unpack(bytes)
}
