import { dirname, join, sep } from 'node:path'
import { createWhole, listFiles, makeFolder, readInput, realPath, removeFile, sizeOf, writeWholeUnflushed } from '../system/files.js'
import { hashOf } from '../platform/hash.js'
import { outsideError, stepsOf, type Store } from './store.js'

/** A folder of the file system. Flushing is left to the system: a killed program leaves whole files, a power cut may not. */
export class FolderStore implements Store {
  /** `folder` is its real path, links resolved. */
  constructor(private readonly folder: string) {}

  async read(name: string): Promise<Uint8Array> {
    return readInput(this.pathOf(name))
  }

  async size(name: string): Promise<number> {
    return sizeOf(this.pathOf(name))
  }

  async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    writeWholeUnflushed(this.pathOf(name), bytes)
  }

  async create(name: string, bytes: Uint8Array): Promise<boolean> {
    const path = this.pathOf(name)
    makeFolder(dirname(path))
    return createWhole(path, bytes)
  }

  async hash(name: string): Promise<string | null> {
    return (await this.size(name)) < 0 ? null : hashOf(await this.read(name))
  }

  async *list(prefix: string): AsyncGenerator<string> {
    const steps = stepsOf(`${prefix}x`).slice(0, -1)
    const names = listFiles(join(this.folder, ...steps))
    yield* names
      .map((path) => [...steps, ...path.split(sep)].join('/'))
      .filter((name) => name.startsWith(prefix))
      .sort()
  }

  async remove(name: string): Promise<void> {
    removeFile(this.pathOf(name))
  }

  /** A link inside the folder must not lead out of it. */
  protected pathOf(name: string): string {
    const path = join(this.folder, ...stepsOf(name))
    const folder = realPath(dirname(path))
    if (folder !== this.folder && !folder.startsWith(this.folder + sep)) throw outsideError(path)
    return path
  }
}
