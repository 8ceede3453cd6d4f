import { setTimeout as sleep } from 'node:timers/promises'
import { readInput, sizeOf } from '../system/files.js'
import { hashOf } from '../platform/hash.js'
import { refuseUnread } from '../work/convert-one.js'
import type { FileRecord, Job } from '../work/job.js'
import type { JobResult, Queue, RunSettings } from '../work/queue.js'
import { ChangedError, workOne } from '../work/work-one.js'
import { failedRecord } from '../work/worker-process.js'
import { agreementMark } from './agreement.js'
import { isPoison, poisonReason, type Crew } from './crew.js'
import { drainKey } from './keys.js'
import { openResult, removeParcel, sendFont, sendParcel, type Parcel } from './parcel.js'
import type { BullJob } from './peers.js'
import { readRoster } from './roster.js'

/** At most so many jobs are with the queue, or twice as many as all workers take at once. */
const leastWaiting = 256
/** Sent, or fetched, at once. */
const portion = 64
/** Milliseconds between looks at a queue in which nothing happens. */
const pause = 50
/** Milliseconds without any result after which it is asked whether the jobs are there still. */
const silence = 5_000
/** Milliseconds between looks at who is at work. */
const betweenLooks = 3_000

/** A job on its way. */
interface Sent {
  readonly id: string
  readonly parcel: Parcel
}

/**
 * Workers of other machines. Jobs and results go by way of the store; Redis tells who has which job. What is finished stays there until its
 * record is safe, so that a coordinator may die at any moment.
 */
export class RedisQueue implements Queue {
  /** Sent and not answered, without the bytes. */
  private readonly pending = new Map<string, Job>()
  /** Answered, and not yet removed. */
  private readonly leaving = new Map<string, Promise<unknown>>()
  private readonly fonts = new Map<string, Promise<string>>()
  private isStopped = false
  private isAborted = false
  private failure: unknown
  private most = leastWaiting
  private isAlone = false
  /** The first look is after a while: workers may be starting. */
  private lookedAt = performance.now()

  constructor(
    private readonly crew: Crew,
    private readonly settings: RunSettings,
  ) {}

  async *run(jobs: AsyncIterable<Job>): AsyncGenerator<JobResult> {
    const waiting = jobs[Symbol.asyncIterator]()
    try {
      yield* this.workThrough(waiting)
      await Promise.all(this.leaving.values())
    } catch (error) {
      if (!this.isAborted) throw error
    } finally {
      if (this.pending.size > 0 && !this.isAborted) await this.crew.jobs.drain(true)
    }
  }

  stop(): void {
    this.isStopped = true
  }

  /** Nothing is waited for: Redis may be away. Who comes next takes back what waits. */
  abort(): void {
    this.isStopped = this.isAborted = true
    this.crew.connection.redis.disconnect()
  }

  private async *workThrough(waiting: AsyncIterator<Job>): AsyncGenerator<JobResult> {
    let isFed = false
    let heard = performance.now()
    while (!this.isAborted && !(isFed && this.pending.size === 0)) {
      const before = this.pending.size
      const here: JobResult[] = []
      if (!isFed) isFed = await this.feed(waiting, here)
      if (this.isStopped && before > 0) await this.takeBack()
      const results = [...here, ...(await this.collect())]
      yield* results
      if (this.failure) throw this.failure
      if (results.length > 0) heard = performance.now()
      else if (this.pending.size === before) await sleep(pause)
      await this.lookRound()
      if (performance.now() - heard < silence) continue
      await this.sendLost()
      heard = performance.now()
    }
  }

