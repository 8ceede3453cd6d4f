import { join } from 'node:path'
import { makeFolder, packageFile, pathUnder, readInput, realPath, removeFile, removeLeftovers, takeLock } from '../system/files.js'
import { shownPath } from '../system/shown-path.js'
import { hashOf } from '../platform/hash.js'
import type { FileOptions, Job } from '../work/job.js'
import { walkedCorrections } from '../work/corrections-file.js'
import { JournalFile, PastJournal, type Journal } from '../work/journal.js'
import { LocalQueue } from '../work/local-queue.js'
import { officeAt } from '../work/office.js'
import type { Engine, JobResult, Queue } from '../work/queue.js'
import { heapCeiling } from '../work/worker-process.js'
import type { PartsConfig } from '../checks/across/survey.js'
import { findAcross } from './across.js'
import { optionsFor, readConfig, type BatchConfig } from './config.js'
import { findRoots, walkRoot, type FoundFile, type Root } from './walk.js'

export interface BatchOptions {
  /** Folders, files, or patterns. */
  readonly inputs: readonly string[]
  readonly out: string
  /** Where corrections stand that do not stand beside their inputs. */
  readonly corrections?: string | undefined
  readonly file: FileOptions
  readonly jobs: number
  readonly timeout: number
  /** Read files that links lead to outside of the archive. */
  readonly follow: boolean
  /** Redo every file. */
  readonly force: boolean
  /** Stop at the first file that fails. */
  readonly failFast: boolean
  readonly verify: boolean
  /** Check reports beside each other when all are done. */
  readonly across: boolean
  /** Find out what would be done and write nothing. */
  readonly dry: boolean
  readonly version: string
  /** LibreOffice's program, where it is not on the system's path. */
  readonly soffice: string | undefined
  /** Who works in place of processes of this machine. */
  readonly engine?: Engine
}

/** A file of the run and what will be made of it. */
interface PlannedFile extends FoundFile {
  readonly options: FileOptions
}

type PlannedJob = Omit<Job, 'previous'>

/** A run under way. */
export interface BatchRun {
  readonly total: number
  readonly finished: Promise<BatchOutcome>
  readonly stop: () => void
  readonly abort: () => void
}

export interface BatchOutcome {
  /** In the order of the walk. */
  readonly jobs: readonly PlannedJob[]
  readonly journal: Journal
  /** Superiors and the organs whose figures make up theirs. */
  readonly parts: PartsConfig
  /** True where every file has been answered for. */
  readonly complete: boolean
}

const manifestName = 'manifest.jsonl'
const lockName = '.nianbao-lock'

/** A run that cannot begin; the message is for the user. */
class RunError extends Error {
  override readonly name = 'RunError'
}

/** The files of a run, in order, each with its options. */
function* planBatch(options: BatchOptions): Generator<PlannedFile> {
  for (const { root, config } of rootsOf(options)) {
    for (const found of walkRoot(root, options)) {
      const input = root.prefix === '' ? found.input : found.input.slice(root.prefix.length + 1)
      yield { ...found, options: optionsFor(input, options.file, config, root.folder) }
    }
  }
}

/** Starts a run; `onResult` is told of each file as it is done, after its record is safe. Throws where there is nothing to do. */
export function startBatch(options: BatchOptions, onResult: (result: JobResult) => void): BatchRun {
  const files = [...planBatch(options)]
  if (files.length === 0) throw new RunError('没有找到可以处理的文件')
  const { journal, release } = options.dry ? seeOutput(options) : openOutput(options)
  const jobs = jobsOf(files, options.corrections)
  const queues = [queueOf(options)]
  const again = () => {
    queues.push(queueOf(options))
    return queues.at(-1)!
  }
  const finished = workAll(jobs, { queue: queues[0]!, journal, options, onResult }, again).finally(() => {
    journal.close()
    release()
  })
  return { total: jobs.length, finished, stop: () => queues.at(-1)!.stop(), abort: () => queues.at(-1)!.abort() }
}

/** Every file on its own, and then, where that is asked for, those that have to do with others once more beside them. */
async function workAll(jobs: readonly PlannedJob[], working: Working, again: () => Queue): Promise<BatchOutcome> {
  const { journal, options, onResult } = working
  const parts: PartsConfig = Object.assign({}, ...rootsOf(options).map(({ config }) => config.parts))
  await options.engine?.adopt(journal)
  const outcome = { jobs, journal, parts, complete: await workThrough(jobs, working) }
  if (!options.across || !outcome.complete) return outcome
  const concerned = findAcross(jobs, { journal, parts, office: officeAt(options.soffice) })
  if (concerned.jobs.length === 0) return outcome
  const second = { ...working, queue: again(), options: { ...options, force: true }, onResult: options.dry ? onResult : () => {} }
  const complete = await workThrough(concerned.jobs, second, concerned.prepare)
  return { ...outcome, complete }
}

