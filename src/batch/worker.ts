import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { fontLoader } from '../load-fonts.js'
import { convertFile, type ConvertContext } from './convert-file.js'
import type { BatchTask, WorkerMessage, WorkerSettings } from './messages.js'

/** A worker: takes one file at a time, answers with what became of it. */

const settings = workerData as WorkerSettings
const context: ConvertContext = { ...settings, loadFonts: fontLoader(settings.fonts) }
const port = parentPort!
const send = (message: WorkerMessage) => port.postMessage(message)

port.on('message', (task: BatchTask) => {
  void convertFile(task, context).then(({ record, fresh }) => {
    const { used_heap_size: heap, external_memory: buffers } = getHeapStatistics()
    send({ kind: 'done', record, fresh, bytes: heap + buffers })
  })
})
send({ kind: 'ready' })
