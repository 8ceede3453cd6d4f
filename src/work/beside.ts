import { hashOf } from '../platform/hash.js'

/** A file that has been made, and where it is to go. */
interface Made {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What stands in the folder: the hash of a file, null where there is none, and whether it is as one of our runs left it. */
export interface Standing {
  readonly hash: (name: string) => Promise<string | null>
  readonly isOurs: (name: string, hash: string) => boolean
}

/**
 * Where a file goes: under its own name, or, where somebody has changed what we wrote there or put there something else, beside it as
 * `<name>.新.docx`. Nobody's work is written over.
 */
export async function nameBeside({ name, bytes }: Made, { hash, isOurs }: Standing): Promise<string> {
  const own = hashOf(bytes)
  for (let count = 0; ; count++) {
    const candidate = count === 0 ? name : withMark(name, `新${count === 1 ? '' : count}`)
    const there = await hash(candidate)
    if (there === null || there === own || isOurs(candidate, there)) return candidate
  }
}

/** `a/b.docx` → `a/b.新.docx` */
function withMark(name: string, mark: string): string {
  const dot = name.lastIndexOf('.')
  return dot <= name.lastIndexOf('/') ? `${name}.${mark}` : `${name.slice(0, dot)}.${mark}${name.slice(dot)}`
}
