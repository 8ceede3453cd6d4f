import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { JournalFile, PastJournal } from '../../../src/work/journal.js'
import type { FileRecord } from '../../../src/work/job.js'

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
  advice: '',
  outputs: [],
  reports: [],
  verified: false,
})

test('the newest record of an input holds, in this run and the next', () => {
  const path = join(folder, 'manifest.jsonl')
  const first = new JournalFile(path)
  for (const one of [record('甲', '旧'), record('乙'), record('甲', '新')]) first.append(one)
  expect(first.find('甲')?.reason).toBe('新')
  first.close()
  const second = new JournalFile(path)
  expect(second.find('甲')?.reason).toBe('新')
  expect(second.find('乙')).toEqual(record('乙'))
  expect(second.find('丙')).toBeNull()
  second.close()
})

test('a line cut off by a crash costs that line alone', () => {
  const path = join(folder, 'manifest.jsonl')
  const first = new JournalFile(path)
  first.append(record('甲'))
  first.close()
  appendFileSync(path, JSON.stringify(record('乙')).slice(0, 20))
  const second = new JournalFile(path)
  expect(second.find('乙')).toBeNull()
  second.append(record('丙'))
  expect(second.find('丙')).toEqual(record('丙'))
  second.close()
  const third = new JournalFile(path)
  expect([third.find('甲'), third.find('丙')]).toEqual([record('甲'), record('丙')])
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4)
  third.close()
})

test('records that come while the disk is busy share the next flush', async () => {
  const manifest = new JournalFile(join(folder, 'manifest.jsonl'))
  manifest.append(record('甲'))
  const first = manifest.flush()
  await Promise.resolve()
  manifest.append(record('乙'))
  const second = manifest.flush()
  manifest.append(record('丙'))
  expect(second).not.toBe(first)
  expect(manifest.flush()).toBe(second)
  await second
  manifest.close()
  await expect(manifest.flush()).rejects.toThrow('EBADF')
})

test('records of other versions, or changed by hand, are none', () => {
  const path = join(folder, 'manifest.jsonl')
  const good = { ...record('好'), reports: [], outputs: [{ path: '好.html', bytes: 3, sha256: 'a' }] }
  const report = { stem: '甲', organ: null, year: 2024, kind: 'annual', forms: [], repairs: 0, findings: [], figures: [] }
  const strange = [
    null,
    7,
    [],
    { folders: [1] },
    { ...good, input: '甲', outputs: [null] },
    { ...good, input: '甲', outputs: [{ path: 5 }] },
    { ...good, input: '甲', outputs: [{ path: '\ud800', bytes: 1, sha256: '' }] },
    { ...good, input: '甲', reports: [{ ...report, findings: [null] }] },
    { ...good, input: '甲', reports: [{ ...report, findings: [{ code: 'a', severity: 'fatal', count: 1, message: '' }] }] },
    { ...good, input: '甲', reports: [{ ...report, figures: [['a']] }] },
    { ...good, input: '甲', reports: [{ ...report, year: '2024' }] },
    { ...good, input: '甲', status: 'done' },
    good,
  ]
  appendFileSync(path, strange.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const journal = new JournalFile(path)
  expect(journal.find('甲')).toBeNull()
  expect(journal.find('好')).toEqual(good)
  expect(journal.folders).toEqual([])
  journal.close()
})

test('one that writes nothing remembers what was found out, and that the outputs are those of the run before', () => {
  const path = join(folder, 'manifest.jsonl')
  const outputs = [{ path: 'a.html', bytes: 1, sha256: 'x' }]
  const first = new JournalFile(path)
  first.append({ ...record('甲', '旧'), outputs })
  first.close()
  const before = readFileSync(path)
  const past = new PastJournal(path, true)
  past.append({ ...record('甲', '新'), outputs: [] })
  past.append(record('乙'))
  expect(past.find('甲')).toEqual({ ...record('甲', '新'), outputs })
  expect(past.find('乙')).toEqual(record('乙'))
  expect(readFileSync(path).equals(before)).toBe(true)
})
