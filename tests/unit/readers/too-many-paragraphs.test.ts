import { expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { readBytes } from '../../../src/readers/index.js'

async function read(count: number) {
  const found: Diagnostic[] = []
  const text = `标题\n${'公开\n'.repeat(count)}`
  return { kind: (await readBytes(Buffer.from(text), 'x.txt', collectInto(found))).kind, found }
}

test('a file of more paragraphs than all reports of an archive have is refused', async () => {
  expect((await read(24_998)).kind).toBe('blocks')
  const { kind, found } = await read(25_000)
  expect(kind).toBe('refused')
  expect(found.map(({ code, facts }) => [code, facts])).toEqual([['read/too-many-paragraphs', { paragraphs: 25_001, limit: 25_000 }]])
})
