import { expect, test } from 'vitest'
import { followYears, type TrendYear } from '../../../src/archive/trend.js'
import { findForm } from '../../../src/forms/index.js'
import { figurePaths } from '../../../src/forms/layout.js'

function yearOf(year: number, set: Record<string, number | null | 'lost'>, form = 'annual-2021'): TrendYear {
  const paths = findForm(form).tables.flatMap(figurePaths)
  const figures = paths.map((path) => {
    const value = path in set ? set[path]! : 0
    return [
      path,
      { form, value: value === 'lost' ? null : value, state: value === 'lost' ? 'lost' : value === null ? 'blank' : 'read' },
    ] as const
  })
  return { year, source: `${year}.txt`, figures: new Map(figures) }
}

const received = 'applications.received.total'
const rowOf = (trend: ReturnType<typeof followYears>, path: string) => trend.rows.find(({ measure }) => measure.paths.includes(path))!

test('years side by side, growth only from the year before, and none where it is missing', () => {
  const trend = followYears([yearOf(2021, { [received]: 10 }), yearOf(2022, { [received]: 15 }), yearOf(2024, { [received]: null })])
  expect(trend.years).toEqual([2021, 2022, 2023, 2024])
  expect(rowOf(trend, received).values).toEqual([10, 15, null, null])
  expect(rowOf(trend, received).growth.map((one) => one && Math.round(one * 100))).toEqual([null, 50, null, null])
  expect(trend.breaks).toMatchObject([{ year: 2023, kind: 'gap' }])
})

test('results of applications as shares of what was concluded; a lost figure makes no sum', () => {
  const set = { 'applications.granted.total': 3, 'applications.denied.stateSecret.total': 1, 'applications.concluded.total': 4 }
  const trend = followYears([yearOf(2022, set), yearOf(2023, { ...set, 'applications.denied.stateSecret.total': 'lost' })])
  expect(rowOf(trend, 'applications.granted.total').shares).toEqual([0.75, 0.75])
  expect(rowOf(trend, 'applications.denied.stateSecret.total').values).toEqual([1, null])
})

test('editions stand in one series only where their figures mean the same', () => {
  const old = yearOf(
    2020,
    { [received]: 7, 'applications.otherOutcome.total': 2, 'disclosure.licensing.decisions': 5, 'disclosure.fees.change': 1 },
    'annual-2019',
  )
  const now = yearOf(2021, {
    [received]: 8,
    'applications.otherOutcome.rest.total': 3,
    'applications.otherOutcome.feeUnpaid.total': 1,
    'disclosure.fees.amount': 2,
  })
  const trend = followYears([old, now])
  expect(rowOf(trend, received).values).toEqual([7, 8])
  expect(rowOf(trend, 'applications.otherOutcome.rest.total').values).toEqual([2, 4])
  expect(rowOf(trend, 'disclosure.licensing.decisions').values).toEqual([5, 0])
  expect(rowOf(trend, 'disclosure.fees.amount').values).toEqual([null, 2])
  expect(rowOf(trend, 'disclosure.normativeDocuments.inForce').values).toEqual([null, 0])
  expect(trend.breaks).toEqual([])
})

test('what is carried over and what is in force go on from year to year, and breaks are named', () => {
  const trend = followYears([
    yearOf(2022, { 'applications.carriedOut.total': 5, 'disclosure.normativeDocuments.inForce': 40 }),
    yearOf(2023, {
      'applications.carriedIn.total': 4,
      'disclosure.normativeDocuments.issued': 3,
      'disclosure.normativeDocuments.repealed': 1,
      'disclosure.normativeDocuments.inForce': 42,
    }),
    yearOf(2024, { 'applications.carriedIn.total': null, 'disclosure.normativeDocuments.inForce': 41 }),
  ])
  expect(trend.breaks).toEqual([
    { year: 2023, kind: 'carried', path: 'applications.carriedIn.total', expected: 5, found: 4 },
    { year: 2024, kind: 'stock', path: 'disclosure.normativeDocuments.inForce', expected: 42, found: 41 },
  ])
})

const history = (...values: number[]) => values.map((value, at) => yearOf(2019 + at, { [received]: value }))

test.each([
  [[20, 22, 19, 21, 60], [2023]],
  [[20, 22, 19, 21, 40], []],
  [[20, 22, 19, 60], []],
  [[1, 2, 1, 2, 9], []],
  [[50, 50, 50, 50, 55], []],
])('a figure that jumps beside its own history: %j', (values, years) => {
  expect(followYears(history(...values)).jumps.map(({ year }) => year)).toEqual(years)
})

test('and beside the growth of its peers, where there are enough', () => {
  const peer = (now: number) => [yearOf(2023, { [received]: 20 }), yearOf(2024, { [received]: now })]
  const peers = [19, 20, 21, 22, 23, 18, 20, 21].map(peer)
  const own = [yearOf(2023, { [received]: 20 }), yearOf(2024, { [received]: 90 })]
  expect(followYears(own, peers).jumps).toMatchObject([{ year: 2024, against: 'peers', value: 90 }])
  expect(followYears(own, peers.slice(1)).jumps).toEqual([])
  expect(followYears(peer(24), peers).jumps).toEqual([])
})
