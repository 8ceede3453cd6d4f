import { basename, dirname, join } from 'node:path'
import { findRoots, walkRoot } from '../batch/walk.js'
import { hashOf } from '../platform/hash.js'
import { createWhole, kindOf, readInput, removeFile, takeLock, writeWhole } from '../system/files.js'
import { Writing } from '../work/written.js'
import { correctionsPath, readCorrectionsAt } from '../work/corrections-file.js'
import { DeskFile } from './desk-file.js'
import { namesLike, type KeptFile } from './kept-file.js'
import type { MadeOutput, Shelf } from './shelf.js'

/** A desk that cannot be opened; the message is for the user. */
class DeskError extends Error {
  override readonly name = 'DeskError'
}

const lockName = '.nianbao-desk-lock'

/** Reports of one folder, each opened when it is first looked at. Only files found by walking it are ever touched. */
export class DeskFolder implements Shelf {
  private readonly opened = new Map<string, { readonly file: DeskFile; readonly path: string }>()

  constructor(readonly folder: string) {
    if (kindOf(folder) !== 'folder') throw new DeskError(`“${folder}”不是目录`)
    const lock = join(folder, lockName)
    const holder = takeLock(lock)
    if (holder !== null) throw new DeskError(`进程${holder}已经打开了这个目录的更正台；如果没有，请删除 ${lock}`)
  }

  /** The files by name, links that lead out of the folder left out, and what the desk writes itself. */
  async list(): Promise<{ readonly id: string; readonly name: string }[]> {
    const [root] = findRoots([this.folder])
    const found = [...walkRoot(root!, { out: null, follow: false })].filter((file) => file.passedOver === null && !file.isAsset)
    const writing = new Writing(false)
    return found
      .filter(({ path }) => !writing.knows(Buffer.from(path).toString('utf8')))
      .slice(0, mostFiles)
      .map(({ input, path: bytes }) => {
        const id = hashOf(input).slice(0, 24)
        const path = Buffer.from(bytes).toString('utf8')
        if (!this.opened.has(id)) this.opened.set(id, { file: new DeskFile(keptAt(path, input)), path })
        return { id, name: input }
      })
  }

  /** Undefined for what the folder does not hold. */
  async find(id: string): Promise<DeskFile | undefined> {
    if (!this.opened.has(id)) await this.list()
    return this.opened.get(id)?.file
  }

  /** Puts a file into the folder under its own name, or one like it where that is taken by another. */
  async add(name: string, bytes: Uint8Array): Promise<string> {
    for (const own of namesLike(name)) {
      const path = join(this.folder, own)
      if (createWhole(path, bytes) || (kindOf(path) === 'file' && Buffer.compare(readInput(path), bytes) === 0)) {
        await this.list()
        return hashOf(own).slice(0, 24)
      }
    }
    throw new Error('names have no end')
  }

  /** What somebody has changed there is kept. */
  async save(file: DeskFile, outputs: readonly MadeOutput[]): Promise<string[]> {
    const { path } = [...this.opened.values()].find((one) => one.file === file)!
    const writing = new Writing(false)
    const written: string[] = []
    for (const { name, bytes } of outputs)
      if (name !== basename(path)) written.push(basename(await writing.write(join(dirname(path), name), bytes)))
    return written
  }

  close(): void {
    removeFile(join(this.folder, lockName))
  }
}

function keptAt(path: string, name: string): KeptFile {
  const corrections = correctionsPath(path)
  return {
    name,
    read: async () => readInput(path),
    corrections: async () => readCorrectionsAt(corrections)?.text,
    keep: async (text) => (text === null ? removeFile(corrections) : writeWhole(corrections, Buffer.from(text))),
    office: async (...call) => (await import('../system/office.js')).saveWithOffice(undefined, ...call),
  }
}

/** A list of more is no help to anybody. */
const mostFiles = 2000
