import { findFormTable } from '../../../src/forms/index.js'
import { figureRows } from '../../../src/forms/layout.js'
import type { Report } from '../../../src/model/report.js'
import { makeReport } from '../../report-factory.js'

/** A seeded source of numbers: the same tests on every run. */
export function makeRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const parts = ['naturalPerson', 'commercial', 'research', 'publicWelfare', 'legalService', 'other']
const outcomes = ['upheld', 'corrected', 'otherResult', 'pending']

/** A report whose figures agree everywhere, as large or small as real ones are. */
export function makeCorrectReport(random: (below: number) => number, form: 'annual-2021' | 'annual-2019' = 'annual-2021'): Report {
  const size = [3, 12, 60, 400][random(4)]!
  const set: Record<string, number> = {}
  const rows = figureRows(findFormTable(form, 'applications')).map(({ row }) => row.id)
  const results = rows.filter((row) => !['received', 'carriedIn', 'concluded', 'carriedOut'].includes(row))
  parts.forEach((part, column) => {
    let concluded = 0
    for (const row of results) concluded += set[`applications.${row}.${part}`] = random(3) === 0 && column < 4 ? random(size) : 0
    const carriedOut = random(4) === 0 ? random(size) : 0
    const carriedIn = random(Math.min(concluded + carriedOut, size) + 1)
    Object.assign(set, {
      [`applications.concluded.${part}`]: concluded,
      [`applications.carriedOut.${part}`]: carriedOut,
      [`applications.carriedIn.${part}`]: carriedIn,
      [`applications.received.${part}`]: concluded + carriedOut - carriedIn,
    })
  })
  for (const row of rows) set[`applications.${row}.total`] = parts.reduce((sum, part) => sum + set[`applications.${row}.${part}`]!, 0)
  for (const route of ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration']) {
    let total = 0
    for (const outcome of outcomes) total += set[`disputes.${route}.${outcome}`] = random(2) * random(size)
    set[`disputes.${route}.total`] = total
  }
  return makeReport({ form, set })
}