  /** Sends as many jobs as there is room for; what needs no worker is answered at once, into `here`. True where there are no more. */
  private async feed(waiting: AsyncIterator<Job>, here: JobResult[]): Promise<boolean> {
    const sent: Sent[] = []
    while (sent.length + here.length < portion && this.pending.size + sent.length < this.most) {
      const next = this.isStopped ? null : await waiting.next()
      // A job that was handed out when all was stopped comes again with the next run.
      if (!next || next.done || this.isStopped) {
        await this.send(this.isStopped ? [] : sent)
        return true
      }
      const given = takeInput(next.value)
      if (given instanceof Error) here.push(await this.answerHere(next.value, given))
      else sent.push(await this.pack(next.value, given))
    }
    await this.send(sent)
    return false
  }

  private async send(sent: readonly Sent[]): Promise<void> {
    if (sent.length === 0) return
    const { store, lease } = this.crew
    await Promise.all(sent.map(({ id, parcel }) => sendParcel(store, id, parcel)))
    await lease.ensure()
    for (const { id, parcel } of sent) {
      const { given: _, check: __, ...job } = parcel.job
      this.pending.set(id, job)
    }
    await this.add(sent.map(({ id }) => id))
  }

  /** Pending jobs; one that is there already is not added twice. */
  private async add(ids: readonly string[]): Promise<void> {
    const { jobs, lease, agreement, isPrivate } = this.crew
    const data = { agreement: agreementMark(agreement), fence: lease.fence }
    await jobs.addBulk(ids.map((id) => ({ name: isPrivate ? id : this.pending.get(id)!.input, data, opts: { jobId: id } })))
  }

  private async pack(job: Job, given: NonNullable<Job['given']>): Promise<Sent> {
    const fonts = await Promise.all(job.options.fonts.map(async (font) => ({ ...font, path: await this.fontOf(font.path) })))
    // No folder of this machine is handed on.
    const { path: _, corrections, ...rest } = job
    const packed: Job = { ...rest, path: Buffer.from(job.input), given, options: { ...job.options, fonts } }
    const whole = given.corrections && corrections ? { ...packed, corrections: Buffer.from('corrections') } : packed
    return { id: idOf(job, given), parcel: { job: whole, settings: this.settings } }
  }

  /** A font of the user's goes into the store once; its name there stands for its path. */
  private fontOf(path: string): Promise<string> {
    const send = async () => {
      const bytes = readInput(path)
      await sendFont(this.crew.store, hashOf(bytes), bytes)
      return hashOf(bytes)
    }
    const known = this.fonts.get(path) ?? send()
    this.fonts.set(path, known)
    return known
  }

  /** What is only listed, is too large, or could not be read. */
  private async answerHere(job: Job, error: Error): Promise<JobResult> {
    const { store, agreement } = this.crew
    const done = await workOne(job, {
      inputs: {
        size: async (path) => sizeOf(path),
        read: async () => {
          throw error
        },
      },
      outputs: store,
      version: agreement.version,
      ...this.settings,
      loadFonts: async () => {
        throw error
      },
      office: async () => null,
    })
    return { job, ...done }
  }

  private async collect(): Promise<JobResult[]> {
    const { jobs, lease } = this.crew
    const [completed, failed] = await Promise.all([jobs.getCompleted(0, portion * 2), jobs.getFailed(0, portion * 2)])
    const finished = [...completed, ...failed].filter(({ id }) => !this.leaving.has(id!))
    const results = await Promise.all(finished.map((job) => this.resultOf(job)))
    // Whoever is told of a result writes it down, which only the coordinator may.
    if (results.length > 0) await lease.ensure()
    return results.filter((result) => result !== null)
  }

  private async resultOf(finished: BullJob): Promise<JobResult | null> {
    const id = finished.id!
    const job = this.pending.get(id)
    if (!job) {
      this.forget(id)
      return null
    }
    const record = await this.recordOf(finished, job)
    if (!this.pending.delete(id)) return null
    this.leaving.set(id, Promise.resolve())
    this.count(finished, record)
    return { job, record, fresh: finished.failedReason ? true : finished.returnvalue.fresh, recorded: () => this.forget(id) }
  }

