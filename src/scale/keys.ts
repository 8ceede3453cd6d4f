import type { Bull, BullQueue, Redis } from './peers.js'

/** Before every key of ours in Redis, for its access lists: `~nianbao*`. */
export const prefix = 'nianbao'

/** Field: the store's name; value: its address, for people. */
export const storesKey = 'nianbao-stores'
export const workersKey = 'nianbao-workers'

export const workerKey = (worker: string) => `nianbao-worker:${worker}`
/** Who coordinates a store, and until when. */
export const leaseKey = (store: string) => `nianbao-coordinator:${store}`
/** A number that grows with every coordinator of a store. */
export const fenceKey = (store: string) => `nianbao-fence:${store}`
/** What the coordinator of a store asks of its workers. */
export const runKey = (store: string) => `nianbao-run:${store}`

/** There while a store's coordinator is to stop. */
export const drainKey = (store: string) => `nianbao-drain:${store}`

/** The jobs of a store. */
export function openJobs(bull: Bull, redis: Redis, store: string): BullQueue {
  const queue = new bull.Queue(store, {
    connection: redis,
    prefix,
    defaultJobOptions: {
      // A worker that is told to end gives its job back; how often that happens is no fault of the file.
      attempts: 1000,
      backoff: { type: 'fixed', delay: 1_000 },
      // Kept until their records are safe.
      removeOnComplete: false,
      removeOnFail: false,
      stackTraceLimit: 0,
    },
    // Nobody reads them.
    streams: { events: { maxLen: 10 } },
  })
  // What fails is told by what was asked; the connection by itself.
  queue.on('error', () => {})
  return queue
}
