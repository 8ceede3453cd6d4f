import { Readable } from 'node:stream'
import type { Job } from './job.js'
import type { JobResult, Queue } from './queue.js'
import { WorkerProcess, type WorkerOptions } from './worker-process.js'

export interface LocalQueueOptions extends WorkerOptions {
  /** How many at once. */
  readonly jobs: number
}

/** Worker processes of this machine. One that crashes or hangs costs one file and is replaced. */
export class LocalQueue implements Queue {
  private readonly workers = new Set<WorkerProcess>()
  private isStopped = false

  constructor(private readonly options: LocalQueueOptions) {}

  async *run(jobs: AsyncIterable<Job>): AsyncGenerator<JobResult> {
    const waiting = jobs[Symbol.asyncIterator]()
    const results = new Readable({ objectMode: true, read() {} })
    const lanes = Array.from({ length: this.options.jobs }, () => this.workThrough(waiting, results))
    const finished = Promise.all(lanes).then(
      () => results.push(null),
      (error: Error) => results.destroy(error),
    )
    try {
      yield* results
    } finally {
      this.abort()
      await finished
    }
  }

  stop(): void {
    this.isStopped = true
  }

  abort(): void {
    this.stop()
    for (const worker of this.workers) void worker.end()
  }

  /** Does job after job, in one worker process at a time, until there are no more. */
  private async workThrough(waiting: AsyncIterator<Job>, results: Readable): Promise<void> {
    let worker: WorkerProcess | null = null
    let job = await this.next(waiting)
    while (job && !(this.isStopped && !worker)) {
      worker ??= this.startWorker()
      const answer = await worker.work(job)
      if (answer.kind === 'done') results.push({ job, record: answer.record, fresh: answer.fresh } satisfies JobResult)
      if (answer.kind === 'done' && !answer.worn) {
        job = await this.next(waiting)
        continue
      }
      await this.endWorker(worker)
      worker = null
      if (answer.kind !== 'interrupted') job = await this.next(waiting)
    }
    if (worker) await this.endWorker(worker)
  }

  private async next(waiting: AsyncIterator<Job>): Promise<Job | null> {
    if (this.isStopped) return null
    const { value, done } = await waiting.next()
    return done || this.isStopped ? null : value
  }

  private startWorker(): WorkerProcess {
    const worker = new WorkerProcess(this.options)
    this.workers.add(worker)
    return worker
  }

  private async endWorker(worker: WorkerProcess): Promise<void> {
    await worker.end()
    this.workers.delete(worker)
  }
}
