import { portableName } from '../batch/names.js'
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

/** The name a file may be kept under, and, where that is taken, one after another like it. */
export function* namesLike(name: string): Generator<string> {
  const plain = portableName(lastStep(name)).replace(/^\.+/, '_')
  yield plain
  const dot = plain.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, '']
  for (let count = 2; ; count++) yield `${stem}（${count}）${ending}`
}
