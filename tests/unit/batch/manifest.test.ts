import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendRecord, closeManifest, findRecord, flushManifest, openManifest } from '../../../src/batch/manifest.js'
import type { FileRecord } from '../../../src/batch/messages.js'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'nianbao-manifest-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const record = (input: string, reason = ''): FileRecord => ({
  input,
  stem: input,
  inputHash: 'h',
  optionsHash: 'o',
  version: '1',
  status: 'failed',
  reason,
  outputs: [],
  reports: [],
  verified: false,
})

test('the newest record of an input holds, in this run and the next', () => {
  const path = join(folder, 'manifest.jsonl')
  const first = openManifest(path)
  for (const one of [record('甲', '旧'), record('乙'), record('甲', '新')]) appendRecord(first, one)
  expect(findRecord(first, '甲')?.reason).toBe('新')
  closeManifest(first)
  const second = openManifest(path)
  expect(findRecord(second, '甲')?.reason).toBe('新')
  expect(findRecord(second, '乙')).toEqual(record('乙'))
  expect(findRecord(second, '丙')).toBeNull()
  closeManifest(second)
})

test('a line cut off by a crash costs that line alone', () => {
  const path = join(folder, 'manifest.jsonl')
  const first = openManifest(path)
  appendRecord(first, record('甲'))
  closeManifest(first)
  appendFileSync(path, JSON.stringify(record('乙')).slice(0, 20))
  const second = openManifest(path)
  expect(findRecord(second, '乙')).toBeNull()
  appendRecord(second, record('丙'))
  expect(findRecord(second, '丙')).toEqual(record('丙'))
  closeManifest(second)
  const third = openManifest(path)
  expect([findRecord(third, '甲'), findRecord(third, '丙')]).toEqual([record('甲'), record('丙')])
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4)
  closeManifest(third)
})

test('records that come while the disk is busy share the next flush', async () => {
  const manifest = openManifest(join(folder, 'manifest.jsonl'))
  appendRecord(manifest, record('甲'))
  const first = flushManifest(manifest)
  await Promise.resolve()
  appendRecord(manifest, record('乙'))
  const second = flushManifest(manifest)
  appendRecord(manifest, record('丙'))
  expect(second).not.toBe(first)
  expect(flushManifest(manifest)).toBe(second)
  await second
  closeManifest(manifest)
  await expect(flushManifest(manifest)).rejects.toThrow('EBADF')
})
