import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describeError } from '../system/describe-error.js'
import { shownPath } from '../system/shown-path.js'
import { makeTemporaryFolder, packageFile, realPath, removeFolder, writeWhole } from '../system/files.js'
import type { FileRecord, Job } from '../work/job.js'
import { Lane } from '../work/lane.js'
import { openStore, parseBucket } from '../work/open-store.js'
import type { RunSettings } from '../work/queue.js'
import type { Store } from '../work/store.js'
import { heapCeiling } from '../work/worker-process.js'
import { agreementMark, disagreement, ownAgreement } from './agreement.js'
import { connectRedis, type Connection, type Notice } from './connect.js'
import type { RunFacts } from './crew.js'
import { fenceKey, leaseKey, openJobs, prefix, runKey } from './keys.js'
import type { Work } from './metrics.js'
import { openFont, openParcel, sendResult, storeId, type Parcel } from './parcel.js'
import type { BullJob, BullWorker, JobReturn } from './peers.js'
import { QueueError } from './queue-error.js'
import { announce, withdraw } from './roster.js'
import { waitingOf } from './status.js'

export interface HostOptions {
  readonly queue: string
  readonly store: string
  /** How many files at once. */
  readonly jobs: number
  readonly soffice: string | undefined
  readonly notice: Notice
}

/** Milliseconds. A worker that is not heard of for as long as its lock lasts has lost its job; it may write only while the lock surely lasts. */
const lockTimes = { lockDuration: 10_000, lockRenewTime: 3_000, stalledInterval: 5_000 } as const
const leaseMargin = 1_000
const heartbeat = 2_000
/** Between two tries at a store that refuses, the last of them again and again. */
const patience = [1_000, 2_000, 5_000, 10_000, 30_000]

