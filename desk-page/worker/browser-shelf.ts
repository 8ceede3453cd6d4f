import { correctionsEnding, correctionsIn } from '../../src/corrections/parse.js'
import { DeskFile } from '../../src/desk/desk-file.js'
import { namesLike, type KeptFile } from '../../src/desk/kept-file.js'
import type { Shelf } from '../../src/desk/shelf.js'
import { hashOf } from '../../src/platform/hash.js'
import { readAll, readOne, write } from './database.js'

/** What cannot be done here; the message is for the user. */
class DeskError extends Error {
  override readonly name = 'DeskError'
}

/** Files in the browser's own store, by page and user; nobody else can read them. */
export class BrowserShelf implements Shelf {
  readonly folder = ''
  private readonly opened = new Map<string, DeskFile>()

  async list(): Promise<{ readonly id: string; readonly name: string }[]> {
    return [...(await readAll('names'))].map(([id, name]) => ({ id, name }))
  }

  async find(id: string): Promise<DeskFile | undefined> {
    const name = await readOne('names', id)
    if (name === undefined) return undefined
    const file = this.opened.get(id) ?? new DeskFile(keptAs(id, name))
    this.opened.set(id, file)
    return file
  }

  async add(name: string, bytes: Uint8Array): Promise<string> {
    if (name.endsWith(correctionsEnding)) return this.addCorrections(name, new TextDecoder().decode(bytes))
    for (const own of namesLike(name)) {
      const id = hashOf(own).slice(0, 24)
      const kept = await readOne('bytes', id)
      if (kept && hashOf(kept) !== hashOf(bytes)) continue
      if (!kept) await write({ names: { [id]: own }, bytes: { [id]: bytes } })
      return id
    }
    throw new Error('names have no end')
  }

  async forget(id: string): Promise<void> {
    this.opened.delete(id)
    await write({ names: { [id]: null }, bytes: { [id]: null }, corrections: { [id]: null } })
  }

  /** Of a file that is here, and has none that would be lost. */
  private async addCorrections(name: string, text: string): Promise<string> {
    const of = name.slice(0, -correctionsEnding.length)
    const id = (await this.list()).find((one) => one.name === of)?.id
    if (id === undefined) throw new DeskError(`请先放入“${of}”，再放入它的更正文件`)
    correctionsIn({ name, text }, { name: of, sha256: '' })
    const kept = await readOne('corrections', id)
    if (kept !== undefined && kept !== text) throw new DeskError(`“${of}”在这里已有更正：请先下载留存，移去这份文件，再一起放入`)
    this.opened.delete(id)
    await write({ corrections: { [id]: text } })
    return id
  }
}

function keptAs(id: string, name: string): KeptFile {
  return {
    name,
    read: async () => (await readOne('bytes', id)) ?? new Uint8Array(),
    corrections: () => readOne('corrections', id),
    keep: (corrections) => write({ corrections: { [id]: corrections } }),
  }
}