  private async recordOf(finished: BullJob, job: Job): Promise<FileRecord> {
    const { store, agreement } = this.crew
    if (!finished.failedReason) return await openResult(store, finished.id!)
    return failedRecord(job, agreement.version, isPoison(finished) ? poisonReason : `工作进程没有做完：${finished.failedReason}`)
  }

  private count({ returnvalue, failedReason }: BullJob, { status }: FileRecord): void {
    const { tally } = this.crew
    tally.done++
    if (status === 'failed') tally.failed++
    if (failedReason) return
    for (const [stage, time] of Object.entries(returnvalue.seconds)) tally.seconds.set(stage, (tally.seconds.get(stage) ?? 0) + time)
  }

  private forget(id: string): void {
    const { jobs, store } = this.crew
    const gone = Promise.all([jobs.remove(id), removeParcel(store, id)])
      .then(() => this.leaving.delete(id))
      .catch((error: unknown) => (this.failure ??= error))
    this.leaving.set(id, gone)
  }

  /** Jobs nobody has begun come back; those in hand are waited for. */
  private async takeBack(): Promise<void> {
    const { jobs } = this.crew
    await jobs.drain(true)
    for (const id of this.pending.keys()) if ((await jobs.getJobState(id)) === 'unknown') this.pending.delete(id)
  }

  /** Redis may have lost what it had not yet written to its disk. */
  private async sendLost(): Promise<void> {
    const ids = [...this.pending.keys()]
    const states = await Promise.all(ids.map((id) => this.crew.jobs.getJobState(id)))
    const lost = ids.filter((_, index) => states[index] === 'unknown')
    if (lost.length > 0 && !this.isStopped) await this.add(lost)
  }

  /** Now and then: who is at work, and whether an operator has told the batch to stop. */
  private async lookRound(): Promise<void> {
    if (performance.now() - this.lookedAt < betweenLooks) return
    this.lookedAt = performance.now()
    const { connection, storeId, tally } = this.crew
    if ((await connection.redis.get(drainKey(storeId))) !== null) this.isStopped = true
    const roster = await readRoster(connection.redis)
    const own = roster.filter(({ store }) => store === storeId)
    tally.machines = new Set(own.map(({ host }) => host)).size
    tally.slots = own.reduce((sum, { jobs }) => sum + jobs, 0)
    this.most = Math.max(leastWaiting, 2 * tally.slots)
    if (own.length > 0) this.isAlone = false
    else if (!this.isAlone) this.tellAlone(roster.map(({ address }) => address))
  }

  private tellAlone(elsewhere: readonly string[]): void {
    this.isAlone = true
    const { notice, connection, address } = this.crew
    const others = elsewhere.length > 0 ? `（现有的工作进程用的是另外的存储：${[...new Set(elsewhere)].join('、')}）` : ''
    notice(`还没有工作进程${others}，请在各台机器上运行：nianbao worker --queue ${connection.label} --store ${address}`)
  }
}

/** The bytes of a job's input and of its corrections, or why there are none for a worker. */
function takeInput({ path, passedOver, corrections }: Job): NonNullable<Job['given']> | Error {
  if (passedOver !== null || refuseUnread(sizeOf(path))) return new Error('not read')
  try {
    const bytes = readInput(path)
    const corrected = corrections && sizeOf(corrections) >= 0 ? readInput(corrections) : null
    if (hashOf(readInput(path)) !== hashOf(bytes)) return new ChangedError()
    return { bytes, corrections: corrected }
  } catch (error) {
    return error as Error
  }
}

/** Hash of the input, then of all else that decides what comes of it: the same job has the same name, and is in the queue once. */
function idOf({ input, stem, optionsHash, previous, redo, across }: Job, { bytes, corrections }: NonNullable<Job['given']>): string {
  const rest = JSON.stringify([optionsHash, input, stem, corrections && hashOf(corrections), previous, redo, across])
  return `${hashOf(bytes).slice(0, 24)}-${hashOf(rest).slice(0, 16)}`
}