/** One machine's workers behind a queue. */
export class WorkerHost {
  private readonly idle = new Map<string, Lane[]>()
  private readonly lanes = new Set<Lane>()
  private readonly folder = makeTemporaryFolder()
  private readonly id = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`
  private readonly agreement = ownAgreement()
  private readonly counts = { done: 0, failed: 0, busy: 0 }
  private readonly seconds = new Map<string, number>()
  private complaint = ''
  private heardAt = performance.now()
  private isClosing = false
  private worker: BullWorker | null = null
  private timer: NodeJS.Timeout | undefined
  private fail: (error: Error) => void = () => {}
  /** Settles when it has drained; rejects where it must not work. */
  readonly finished: Promise<void>
  private finish: () => void = () => {}

  private constructor(
    private readonly options: HostOptions,
    private readonly connection: Connection,
    private readonly store: Store,
    private readonly storeId: string,
  ) {
    this.finished = new Promise((resolve, reject) => {
      this.finish = resolve
      this.fail = reject
    })
    this.finished.catch(() => {})
  }

  static async start(options: HostOptions): Promise<WorkerHost> {
    const connection = await connectRedis(options.queue, options.notice)
    try {
      const store = await openStore(options.store)
      const host = new WorkerHost(options, connection, store, await storeId(store, randomBytes(8).toString('hex')))
      await host.beat()
      host.begin()
      return host
    } catch (error) {
      connection.redis.disconnect()
      throw error
    }
  }

  /** For people: the queue and the store. */
  get label(): string {
    return `${this.connection.label}，存储 ${this.address}`
  }

  /** Takes no more jobs; those in hand are finished, each within its time. */
  async drain(): Promise<void> {
    this.isClosing = true
    await this.worker?.close()
    await this.leave()
    this.finish()
  }

  /** Ends as it stands; its jobs go to others when their locks run out. */
  abort(): void {
    for (const lane of this.lanes) void lane.end()
    this.connection.redis.disconnect()
    removeFolder(this.folder)
    this.finish()
  }

  /** For metrics: of this worker, but for what waits, which is all workers'. */
  async work(): Promise<Work> {
    const jobs = openJobs(this.connection.bull, this.connection.redis, this.storeId)
    const counts = await jobs.getJobCounts('waiting', 'delayed').finally(() => jobs.close())
    return { ...this.counts, waiting: waitingOf(counts), seconds: this.seconds }
  }

  /** Why it does not get on; null where it does. */
  trouble(): string | null {
    return this.complaint || (performance.now() - this.heardAt > 3 * heartbeat ? '与 Redis 的连接断了' : null)
  }

  private get address(): string {
    return parseBucket(this.options.store) ? this.options.store : realPath(this.options.store)
  }

  private begin(): void {
    const { bull, redis } = this.connection
    this.timer = setInterval(() => void this.beat().catch((error: Error) => this.refuse(error)), heartbeat)
    const options = { connection: redis, prefix, concurrency: this.options.jobs, maxStalledCount: 1, ...lockTimes }
    this.worker = new bull.Worker(this.storeId, (job, token) => this.answer(job, token!), options)
    // The connection tells of itself; a lock that is lost is told by what became of the job.
    this.worker.on('error', () => {})
  }

  /** Tells that it is there, and looks whether the run under way is one it may work for. */
  private async beat(): Promise<void> {
    const { redis } = this.connection
    const { storeId: store, address, complaint } = this
    await announce(redis, {
      id: this.id,
      host: hostname(),
      pid: process.pid,
      jobs: this.options.jobs,
      store,
      address,
      complaint,
      ...this.counts,
    })
    const [coordinator, facts] = await redis.mget(leaseKey(store), runKey(store))
    const differs = coordinator && facts ? disagreement(this.agreement, (JSON.parse(facts) as RunFacts).agreement) : null
    this.heardAt = performance.now()
    if (differs) throw new QueueError(`不能为正在进行的批处理工作：${differs}`)
  }

  private refuse(error: Error): void {
    if (!(error instanceof QueueError)) return
    this.isClosing = true
    void this.worker?.close(true)
    void this.leave()
    this.fail(error)
  }

  private async leave(): Promise<void> {
    clearInterval(this.timer)
    await Promise.all([...this.lanes].map((lane) => lane.end()))
    removeFolder(this.folder)
    await withdraw(this.connection.redis, this.id)
    await this.connection.quit()
  }

  private async answer(bullJob: BullJob, token: string): Promise<JobReturn> {
    this.counts.busy++
    try {
      const { record, fresh, seconds } = await this.convert(bullJob, token)
      this.counts.done++
      if (record.status === 'failed') this.counts.failed++
      for (const [stage, time] of Object.entries(seconds)) this.seconds.set(stage, (this.seconds.get(stage) ?? 0) + time)
      return { fresh, seconds }
    } catch (error) {
      if (!(error instanceof GivenBack)) throw error
      await bullJob.moveToDelayed(Date.now() + 1_000, token)
      throw new this.connection.bull.DelayedError()
    } finally {
      this.counts.busy--
    }
  }

  /** Takes the job out of the store, has it done and puts its record there. */
  private async convert(bullJob: BullJob, token: string): Promise<Done> {
    if (bullJob.data.agreement !== agreementMark(this.agreement)) throw new GivenBack()
    const clock = startClock()
    const id = bullJob.id!
    const { job, settings } = await this.patiently(() => this.fetch(id))
    clock('fetch')
    const lease = this.leaseOf(bullJob, token)
    const { record, fresh } = await this.patiently(() => this.doJob(job, settings, lease))
    clock('convert')
    await this.patiently(async () => {
      const left = await lease.ask()
      if (lease.isLost()) throw lostError()
      if (left === 0) throw new Error('Redis 应答太慢')
      await sendResult(this.store, id, record)
    })
    return { record, fresh, seconds: clock('answer') }
  }

  private async doJob(job: Job, settings: RunSettings, lease: JobLease): Promise<{ record: FileRecord; fresh: boolean }> {
    const lane = this.takeLane(settings)
    try {
      const answer = await lane.work(job, lease.ask)
      if (answer.kind === 'done') return { record: answer.record, fresh: answer.fresh }
      if (lease.isLost()) throw lostError()
      if (answer.kind === 'refused') throw new Error(answer.reason)
      throw new GivenBack()
    } finally {
      this.idle.get(JSON.stringify(settings))!.push(lane)
    }
  }

  private leaseOf(job: BullJob, token: string): JobLease {
    let isLost = false
    const ask = async () => {
      const asked = performance.now()
      const [kept, fence] = await Promise.all([
        job.extendLock(token, lockTimes.lockDuration),
        this.connection.redis.get(fenceKey(this.storeId)),
      ])
      isLost = kept !== 1 || fence !== String(job.data.fence)
      return isLost ? 0 : Math.max(0, lockTimes.lockDuration - leaseMargin - (performance.now() - asked))
    }
    return { ask, isLost: () => isLost }
  }

  /** Workers of other runs are ended: a run's settings are theirs from their start. */
  private takeLane(settings: RunSettings): Lane {
    const key = JSON.stringify(settings)
    const own = this.idle.get(key) ?? []
    for (const [other, lanes] of this.idle) if (other !== key) for (const lane of lanes.splice(0)) void this.endLane(lane)
    this.idle.set(key, own)
    const lane = own.pop() ?? this.newLane(settings)
    this.lanes.add(lane)
    return lane
  }

  private newLane({ timeout, verify, overwrite }: RunSettings): Lane {
    const { version } = this.agreement
    const settings = { out: this.options.store, shared: true, version, verify, overwrite, soffice: this.options.soffice, dry: false }
    return new Lane({ timeout, heapCeiling, settings, program: packageFile('bin/worker.js') })
  }

  private async endLane(lane: Lane): Promise<void> {
    await lane.end()
    this.lanes.delete(lane)
  }

  private async fetch(id: string): Promise<Parcel> {
    try {
      const parcel = await openParcel(this.store, id)
      const fonts = await Promise.all(parcel.job.options.fonts.map(async (font) => ({ ...font, path: await this.fontAt(font.path) })))
      return { ...parcel, job: { ...parcel.job, options: { ...parcel.job.options, fonts } } }
    } catch (error) {
      // Its coordinator has taken it back.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw Object.assign(new Error('gone'), { name: 'UnrecoverableError' })
      throw error
    }
  }

  private async fontAt(hash: string): Promise<string> {
    const path = join(this.folder, hash)
    writeWhole(path, await openFont(this.store, hash))
    return path
  }

  /** A store that refuses is no fault of a file: it is tried again until it takes it, or this worker is to end. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        const result = await work()
        this.complain('')
        return result
      } catch (error) {
        if (error instanceof GivenBack || (error as Error).name === 'UnrecoverableError') throw error
        this.complain(describeError(Object.assign(error as Error, { name: 'StoreError' }), shownPath))
        for (const until = performance.now() + patience[Math.min(tries, patience.length - 1)]!; performance.now() < until; await sleep(100))
          if (this.isClosing) throw new GivenBack()
      }
    }
  }

  private complain(what: string): void {
    if (what !== '' && this.complaint === '') this.options.notice(`存储没有接受：${what}；过一会儿再试`)
    if (what === '' && this.complaint !== '') this.options.notice('存储恢复了')
    this.complaint = what
  }
}

interface Done {
  readonly record: FileRecord
  readonly fresh: boolean
  readonly seconds: Readonly<Record<string, number>>
}

interface JobLease {
  readonly ask: () => Promise<number>
  /** What it answered last. */
  readonly isLost: () => boolean
}

/** The job is another worker's by now: BullMQ, told by this name, does not try it again here. */
function lostError(): Error {
  return Object.assign(new Error('lost'), { name: 'UnrecoverableError' })
}

/** The job goes back to the queue, for another worker or a later time. */
class GivenBack extends Error {
  override readonly name = 'GivenBack'
}

/** Seconds since the call before, by stage; gives all so far. */
function startClock(): (stage: string) => Record<string, number> {
  const stages: Record<string, number> = {}
  let last = performance.now()
  return (stage) => {
    const now = performance.now()
    stages[stage] = (now - last) / 1000
    last = now
    return stages
  }
}
