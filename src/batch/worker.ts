import { fontLoader } from '../load-fonts.js'
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
  return { ...settings, loadFonts: fontLoader(settings.fonts), beforeWriting: leaveWithParent }
}

/** Where the run was killed, another may be under way already: an orphan must not write into its outputs. */
function leaveWithParent(): void {
  if (process.ppid !== parent) process.exit()
}

function send(message: WorkerMessage): void {
  process.send!(message)
}
