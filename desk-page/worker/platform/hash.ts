import { md5 } from '@noble/hashes/legacy'
import { sha256 as digest } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'

/** `src/platform/hash.ts` without Node. */

export function hashOf(content: string | Uint8Array): string {
  return bytesToHex(digest(content))
}

export function sha256(content: Uint8Array): Uint8Array {
  return digest(content)
}

export function md5Of(parts: readonly (string | Uint8Array)[]): string {
  const hash = md5.create()
  for (const part of parts) hash.update(part)
  return bytesToHex(hash.digest())
}
