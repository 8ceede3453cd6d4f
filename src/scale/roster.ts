import { workerKey, workersKey } from './keys.js'
import type { Redis } from './peers.js'

/** What a worker tells of itself every two seconds. */
export interface Presence {
  readonly id: string
  readonly host: string
  readonly pid: number
  /** How many files at once. */
  readonly jobs: number
  /** The store's name, and its address for people. */
  readonly store: string
  readonly address: string
  readonly done: number
  readonly failed: number
  readonly busy: number
  /** Why it does not get on, in Chinese; empty where it does. */
  readonly complaint: string
}

/** Milliseconds: one that has not been heard of for so long is gone. */
const presenceTime = 10_000

export async function announce(redis: Redis, presence: Presence): Promise<void> {
  await redis.set(workerKey(presence.id), JSON.stringify(presence), 'PX', presenceTime)
  await redis.sadd(workersKey, presence.id)
}

export async function withdraw(redis: Redis, id: string): Promise<void> {
  await redis.del(workerKey(id))
  await redis.srem(workersKey, id)
}

/** The workers that are there, whatever their store. */
export async function readRoster(redis: Redis): Promise<Presence[]> {
  const ids = await redis.smembers(workersKey)
  if (ids.length === 0) return []
  const told = await redis.mget(...ids.map(workerKey))
  await Promise.all(ids.filter((_, index) => told[index] === null).map((id) => redis.srem(workersKey, id)))
  return told.flatMap((text) => (text === null || text === undefined ? [] : [JSON.parse(text) as Presence]))
}
