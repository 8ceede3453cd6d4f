import { expect, test } from 'vitest'
import {
  openParcel,
  openResult,
  removeParcel,
  removeParcels,
  sendParcel,
  sendResult,
  storeId,
  type Parcel,
} from '../../../src/scale/parcel.js'
import type { FileRecord, Job } from '../../../src/work/job.js'
import { MemoryStore } from '../../../src/work/memory-store.js'

const parcel = {
  job: {
    input: '甲.txt',
    given: { bytes: Buffer.from([0, 255]), corrections: null },
    check: [{ across: { parts: { figures: [new Map([['a.b', 1]])] } } }],
  } as unknown as Job,
  settings: { timeout: 60, verify: false, overwrite: false },
} satisfies Parcel

test('a job arrives as it was sent, bytes and maps too', async () => {
  const store = new MemoryStore()
  await sendParcel(store, 'one', parcel)
  const { job, settings } = await openParcel(store, 'one')
  expect([...job.given!.bytes]).toEqual([0, 255])
  expect(job.check).toEqual(parcel.job.check)
  expect(settings).toEqual(parcel.settings)
})

test('what was sent is taken away with its result, and at last all of it but the name of the store', async () => {
  const store = new MemoryStore()
  expect([await storeId(store, 'first'), await storeId(store, 'second')]).toEqual(['first', 'first'])
  for (const id of ['one', 'two']) await sendParcel(store, id, parcel)
  await sendResult(store, 'one', { input: '甲.txt' } as FileRecord)
  expect(await openResult(store, 'one')).toEqual({ input: '甲.txt' })
  await removeParcel(store, 'one')
  await expect(openResult(store, 'one')).rejects.toMatchObject({ code: 'ENOENT' })
  await openParcel(store, 'two')
  await removeParcels(store)
  await expect(openParcel(store, 'two')).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await storeId(store, 'third')).toBe('first')
})
