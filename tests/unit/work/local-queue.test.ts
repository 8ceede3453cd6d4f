import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Job } from '../../../src/work/job.js'
import { LocalQueue } from '../../../src/work/local-queue.js'
import type { JobResult } from '../../../src/work/queue.js'

const program = join(import.meta.dirname, 'strange-worker.mjs')
const settings = { out: '.', version: '1', verify: false, dry: false, soffice: undefined }
/** Small, so that filling it takes little time. */
const heapCeiling = 32
const job = (input: string): Job => ({
  path: Buffer.from(input),
  input,
  stem: input,
  passedOver: null,
  isAsset: false,
  options: { formats: ['json'], attach: false, fonts: [], all: false, strict: false },
  optionsHash: '',
  previous: null,
})

const queueOf = (jobs: number, timeout = 20) => new LocalQueue({ jobs, timeout, heapCeiling, settings, program })

async function* each(jobs: readonly Job[]): AsyncGenerator<Job> {
  yield* jobs
}

async function run(inputs: readonly string[], jobs = 2, timeout = 4): Promise<JobResult[]> {
  const results: JobResult[] = []
  for await (const result of queueOf(jobs, timeout).run(each(inputs.map(job)))) results.push(result)
  return results.toSorted((a, b) => (a.job.input < b.job.input ? -1 : 1))
}

const outcome = (results: readonly JobResult[]) => results.map(({ record }) => `${record.input} ${record.status} ${record.reason}`.trim())

test('a worker that dies or hangs costs one file each', async () => {
  expect(outcome(await run(['a', 'b', 'crash', 'd', 'exit', 'hang', 'z']))).toEqual([
    'a converted',
    'b converted',
    'crash failed 处理时程序意外中止',
    'd converted',
    'exit failed 处理时程序意外中止',
    'hang failed 处理超过4秒，已放弃',
    'z converted',
  ])
})

test('a signal that ends a worker is not the fault of its file', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'nianbao-pool-')), 'there')
  writeFileSync(path, '')
  const results: JobResult[] = []
  const jobs = [{ ...job('interrupted'), path: Buffer.from(path) }, job('z')]
  for await (const result of queueOf(1).run(each(jobs))) results.push(result)
  expect(outcome(results)).toEqual(['interrupted converted', 'z converted'])
})

test('a worker that runs out of memory costs one file', async () => {
  expect(outcome(await run(['a', 'memory', 'z'], 1, 60))).toEqual([
    'a converted',
    'memory failed 处理时内存用尽，已放弃；可用 convert 单独转换',
    'z converted',
  ])
}, 60_000)

test('a worker that has grown is replaced before its next file', async () => {
  const results = await run(['grown-1', 'grown-2'], 1)
  expect(new Set(results.map(({ record }) => record.version)).size).toBe(2)
})

test('no more jobs are asked for than there are workers free', async () => {
  let asked = 0
  let answered = 0
  let most = 0
  async function* jobs() {
    for (let n = 0; n < 20; n++) {
      most = Math.max(most, ++asked - answered)
      yield job(`f${n}`)
    }
  }
  for await (const _ of queueOf(2).run(jobs())) answered++
  expect(answered).toBe(20)
  // Two in hand, and two whose results are on their way.
  expect(most).toBeLessThanOrEqual(4)
})

test('stopping finishes what is in hand, aborting leaves it, and whoever leaves the loop ends the work', async () => {
  const inputs = ['a', 'b', 'c', 'd', 'e', 'f'].map(job)
  const stopped = queueOf(1)
  const results: JobResult[] = []
  for await (const result of stopped.run(each(inputs))) {
    results.push(result)
    if (results.length === 2) stopped.stop()
  }
  expect(results.length).toBeGreaterThanOrEqual(2)
  expect(results.length).toBeLessThan(6)
  const aborted = queueOf(1)
  for await (const result of aborted.run(each([job('a'), job('hang'), job('z')]))) {
    expect(result.job.input).toBe('a')
    aborted.abort()
  }
  for await (const result of queueOf(2).run(each(inputs))) if (result) break
})

test('a failure of the jobs fails the run', async () => {
  async function* failing(): AsyncGenerator<Job> {
    yield job('a')
    throw new Error('disk full')
  }
  const all = async () => {
    for await (const _ of queueOf(2).run(failing())) expect(_.job.input).toBe('a')
  }
  await expect(all()).rejects.toThrow('disk full')
})
