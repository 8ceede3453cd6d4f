import { expect, test } from 'vitest'
import { findRepeats, tallyReports, type Tallied } from '../../../src/batch/repeats.js'
import type { FileRecord, ReportRecord } from '../../../src/work/job.js'

interface Sketch {
  readonly input: string
  readonly organ?: string | null
  readonly received?: number
  readonly hash?: string
  readonly year?: number
  readonly read?: number
  readonly likeness?: string
}

function tally({ input, organ = '青屿市水务局', received = 5, hash = input, year = 2024, read = 1, likeness }: Sketch): Tallied {
  const report: ReportRecord = {
    stem: input,
    organ,
    year,
    kind: 'annual',
    forms: [],
    repairs: 0,
    ...(likeness === undefined ? {} : { likeness }),
    findings: [],
    figures: [
      ['applications.received.total', String(received), 'read'],
      ...Array.from({ length: read - 1 }, (_, row) => [`disputes.review.${row}`, '0', 'read'] as const),
    ],
  }
  const facts = {
    stem: input,
    optionsHash: '',
    version: '',
    status: 'converted',
    reason: '',
    advice: '',
    outputs: [],
    verified: false,
  } as const
  const record: FileRecord = { ...facts, input, inputHash: hash, reports: [report] }
  return tallyReports(record)[0]!
}

/** What is not counted: `input 为什么 counted instead`. */
function repeatsOf(sketches: readonly Sketch[], parts: Record<string, string[]> = {}): string[] {
  const tallied = sketches.map(tally)
  const repeats = findRepeats(tallied, parts)
  return tallied.flatMap(({ key, input }) => {
    const repeat = repeats.get(key)
    return repeat ? [`${input} ${repeat.why} ${repeat.of}`] : []
  })
}

test('one organ has one report a year: the one of which most was read, else the first', () => {
  expect(repeatsOf([{ input: 'a.doc' }, { input: 'b.html', read: 3 }, { input: 'c.pdf' }])).toEqual([
    'a.doc same b.html',
    'c.pdf same b.html',
  ])
  expect(repeatsOf([{ input: 'a.doc' }, { input: 'b.html' }])).toEqual(['b.html same a.doc'])
  expect(repeatsOf([{ input: 'a.doc' }, { input: 'b.doc', year: 2023 }, { input: 'c.doc', organ: '青屿市财政局' }])).toEqual([])
})

test('a copy is one whatever it is called, also where it names no organ', () => {
  expect(
    repeatsOf([
      { input: 'a.doc', hash: 'x', organ: null },
      { input: '副本.doc', hash: 'x', organ: null },
    ]),
  ).toEqual(['副本.doc copy a.doc'])
  const likeness = 's'
  expect(
    repeatsOf([
      { input: 'a.doc', likeness },
      { input: 'b.txt', organ: null, likeness },
    ]),
  ).toEqual(['b.txt copy a.doc'])
  // Without words or figures of its own nothing tells a copy.
  expect(repeatsOf([{ input: 'a.doc' }, { input: 'b.txt', organ: null }])).toEqual([])
  expect(
    repeatsOf([
      { input: 'a.doc', likeness, received: 0 },
      { input: 'b.txt', organ: null, likeness, received: 0 },
    ]),
  ).toEqual([])
  // Two organs that say the same are a finding, and two reports.
  expect(
    repeatsOf([
      { input: 'a.doc', likeness },
      { input: 'b.doc', organ: '青屿市财政局', likeness },
    ]),
  ).toEqual([])
})

const [water, finance, city] = ['青屿市水务局', '青屿市财政局', '青屿市人民政府']

test('a superior is not counted beside all of its parts, and they are not where some are missing', () => {
  const all = [
    { input: '全市.docx', organ: city, received: 12 },
    { input: '局/水务.docx', organ: water, received: 5 },
    { input: '局/财政.docx', organ: finance, received: 6 },
  ]
  expect(repeatsOf(all, { [city!]: [water!, finance!] })).toEqual(['全市.docx whole 局/水务.docx'])
  expect(repeatsOf(all, { [city!]: [water!, finance!, '青屿市林业局'] })).toEqual([
    '局/水务.docx part 全市.docx',
    '局/财政.docx part 全市.docx',
  ])
  expect(repeatsOf(all)).toEqual([])
})

test('a sum is known by its name, or by being a government’s that adds up to what stands beside it', () => {
  const parts = [
    { input: '2024/水务.docx', organ: water, received: 5 },
    { input: '2024/财政.docx', organ: finance, received: 6 },
  ]
  expect(repeatsOf([...parts, { input: '2024/汇总.docx', organ: city, received: 11 }])).toEqual(['2024/汇总.docx whole 2024/水务.docx'])
  expect(repeatsOf([...parts, { input: '2024/汇总.docx', organ: city, received: 20 }])).toHaveLength(2)
  expect(repeatsOf([...parts, { input: '2024/市.docx', organ: city, received: 11 }])).toEqual(['2024/市.docx whole 2024/水务.docx'])
  expect(repeatsOf([...parts, { input: '2024/市.docx', organ: city, received: 12 }])).toEqual([])
  expect(repeatsOf([...parts, { input: '2024/统计.docx', organ: '青屿市统计局', received: 11 }])).toEqual([])
  // Another folder's, another year's.
  expect(repeatsOf([...parts, { input: '别处/汇总.docx', organ: city, received: 11 }])).toEqual([])
  expect(repeatsOf([...parts, { input: '2024/汇总.docx', organ: city, received: 11, year: 2023 }])).toEqual([])
})
