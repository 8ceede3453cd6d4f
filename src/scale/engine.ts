import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../work/queue.js'
import type { Journal } from '../work/journal.js'
import { openStore, parseBucket } from '../work/open-store.js'
import { failedRecord } from '../work/worker-process.js'
import type { Store } from '../work/store.js'
import { readInput, realPath, sizeOf } from '../system/files.js'
import { runFiles } from '../work/run-files.js'
import { ownAgreement } from './agreement.js'
import { isPoison, poisonReason, type Crew, type RunFacts } from './crew.js'
import { connectRedis, type Connection, type Notice } from './connect.js'
import { drainKey, openJobs, runKey, storesKey } from './keys.js'
import { CoordinatorLease } from './lease.js'
import type { Work } from './metrics.js'
import { openParcel, openResult, removeParcel, removeParcels, storeId } from './parcel.js'
import type { BullJob } from './peers.js'
import { RedisQueue } from './redis-queue.js'
import { readRoster } from './roster.js'
import { waitingOf } from './status.js'

export interface CrewOptions {
  /** `redis://…` */
  readonly queue: string
  /** Where outputs go; left open, where the workers that are there put them, else the output folder. */
  readonly store: string | undefined
  readonly out: string
  /** Names of files stay out of Redis. */
  readonly isPrivate: boolean
  readonly notice: Notice
}

/** The workers behind a queue, with this process as their coordinator. */
export interface CrewEngine extends Engine {
  /** Where the outputs are; the output folder or elsewhere. */
  readonly address: string
  readonly store: Store
  /** For metrics. */
  work(): Promise<Work>
  close(): Promise<void>
}

/** Connects, finds the store and becomes its one coordinator. */
export async function openCrew({ queue, store: wanted, out, isPrivate, notice }: CrewOptions): Promise<CrewEngine> {
  const connection = await connectRedis(queue, notice)
  try {
    const address = await addressOf(wanted, out, connection)
    const store = await openStore(address)
    const id = await storeId(store, randomBytes(8).toString('hex'))
    await connection.redis.hset(storesKey, id, address)
    const lease = await CoordinatorLease.take(connection.redis, id)
    const agreement = ownAgreement()
    await connection.redis.set(runKey(id), JSON.stringify({ agreement } satisfies RunFacts))
    const jobs = openJobs(connection.bull, connection.redis, id)
    await connection.redis.del(drainKey(id))
    const tally = { machines: 0, slots: 0, done: 0, failed: 0, seconds: new Map<string, number>() }
    return engineOf({ connection, jobs, store, storeId: id, address, lease, agreement, isPrivate, notice, tally })
  } catch (error) {
    connection.redis.disconnect()
    throw error
  }
}

async function addressOf(wanted: string | undefined, out: string, { redis }: Connection): Promise<string> {
  const there = wanted === undefined ? new Set((await readRoster(redis)).map(({ address }) => address)) : new Set<string>()
  const [only] = there
  const address = wanted ?? (there.size === 1 ? only! : out)
  return parseBucket(address) ? address : realPath(address)
}

function engineOf(crew: Crew): CrewEngine {
  const { connection, jobs, store, address, lease, tally } = crew
  return {
    address,
    store,
    queue: (settings) => new RedisQueue(crew, settings),
    adopt: (journal) => adopt(crew, journal),
    hands: () => (tally.slots > 0 ? `${tally.machines}台机器同时做${tally.slots}个` : ''),
    work: async () => {
      const counts = await jobs.getJobCounts('waiting', 'active', 'delayed')
      return { ...tally, waiting: waitingOf(counts), busy: counts['active'] ?? 0 }
    },
    publish: async (out) => {
      if (address === realPath(out)) return
      for (const name of runFiles) if (sizeOf(join(out, name)) >= 0) await store.writeWhole(name, readInput(join(out, name)))
    },
    // Of a run that was ended as it stood the connection is closed already.
    close: async () => {
      await removeParcels(store).catch(() => {})
      await Promise.allSettled([lease.release(), jobs.close()])
      await connection.quit()
    },
  }
}

/** Until nothing of an earlier run is left: what waited is taken back, what is done goes on record. */
async function adopt(crew: Crew, journal: Journal): Promise<void> {
  const { jobs, store, lease } = crew
  for (let left = 1; left > 0;) {
    await lease.ensure()
    await jobs.drain(true)
    const finished = [...(await jobs.getCompleted(0, -1)), ...(await jobs.getFailed(0, -1))]
    for (const job of finished) {
      const record = await recordOf(job, crew)
      if (record && JSON.stringify(record) !== JSON.stringify(journal.find(record.input))) journal.append(record)
    }
    await journal.flush()
    for (const { id } of finished) await Promise.all([jobs.remove(id!), removeParcel(store, id!)])
    const active = await jobs.getActive(0, -1)
    // One that is locked stays; its worker is told, when it asks to write, that its coordinator is no more.
    await Promise.all(active.map(({ id }) => jobs.remove(id!).catch(() => 0)))
    left = active.length + finished.length
    if (active.length > 0) await sleep(200)
  }
  await removeParcels(store)
}

/** What came of a job of an earlier coordinator; null where nothing did. */
async function recordOf(job: BullJob, { store, agreement }: Crew) {
  try {
    if (!job.failedReason) return await openResult(store, job.id!)
    return isPoison(job) ? failedRecord((await openParcel(store, job.id!)).job, agreement.version, poisonReason) : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
