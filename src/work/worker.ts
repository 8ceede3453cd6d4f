import { basename } from 'node:path'
import { fontLoader, type OwnFont } from '../fonts/load-fonts.js'
import { describeError } from '../system/describe-error.js'
import { readInput, refuseUnwritable, sizeOf } from '../system/files.js'
import type { LoadFonts } from './convert-one.js'
import { FolderStore } from './folder-store.js'
import type { Job, OrderMessage, WorkerMessage, WorkerSettings } from './job.js'
import { officeAt } from './office.js'
import { openStore } from './open-store.js'
import { StagedStore } from './staged-store.js'
import { workOne, type WorkTools } from './work-one.js'

/** A worker process: takes one job at a time, answers with what became of it. */

const parent = process.ppid
let tools: WorkTools | undefined
/** Told what the main process answers to `asks`. */
let granted: (milliseconds: number) => void = () => {}
let isShared = false

process.on('disconnect', () => process.exit())
process.on('message', (message: OrderMessage) => {
  if (message.kind === 'lease') return granted(message.milliseconds)
  if (message.kind === 'job') return void (isShared ? workShared(message.job) : work(message.job, tools!).then(sendDone))
  isShared = message.settings.shared === true
  void toolsOf(message.settings).then((opened) => {
    tools = opened
    send({ kind: 'ready' })
  })
})

function work(job: Job, given: WorkTools) {
  return workOne(job, { ...given, ...(job.given ? { inputs: givenInputs(job.given, job.corrections) } : {}) })
}

/** Outputs are put into the store all at once, and only while the job is this worker's. */
async function workShared(job: Job): Promise<void> {
  const staged = new StagedStore(tools!.outputs)
  const done = await work(job, { ...tools!, outputs: staged })
  try {
    const until = performance.now() + (await askLease())
    await staged.commit(() => performance.now() < until && process.ppid === parent, tools!.verify)
    sendDone(done)
  } catch (error) {
    send({ kind: 'refused', reason: describeError(error, (path) => basename(path)) })
  }
}

function askLease(): Promise<number> {
  return new Promise((resolve) => {
    granted = resolve
    send({ kind: 'asks' })
  })
}

function sendDone({ record, fresh }: Awaited<ReturnType<typeof workOne>>): void {
  send({ kind: 'done', record, fresh, resident: process.memoryUsage.rss() })
}

function givenInputs({ bytes, corrections }: NonNullable<Job['given']>, correctionsPath: Uint8Array | undefined): WorkTools['inputs'] {
  const find = (path: Uint8Array) => (path === correctionsPath ? corrections : bytes)
  return { size: async (path) => find(path)?.length ?? -1, read: async (path) => find(path)! }
}

async function toolsOf({ out, shared, soffice, dry, ...settings }: WorkerSettings): Promise<WorkTools> {
  return {
    ...settings,
    inputs: { size: async (path) => sizeOf(path), read: async (path) => readInput(path) },
    outputs: shared ? await openStore(out) : dry ? new UnwrittenFolder(out) : new OwnedFolder(out),
    verify: settings.verify && !dry,
    loadFonts,
    office: officeAt(soffice),
  }
}

/** What stands in the folder is seen; nothing is changed. */
class UnwrittenFolder extends FolderStore {
  override async writeWhole(name: string): Promise<void> {
    refuseUnwritable(this.pathOf(name))
  }

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
