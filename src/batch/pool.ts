import type { BatchTask } from './messages.js'
import { PoolWorker, type PoolResult, type WorkerOptions } from './pool-worker.js'

export interface PoolOptions extends WorkerOptions {
  readonly jobs: number
}

/**
 * Runs tasks in worker processes. A task is asked for only when a worker is free, so memory does not grow with their number. A worker that
 * crashes or hangs costs one file and is replaced. What `onResult` waits for, no worker waits for.
 */
export class Pool {
  /** Settles when every file handed out has been answered for. Rejects where `onResult` or the tasks throw. */
  readonly finished: Promise<void>
  private readonly outcome = deferred()
  private readonly workers = new Set<PoolWorker>()
  /** Settles when all that was answered so far has been told. */
  private told: Promise<void> = Promise.resolve()
  private isStopped = false

  constructor(
    private readonly tasks: Iterator<BatchTask>,
    private readonly options: PoolOptions,
    private readonly onResult: (result: PoolResult) => void | Promise<void>,
  ) {
    this.finished = this.outcome.promise
    for (let job = 0; job < options.jobs; job++) this.startWorker(this.next())
    this.settleWhenDone()
  }

  /** Hands out no more files; those in hand are finished. */
  stop(): void {
    this.isStopped = true
  }

  /** Ends the workers as they stand. */
  abort(): void {
    this.endWorkers()
    void this.told.then(this.outcome.resolve)
  }

  private startWorker(task: BatchTask | null): void {
    if (!task) return
    const worker = new PoolWorker(task, this.options, {
      answer: (result) => this.tell(result),
      next: () => this.next(),
      closed: (closed, following) => {
        this.workers.delete(closed)
        if (!this.isStopped) this.startWorker(following)
        this.settleWhenDone()
      },
    })
    this.workers.add(worker)
  }

  private next(): BatchTask | null {
    if (this.isStopped) return null
    try {
      const { value, done } = this.tasks.next()
      return done ? null : value
    } catch (error) {
      this.fail(error)
      return null
    }
  }

  private tell(result: PoolResult): void {
    const telling = new Promise<void>((resolve) => resolve(this.onResult(result))).catch((error: unknown) => this.fail(error))
    const before = this.told
    this.told = telling.then(() => before)
  }

  private settleWhenDone(): void {
    if (this.workers.size === 0) void this.told.then(this.outcome.resolve)
  }

  private fail(error: unknown): void {
    this.endWorkers()
    this.outcome.reject(error)
  }

  private endWorkers(): void {
    this.isStopped = true
    for (const worker of this.workers) worker.end()
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve!: () => void
  let reject!: (error: unknown) => void
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