interface Working {
  readonly queue: Queue
  readonly journal: Journal
  readonly options: BatchOptions
  readonly onResult: (result: JobResult) => void
}

/** True where every job has been answered for. While a record is on its way to the disk the next results are taken: one flush makes many safe. */
async function workThrough(
  jobs: readonly PlannedJob[],
  { queue, journal, options, onResult }: Working,
  prepare?: (job: PlannedJob) => Promise<Partial<Job>>,
): Promise<boolean> {
  const done = new Set<string>()
  let told: Promise<void> = Promise.resolve()
  for await (const result of queue.run(handOut(jobs, journal, options.force, prepare))) {
    if (result.fresh) journal.append(result.record)
    if (options.failFast && result.record.status === 'failed') queue.stop()
    const telling = journal.flush().then(() => {
      done.add(result.job.input)
      result.recorded?.()
      onResult(result)
    })
    told = Promise.all([told, telling]).then(() => {})
    told.catch(() => queue.abort())
  }
  await told
  return done.size === jobs.length
}

/** What an output folder holds, seen without writing to it. */
function seeOutput(options: BatchOptions): { readonly journal: Journal; readonly release: () => void } {
  const journal = new PastJournal(join(realPath(options.out), manifestName), options.across)
  refuseOtherArchive(journal, options)
  return { journal, release: () => {} }
}

/** Opens the manifest of an output folder that this run alone writes to, until it is released. */
function openOutput(options: BatchOptions): { readonly journal: Journal; readonly release: () => void } {
  makeFolder(options.out)
  const release = lockOutput(options.out)
  try {
    removeLeftovers(options.out)
    const journal = new JournalFile(join(realPath(options.out), manifestName))
    refuseOtherArchive(journal, options)
    return { journal, release }
  } catch (error) {
    release()
    throw error
  }
}

/** Two runs at once would each write records of which the other knows nothing. */
function lockOutput(out: string): () => void {
  const path = join(out, lockName)
  const holder = takeLock(path)
  if (holder !== null) throw new RunError(`进程${holder}正在写这个输出目录；如果没有这样的运行，请删除 ${path}`)
  return () => removeFile(path)
}

/** Outputs of two archives in one folder would take each other's place. */
function refuseOtherArchive(journal: Journal, options: BatchOptions): void {
  // The manifest is handed on with the outputs: it knows a folder again and does not name it.
  const folders = rootsOf(options).map(({ root }) => hashOf(Buffer.from(realPath(root.folder))))
  const known = journal.folders
  if (known.length > 0 && !options.force && !folders.some((folder) => known.includes(folder)))
    throw new RunError(`${options.out} 中已有另一处档案的成稿，同名文件会互相覆盖，请另指输出目录；如果只是档案换了位置，请加 --force`)
  journal.noteFolders(folders)
}

function queueOf(options: BatchOptions): Queue {
  const { jobs, timeout, version, verify, soffice, force: overwrite, dry, engine } = options
  if (engine) return engine.queue({ timeout, verify, overwrite })
  const settings = { out: realPath(options.out), version, verify, soffice, overwrite, dry }
  return new LocalQueue({ jobs, timeout, heapCeiling, settings, program: packageFile('bin/worker.js') })
}

/** `strict` decides nothing of what is written. */
function jobsOf(files: readonly PlannedFile[], corrections: string | undefined): PlannedJob[] {
  const contents = new Map<string, string>()
  return files.map((file) => {
    const { fonts, strict: _, ...options } = file.options
    const faces = fonts.map(({ role, index, path }) => {
      if (!contents.has(path)) contents.set(path, hashOf(readInput(path)))
      return [role, index, contents.get(path)]
    })
    const corrected = Buffer.from(walkedCorrections(file.path, file.input, corrections))
    return { ...file, corrections: corrected, optionsHash: hashOf(JSON.stringify([options, faces])) }
  })
}

/** Earlier records are read one at a time. */
async function* handOut(
  jobs: readonly PlannedJob[],
  journal: Journal,
  force: boolean,
  prepare?: (job: PlannedJob) => Promise<Partial<Job>>,
): AsyncGenerator<Job> {
  for (const job of jobs) yield { ...job, previous: journal.find(job.input), redo: force, ...(await prepare?.(job)) }
}

function rootsOf(options: BatchOptions): { root: Root; config: BatchConfig }[] {
  const out = realPath(options.out)
  return findRoots(options.inputs).map((root) => {
    if (pathUnder(out, realPath(root.folder)) !== null)
      throw new RunError(`输入 ${shownPath(root.folder)} 就在输出目录 ${options.out} 之中，写出的文件可能覆盖原件，请用 --out 另指一个目录`)
    return { root, config: readConfig(root.folder) }
  })
}
