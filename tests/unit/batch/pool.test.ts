import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BatchTask } from '../../../src/batch/messages.js'
import { Pool } from '../../../src/batch/pool.js'
import type { PoolResult } from '../../../src/batch/pool-worker.js'

const program = join(import.meta.dirname, 'strange-worker.mjs')
const settings = { out: '.', version: '1', verify: false }
/** Small, so that filling it takes little time. */
const heapCeiling = 32
const task = (input: string): BatchTask => ({
  path: Buffer.from(input),
  input,
  stem: input,
  passedOver: null,
  options: { formats: ['json'], attach: false, fonts: [], strict: false },
  optionsHash: '',
  previous: null,
})

async function run(inputs: readonly string[], jobs = 2, timeout = 4): Promise<PoolResult[]> {
  const results: PoolResult[] = []
  const pool = new Pool(
    inputs.map(task)[Symbol.iterator](),
    { jobs, timeout, heapCeiling, settings, program },
    (result) => void results.push(result),
  )
  await pool.finished
  return results.toSorted((a, b) => (a.task.input < b.task.input ? -1 : 1))
}

const outcome = (results: readonly PoolResult[]) => results.map(({ record }) => `${record.input} ${record.status} ${record.reason}`.trim())

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
  const results: PoolResult[] = []
  const tasks = [{ ...task('interrupted'), path: Buffer.from(path) }, task('z')]
  await new Pool(tasks.values(), { jobs: 1, timeout: 20, heapCeiling, settings, program }, (result) => void results.push(result)).finished
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

test('no more tasks are asked for than there are workers free', async () => {
  let asked = 0
  let answered = 0
  let most = 0
  function* tasks() {
    for (let n = 0; n < 20; n++) {
      most = Math.max(most, ++asked - answered)
      yield task(`f${n}`)
    }
  }
  await new Pool(tasks(), { jobs: 2, timeout: 20, heapCeiling, settings, program }, () => void answered++).finished
  expect(answered).toBe(20)
  expect(most).toBeLessThanOrEqual(2)
})

test('stopping finishes what is in hand; a failing record stops the run', async () => {
  const results: PoolResult[] = []
  const pool = new Pool(
    ['a', 'b', 'c', 'd', 'e', 'f'].map(task)[Symbol.iterator](),
    { jobs: 1, timeout: 20, heapCeiling, settings, program },
    (result) => {
      results.push(result)
      if (results.length === 2) pool.stop()
    },
  )
  await pool.finished
  expect(results).toHaveLength(2)
  const broken = new Pool(['a', 'b'].map(task)[Symbol.iterator](), { jobs: 1, timeout: 20, heapCeiling, settings, program }, () => {
    throw new Error('disk full')
  })
  await expect(broken.finished).rejects.toThrow('disk full')
})
