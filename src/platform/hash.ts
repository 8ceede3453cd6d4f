import { createHash } from 'node:crypto'

/** SHA-256 in hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** SHA-256. */
export function sha256(content: Uint8Array): Uint8Array {
  return createHash('sha256').update(content).digest()
}

/** MD5 in hexadecimal of all parts, one after the other; a text counts as UTF-8. No secret is kept by it. */
export function md5Of(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
