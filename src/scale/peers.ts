import { loadPeer } from '../work/peer.js'

/** What is used of `bullmq` and `ioredis`; `conformance/contract` holds it to the packages' own types. */

export interface Redis {
  connect(): Promise<void>
  quit(): Promise<unknown>
  disconnect(): void
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'close' | 'ready', listener: () => void): unknown
  info(section: string): Promise<string>
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<unknown>
  set(key: string, value: string, unit: 'PX', milliseconds: number): Promise<unknown>
  del(key: string): Promise<number>
  incr(key: string): Promise<number>
  pttl(key: string): Promise<number>
  mget(...keys: string[]): Promise<(string | null)[]>
  sadd(key: string, member: string): Promise<number>
  srem(key: string, member: string): Promise<number>
  smembers(key: string): Promise<string[]>
  hset(key: string, field: string, value: string): Promise<number>
  hgetall(key: string): Promise<Record<string, string>>
  eval(script: string, keys: number, ...values: string[]): Promise<unknown>
}

export interface RedisOptions {
  readonly host: string
  readonly port: number
  readonly db: number
  readonly username?: string
  readonly password?: string
  readonly tls?: { readonly servername: string }
  readonly lazyConnect: boolean
  readonly maxRetriesPerRequest: null
  readonly retryStrategy: (times: number) => number | null
  readonly connectTimeout: number
  readonly keepAlive: number
  readonly enableAutoPipelining: boolean
}

/** What a job in Redis says: no text of a report. */
interface JobData {
  /** Hash of what coordinator and worker must agree in. */
  readonly agreement: string
  /** The number of its coordinator: one that has been replaced gives no more orders. */
  readonly fence: number
}

/** What a worker answers; the record itself is in the store. */
export interface JobReturn {
  readonly fresh: boolean
  readonly seconds: Readonly<Record<string, number>>
}

export interface BullJob {
  readonly id?: string | undefined
  readonly name: string
  readonly data: JobData
  readonly returnvalue: JobReturn
  readonly failedReason: string
  extendLock(token: string, milliseconds: number): Promise<number>
  moveToDelayed(timestamp: number, token?: string): Promise<void>
}

export interface BullQueue {
  addBulk(jobs: { readonly name: string; readonly data: JobData; readonly opts: { readonly jobId: string } }[]): Promise<unknown>
  getCompleted(start: number, end: number): Promise<BullJob[]>
  getFailed(start: number, end: number): Promise<BullJob[]>
  getActive(start: number, end: number): Promise<BullJob[]>
  getJobState(id: string): Promise<string>
  getJobCounts(...kinds: JobKind[]): Promise<Record<string, number>>
  remove(id: string): Promise<number>
  drain(delayed: boolean): Promise<void>
  retryJobs(options: { readonly state: 'failed' }): Promise<void>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

type JobKind = 'waiting' | 'active' | 'delayed' | 'completed' | 'failed'

export interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown
  close(force?: boolean): Promise<void>
}

interface Connected {
  readonly connection: Redis
  readonly prefix: string
}

interface WorkerOptions extends Connected {
  readonly concurrency: number
  readonly lockDuration: number
  readonly lockRenewTime: number
  readonly stalledInterval: number
  readonly maxStalledCount: number
}

interface QueueOptions extends Connected {
  readonly defaultJobOptions: {
    readonly attempts: number
    readonly backoff: { readonly type: 'fixed'; readonly delay: number }
    readonly removeOnComplete: boolean
    readonly removeOnFail: boolean
    readonly stackTraceLimit: number
  }
  readonly streams: { readonly events: { readonly maxLen: number } }
}

export interface Bull {
  readonly Queue: new (name: string, options: QueueOptions) => BullQueue
  readonly Worker: new (name: string, work: (job: BullJob, token?: string) => Promise<JobReturn>, options: WorkerOptions) => BullWorker
  readonly DelayedError: new () => Error
}

export interface RedisModule {
  readonly Redis: new (options: RedisOptions) => Redis
}

const purpose = '经队列处理'

/** `ioredis` first: BullMQ without it fails in its own words. */
export async function loadPeers(): Promise<{ readonly bull: Bull; readonly redis: RedisModule }> {
  const redis = await loadPeer<RedisModule>('ioredis', purpose)
  return { bull: await loadPeer<Bull>('bullmq', purpose), redis }
}
