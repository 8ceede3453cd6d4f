import type { FileRecord, Job } from './job.js'

export interface JobResult {
  readonly job: Job
  readonly record: FileRecord
  /** False where an earlier run's record still holds and nothing was written. */
  readonly fresh: boolean
}

/** Who does the work: processes of this machine, or of others. */
export interface Queue {
  /**
   * Takes a job only when somebody is free to work on it, so that memory does not grow with their number, and gives its result as soon as
   * it is there: each job's once, in the order in which they are done. What the caller does with a result, no worker waits for. Ends when all
   * jobs taken have been answered for; fails where `jobs` does. Whoever leaves the loop ends the work as it stands.
   */
  run(jobs: AsyncIterable<Job>): AsyncIterable<JobResult>
  /** Takes no more jobs; those in hand are finished. */
  stop(): void
  /** Ends the work as it stands; nobody hears of the jobs in hand. */
  abort(): void
}
