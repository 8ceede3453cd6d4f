import { deflateSync } from 'node:zlib'

/** Compresses a font file for FlateDecode. */
export function deflateFont(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 6, memLevel: 9 })
}
