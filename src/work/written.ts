import { basename, dirname, join } from 'node:path'
import { appendLine, closeFile, kindOf, openAppend, readInput, readLines, writeWhole } from '../system/files.js'
import { hashOf } from '../platform/hash.js'
import { nameBeside } from './beside.js'

/** Of each folder that single conversions write to: what they wrote there last, a line a file. */
const recordName = '.nianbao-written.jsonl'

/** Writes files where nobody has changed what stood there, else beside them, and keeps a record of it in their folder. */
export class Writing {
  private readonly known = new Map<string, Map<string, string>>()

  /** `overwrite`: whatever stands there. */
  constructor(private readonly overwrite: boolean) {}

  /** The path written to. */
  async write(path: string, bytes: Uint8Array): Promise<string> {
    const folder = dirname(path)
    const known = this.knownIn(folder)
    const standing = {
      hash: async (one: string) => (kindOf(join(folder, one)) === 'file' ? hashOf(readInput(join(folder, one))) : null),
      isOurs: (one: string, hash: string) => known.get(one) === hash,
    }
    const name = this.overwrite ? basename(path) : await nameBeside({ name: basename(path), bytes }, standing)
    writeWhole(join(folder, name), bytes)
    this.note(folder, name, hashOf(bytes))
    return join(folder, name)
  }

  /** It is an output of an earlier conversion, edited since perhaps. */
  knows(path: string): boolean {
    return this.knownIn(dirname(path)).has(basename(path))
  }

  private knownIn(folder: string): Map<string, string> {
    const known = this.known.get(folder) ?? new Map(kindOf(folder) === 'folder' ? readRecord(join(folder, recordName)) : [])
    this.known.set(folder, known)
    return known
  }

  private note(folder: string, name: string, hash: string): void {
    const known = this.knownIn(folder)
    if (known.get(name) === hash) return
    known.set(name, hash)
    const file = openAppend(join(folder, recordName))
    appendLine(file, JSON.stringify({ name, sha256: hash }))
    closeFile(file)
  }
}

/** Later lines win; one that a killed run left half written says nothing. */
function* readRecord(path: string): Generator<[string, string]> {
  for (const { bytes } of readLines(path)) {
    try {
      const { name, sha256 } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { name: string; sha256: string }
      yield [name, sha256]
    } catch {
      continue
    }
  }
}
