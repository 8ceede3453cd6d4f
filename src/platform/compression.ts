import { promisify } from 'node:util'
import { brotliDecompress, brotliDecompressSync, constants, deflateSync, inflateRawSync } from 'node:zlib'

export { crc32 } from 'node:zlib'

/** What is unpacked is longer than it may be. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError'
}

/** With zlib's header. The bytes are those of the zlib that Node.js and Chromium have, whatever the processor (decision 28). */
export function deflate(bytes: Uint8Array, level: 1 | 6): Uint8Array {
  return deflateSync(bytes, { level })
}

/** The same by how often each byte stands there alone: nothing that repeats is looked for. */
export function deflateByFrequency(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { strategy: constants.Z_HUFFMAN_ONLY, memLevel: 9, chunkSize: Math.max(1024, bytes.length) })
}

/** Without a header. Throws a `TooLongError` as soon as there is more than `most`, an error of another name where the bytes are damaged. */
export function inflateRaw(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? new TooLongError() : error
  }
}

/** Brotli. */
export const unpackBrotli: (bytes: Uint8Array) => Promise<Uint8Array> = promisify(brotliDecompress)

export function unpackBrotliNow(bytes: Uint8Array): Uint8Array {
  return brotliDecompressSync(bytes)
}
