import * as s3 from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { testStore } from '../../tests/unit/work/store-suite.js'
import { openBucket } from '../../src/work/s3-store.js'

/** What every store must do, by an S3-compatible service of this machine: where it is stands in the environment. */

let opened = 0
const open = () => openBucket({ bucket: 'archive', prefix: `suite/${opened++}` }, s3)

describe('in a bucket', () => {
  testStore(open)

  test('what is large goes in pieces, and is what it was', async () => {
    const store = open()
    const large = new Uint8Array(40 << 20).map((_, index) => index % 251)
    await store.writeWhole('a/large', large)
    expect(Buffer.compare(await store.read('a/large'), large)).toBe(0)
    expect(await store.size('a/large')).toBe(large.length)
    expect(await store.hash('a/large')).toHaveLength(64)
  })

  test('a bucket that is not there is named', async () => {
    const store = openBucket({ bucket: 'nowhere', prefix: '' }, s3)
    await expect(store.writeWhole('a', new Uint8Array(1))).rejects.toThrow('没有 s3://nowhere 这个存储桶')
  })
})
