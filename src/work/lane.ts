import type { Job } from './job.js'
import { WorkerProcess, type Answer, type Lease, type WorkerOptions } from './worker-process.js'

/** One worker process after the other: a new one where the last is gone, or has grown too much. */
export class Lane {
  private worker: WorkerProcess | null = null
  private isStopped = false

  constructor(private readonly options: WorkerOptions) {}

  /** A job whose worker was interrupted is begun anew, unless all is to stop. */
  async work(job: Job, lease?: Lease): Promise<Answer> {
    for (;;) {
      this.worker ??= new WorkerProcess(this.options)
      const answer = await this.worker.work(job, lease)
      if (answer.kind === 'refused' || (answer.kind === 'done' && !answer.worn)) return answer
      await this.end()
      if (answer.kind !== 'interrupted' || this.isStopped) return answer
    }
  }

  /** Nothing is begun anew. */
  stop(): void {
    this.isStopped = true
  }

  /** Ends its worker as it stands; settles when it is gone. */
  async end(): Promise<void> {
    const { worker } = this
    await worker?.end()
    if (this.worker === worker) this.worker = null
  }
}
