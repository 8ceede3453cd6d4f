/**
 * The packages of the queue, by their own types, are what `src/scale/peers.ts` and `src/work/s3-store.ts` take them for: `tsc -p
 * conformance/queue`. A version that has changed in what is used of it does not compile here.
 */
import * as s3 from '@aws-sdk/client-s3'
import * as bull from 'bullmq'
import * as ioredis from 'ioredis'
import type { Bull, BullJob, BullQueue, BullWorker, Redis, RedisModule, RedisOptions } from '../../src/scale/peers.js'
import type { S3Module } from '../../src/work/s3-store.js'

type Of<Constructor extends new (...given: never) => unknown> = ConstructorParameters<Constructor>

export const held: readonly unknown[] = [
  s3 satisfies S3Module,
  ioredis satisfies Pick<RedisModule, never>,
  // What they give does what is asked of it.
  (client: ioredis.Redis): Redis => client,
  (queue: bull.Queue): Pick<BullQueue, 'getJobState' | 'getJobCounts' | 'remove' | 'drain' | 'retryJobs' | 'close'> => queue,
  (job: bull.Job): BullJob => job,
  (worker: bull.Worker): BullWorker => worker,
  // They take what they are given.
  (options: RedisOptions): ioredis.RedisOptions => options,
  (options: Omit<Of<Bull['Queue']>[1], 'connection'>): Omit<bull.QueueOptions, 'connection'> => options,
  (options: Omit<Of<Bull['Worker']>[2], 'connection'>): Omit<bull.WorkerOptions, 'connection'> => options,
  (): Error => new bull.DelayedError(),
]
