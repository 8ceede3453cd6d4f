import { hashOf } from '../platform/hash.js'
import { stepsOf, type Store } from './store.js'

/** The store did not do what it was asked, or the job was no longer its worker's; the message is for the user. */
class CommitError extends Error {
  override readonly name = 'CommitError'
}

/**
 * A store in which nothing is written or removed until `commit`; whoever reads sees it as it will be. What goes wrong with the store below
 * is kept for `commit` to tell, so that it is never taken for a fault of the file that is being worked on.
 */
export class StagedStore implements Store {
  /** In the order in which they came; null is to be removed. */
  private readonly staged = new Map<string, Uint8Array | null>()
  private fault: unknown

  constructor(private readonly kept: Store) {}

  async read(name: string): Promise<Uint8Array> {
    const bytes = this.find(name)
    if (bytes === null) throw Object.assign(new Error(`ENOENT: ${name}`), { code: 'ENOENT', path: name })
    return bytes?.slice() ?? (await this.ask(() => this.kept.read(name)))
  }

  async size(name: string): Promise<number> {
    const bytes = this.find(name)
    return bytes === undefined ? await this.ask(() => this.kept.size(name)) : (bytes?.length ?? -1)
  }

  async hash(name: string): Promise<string | null> {
    const bytes = this.find(name)
    return bytes === undefined ? await this.ask(() => this.kept.hash(name)) : bytes && hashOf(bytes)
  }

  async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    this.put(name, bytes.slice())
  }

  async create(name: string, bytes: Uint8Array): Promise<boolean> {
    if ((await this.size(name)) >= 0 || this.find(name)) return false
    this.put(name, bytes.slice())
    return true
  }

  async *list(prefix: string): AsyncGenerator<string> {
    const names = new Set([...this.staged.keys()].filter((name) => name.startsWith(prefix) && this.staged.get(name)))
    for await (const name of this.kept.list(prefix)) if (!this.staged.has(name)) names.add(name)
    yield* [...names].sort()
  }

  async remove(name: string): Promise<void> {
    this.put(name, null)
  }

  /** Does what has been asked for, as long as `may` says so. `closely`: what the store then holds is looked at. */
  async commit(may: () => boolean, closely: boolean): Promise<void> {
    if (this.fault) throw this.fault
    const ensure = () => {
      if (!may()) throw new CommitError('任务已转给别的工作进程，没有写出')
    }
    // Also where nothing is to be written: that a file gave nothing is an answer, too.
    ensure()
    for (const [name, bytes] of this.staged) {
      ensure()
      await (bytes ? this.kept.writeWhole(name, bytes) : this.kept.remove(name))
      if (closely && bytes && (await this.kept.hash(name)) !== hashOf(bytes)) throw new CommitError(`${name} 与写出的内容不一致`)
    }
  }

  private put(name: string, bytes: Uint8Array | null): void {
    const key = stepsOf(name).join('/')
    this.staged.delete(key)
    this.staged.set(key, bytes)
  }

  private find(name: string): Uint8Array | null | undefined {
    return this.staged.get(stepsOf(name).join('/'))
  }

  private async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT' && code !== 'EOUTSIDE') this.fault ??= error
      throw error
    }
  }
}
