import { basename, join } from 'node:path'
import { findRoots, walkRoot } from '../batch/walk.js'
import { portableName } from '../batch/names.js'
import { hashOf } from '../system/hash.js'
import { createWhole, kindOf, readInput, removeFile, takeLock } from '../system/files.js'
import { Writing } from '../work/written.js'
import { DeskFile } from './desk-file.js'

/** A desk that cannot be opened; the message is for the user. */
class DeskError extends Error {
  override readonly name = 'DeskError'
}

const lockName = '.nianbao-desk-lock'

/** Reports of one folder, each opened when it is first looked at. Only files found by walking it are ever touched. */
export class DeskFolder {
  private readonly opened = new Map<string, DeskFile>()

  constructor(readonly folder: string) {
    if (kindOf(folder) !== 'folder') throw new DeskError(`“${folder}”不是目录`)
    const lock = join(folder, lockName)
    const holder = takeLock(lock)
    if (holder !== null) throw new DeskError(`进程${holder}已经打开了这个目录的更正台；如果没有，请删除 ${lock}`)
  }

  /** The files by name, links that lead out of the folder left out, and what the desk writes itself. */
  list(): { readonly id: string; readonly name: string }[] {
    const [root] = findRoots([this.folder])
    const found = [...walkRoot(root!, { out: null, follow: false })].filter((file) => file.passedOver === null && !file.isAsset)
    const writing = new Writing(false)
    return found
      .filter(({ path }) => !writing.knows(Buffer.from(path).toString('utf8')))
      .slice(0, mostFiles)
      .map(({ input, path }) => {
        const id = hashOf(input).slice(0, 24)
        if (!this.opened.has(id)) this.opened.set(id, new DeskFile(input, Buffer.from(path).toString('utf8')))
        return { id, name: input }
      })
  }

  /** Undefined for what the folder does not hold. */
  find(id: string): DeskFile | undefined {
    if (!this.opened.has(id)) this.list()
    return this.opened.get(id)
  }

  /** Puts a file into the folder under its own name, or one like it where that is taken by another. */
  add(name: string, bytes: Uint8Array): string {
    const plain = portableName(basename(name.replaceAll('\\', '/'))).replace(/^\.+/, '_')
    const dot = plain.lastIndexOf('.')
    for (let count = 1; ; count++) {
      const own = count === 1 ? plain : `${dot > 0 ? plain.slice(0, dot) : plain}（${count}）${dot > 0 ? plain.slice(dot) : ''}`
      const path = join(this.folder, own)
      if (createWhole(path, bytes) || (kindOf(path) === 'file' && Buffer.compare(readInput(path), bytes) === 0)) {
        this.list()
        return hashOf(own).slice(0, 24)
      }
    }
  }

  close(): void {
    removeFile(join(this.folder, lockName))
  }
}

/** A list of more is no help to anybody. */
const mostFiles = 2000
