import { hashOf } from '../platform/hash.js'
import { stepsOf, type Store } from './store.js'

/** Keeps everything in memory: for tests, and for programs that want no files. */
export class MemoryStore implements Store {
  private readonly kept = new Map<string, Uint8Array>()

  async read(name: string): Promise<Uint8Array> {
    const bytes = this.find(name)
    if (!bytes) throw Object.assign(new Error(`ENOENT: ${name}`), { code: 'ENOENT', path: name })
    return bytes.slice()
  }

  async size(name: string): Promise<number> {
    return this.find(name)?.length ?? -1
  }

  async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    this.kept.set(stepsOf(name).join('/'), bytes.slice())
  }

  async create(name: string, bytes: Uint8Array): Promise<boolean> {
    if (this.find(name)) return false
    await this.writeWhole(name, bytes)
    return true
  }

  async hash(name: string): Promise<string | null> {
    const bytes = this.find(name)
    return bytes ? hashOf(bytes) : null
  }

  async *list(prefix: string): AsyncGenerator<string> {
    yield* [...this.kept.keys()].filter((name) => name.startsWith(prefix)).sort()
  }

  async remove(name: string): Promise<void> {
    if (this.find(name)) this.kept.delete(name)
  }

  private find(name: string): Uint8Array | undefined {
    return this.kept.get(stepsOf(name).join('/'))
  }
}
