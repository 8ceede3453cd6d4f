import { Readable } from 'node:stream'
import type { Job } from './job.js'
import { Lane } from './lane.js'
import type { JobResult, Queue } from './queue.js'
import type { WorkerOptions } from './worker-process.js'

export interface LocalQueueOptions extends WorkerOptions {
  /** How many at once. */
  readonly jobs: number
}

/** Worker processes of this machine. One that crashes or hangs costs one file and is replaced. */
export class LocalQueue implements Queue {
  private readonly lanes: readonly Lane[]
  private isStopped = false

  constructor({ jobs, ...options }: LocalQueueOptions) {
    this.lanes = Array.from({ length: jobs }, () => new Lane(options))
  }

  async *run(jobs: AsyncIterable<Job>): AsyncGenerator<JobResult> {
    const waiting = jobs[Symbol.asyncIterator]()
    const results = new Readable({ objectMode: true, read() {} })
    const finished = Promise.all(this.lanes.map((lane) => this.workThrough(lane, waiting, results))).then(
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
    for (const lane of this.lanes) lane.stop()
  }

  abort(): void {
    this.stop()
    for (const lane of this.lanes) void lane.end()
  }

  /** Does job after job until there are no more. */
  private async workThrough(lane: Lane, waiting: AsyncIterator<Job>, results: Readable): Promise<void> {
    for (let job = await this.next(waiting); job; job = await this.next(waiting)) {
      const answer = await lane.work(job)
      if (answer.kind === 'done') results.push({ job, record: answer.record, fresh: answer.fresh } satisfies JobResult)
    }
    await lane.end()
  }

  private async next(waiting: AsyncIterator<Job>): Promise<Job | null> {
    if (this.isStopped) return null
    const { value, done } = await waiting.next()
    return done || this.isStopped ? null : value
  }
}
