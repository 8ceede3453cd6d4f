import { fontLoader, type OwnFont } from '../fonts/load-fonts.js'
import { readInput, sizeOf } from '../system/files.js'
import type { LoadFonts } from './convert-one.js'
import { FolderStore } from './folder-store.js'
import type { OrderMessage, WorkerMessage, WorkerSettings } from './job.js'
import { officeAt } from './office.js'
import { workOne, type WorkTools } from './work-one.js'

/** A worker process: takes one job at a time, answers with what became of it. */

const parent = process.ppid
let tools: WorkTools | undefined

process.on('disconnect', () => process.exit())
process.on('message', (message: OrderMessage) => {
  if (message.kind === 'settings') {
    tools = toolsOf(message.settings)
    return send({ kind: 'ready' })
  }
  void workOne(message.job, tools!).then(({ record, fresh }) => {
    send({ kind: 'done', record, fresh, resident: process.memoryUsage.rss() })
  })
})

function toolsOf({ out, soffice, dry, ...settings }: WorkerSettings): WorkTools {
  return {
    ...settings,
    inputs: { size: async (path) => sizeOf(path), read: async (path) => readInput(path) },
    outputs: dry ? new UnwrittenFolder(out) : new OwnedFolder(out),
    verify: settings.verify && !dry,
    loadFonts: dry ? null : loadFonts,
    office: officeAt(soffice),
  }
}

/** What stands in the folder is seen; nothing is changed. */
class UnwrittenFolder extends FolderStore {
  override async writeWhole(): Promise<void> {}
  override async remove(): Promise<void> {}
}

/** Where the run was killed, another may be under way already: an orphan must not write into its outputs. */
class OwnedFolder extends FolderStore {
  override async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    if (process.ppid !== parent) process.exit()
    await super.writeWhole(name, bytes)
  }
}

const loaders = new Map<string, ReturnType<typeof fontLoader>>()

/** Once for each choice of the user's own fonts, in which files of an archive may differ. */
const loadFonts: LoadFonts = (own: readonly OwnFont[]) => {
  const key = JSON.stringify(own)
  const load = loaders.get(key) ?? fontLoader(own)
  loaders.set(key, load)
  return load()
}

function send(message: WorkerMessage): void {
  process.send!(message)
}
