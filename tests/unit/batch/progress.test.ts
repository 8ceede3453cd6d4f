import { expect, test } from 'vitest'
import type { FileRecord } from '../../../src/work/job.js'
import { countResult, formatProgress, startProgress } from '../../../src/batch/progress.js'

function record(status: FileRecord['status'], severity?: 'error' | 'warning'): FileRecord {
  const findings = severity ? [{ code: 'check/no-contact', severity, count: 1, message: '' }] : []
  const report = { stem: 'a', organ: null, year: null, kind: 'annual' as const, forms: [], repairs: 0, findings, figures: [] }
  const base = {
    input: 'a.txt',
    stem: 'a',
    inputHash: '',
    optionsHash: '',
    version: '1',
    reason: '',
    advice: '',
    outputs: [],
    verified: false,
  }
  return { ...base, status, reports: status === 'converted' ? [report] : [] }
}

test('files are counted by what became of them', () => {
  const state = startProgress(5, 0)
  for (const one of [record('converted', 'error'), record('converted', 'warning'), record('converted'), record('failed')])
    countResult(state, one, { fresh: true, strict: false })
  countResult(state, record('converted'), { fresh: false, strict: false })
  countResult(state, record('skipped'), { fresh: false, strict: false })
  // What is passed over again was never converted.
  expect(state).toMatchObject({ done: 6, converted: 4, withErrors: 1, faulty: 1, failed: 1, skipped: 1, unchanged: 1 })
})

test('where warnings count they count as errors do', () => {
  const state = startProgress(2, 0)
  countResult(state, record('converted', 'warning'), { fresh: true, strict: true })
  countResult(state, record('converted', 'warning'), { fresh: true, strict: false })
  expect(state).toMatchObject({ withErrors: 0, faulty: 1 })
})

test('the live line tells how far, how fast and how long', () => {
  const state = startProgress(100, 0)
  for (let n = 0; n < 50; n++) countResult(state, record('converted'), { fresh: true, strict: false })
  expect(formatProgress(state, 10)).toBe('50/100 50%  5.0份/秒  还需10秒  失败0')
})
