import type { FontSet } from '../fonts/font-set.js'
import { fontLoader, type OwnFont } from '../fonts/load-fonts.js'
import { convertFile, type ConvertContext } from './convert-file.js'
import type { PoolMessage, WorkerMessage, WorkerSettings } from './messages.js'

/** A worker process: takes one file at a time, answers with what became of it. */

const parent = process.ppid
let context: ConvertContext | undefined

process.on('disconnect', () => process.exit())
process.on('message', (message: PoolMessage) => {
  if (message.kind === 'settings') {
    context = contextOf(message.settings)
    return send({ kind: 'ready' })
  }
  void convertFile(message.task, context!).then(({ record, fresh }) => {
    send({ kind: 'done', record, fresh, resident: process.memoryUsage.rss() })
  })
})

function contextOf(settings: WorkerSettings): ConvertContext {
  return { ...settings, loadFonts: loadFontsOnce, beforeWriting: leaveWithParent }
}

const loaders = new Map<string, ReturnType<typeof fontLoader>>()

/** Files of an archive may differ in the user's own fonts. */
function loadFontsOnce(own: readonly OwnFont[]): Promise<FontSet> {
  const key = JSON.stringify(own)
  const load = loaders.get(key) ?? fontLoader(own)
  loaders.set(key, load)
  return load()
}

/** Where the run was killed, another may be under way already: an orphan must not write into its outputs. */
function leaveWithParent(): void {
  if (process.ppid !== parent) process.exit()
}

function send(message: WorkerMessage): void {
  process.send!(message)
}
