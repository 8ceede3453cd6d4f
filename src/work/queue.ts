import type { FileRecord, Job } from './job.js'
import type { Journal } from './journal.js'

export interface JobResult {
  readonly job: Job
  readonly record: FileRecord
  /** False where an earlier run's record still holds and nothing was written. */
  readonly fresh: boolean
  /** To be called when its record is safe: until then a queue that outlives the run keeps it. */
  readonly recorded?: () => void
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

/** How a run wants its files done, whoever does them. */
export interface RunSettings {
  /** Seconds a file may take. */
  readonly timeout: number
  readonly verify: boolean
  readonly overwrite: boolean
}

/** Workers of other machines, and what an earlier run has left with them. */
export interface Engine {
  queue(settings: RunSettings): Queue
  /** Waits until nobody works for an earlier run any more, and puts on record what it did not. */
  adopt(journal: Journal): Promise<void>
  /** Who is at work, for people: `3台机器6个文件同时`; empty where nobody is. */
  hands(): string
  /** Puts what a run has written about itself into `out` beside the outputs, where these are elsewhere. */
  publish(out: string): Promise<void>
}
