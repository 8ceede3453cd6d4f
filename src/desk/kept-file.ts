import type { ConvertFile } from '../readers/reader.js'

/** One file as it is kept. */
export interface KeptFile {
  /** With folders, as it is listed. */
  readonly name: string
  readonly read: () => Promise<Uint8Array>
  /** The text of `<name>.更正.json`; undefined where there is none. */
  readonly corrections: () => Promise<string | undefined>
  /** Kept for good when it resolves; null leaves none. */
  readonly keep: (corrections: string | null) => Promise<void>
  readonly office?: ConvertFile
}

/** The last step of a path, whichever way its slashes lean. */
export function lastStep(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
