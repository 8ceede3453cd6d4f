import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readReports } from '../../src/convert.js'
import type { Report } from '../../src/model/report.js'
import type { Rule } from '../../src/readers/pdf/marks.js'
import { makeReport } from '../report-factory.js'
import { marksOfReport, silentFaults, withOwnFigures, withoutRule } from '../unit/readers/pdf/without-rule.js'

/** Each rule of each PDF is left out once, alone and with the line of rules it is in: no figure may be read as another, or lost unsaid. */
test.each<[string, () => Report | Promise<Report>]>([
  ['of 2021', () => makeReport()],
  ['of 2019', () => makeReport({ form: 'annual-2019' })],
  ['in pipes', () => sample('pipe-2024.txt')],
  ['of a page', () => sample('page-2022.html')],
  ['with figures of ten digits', () => withOwnFigures(makeReport(), 1_000_000_000)],
])('no rule of a report %s is missed without being noticed', async (_, make) => {
  const given = await make()
  const report = Number(given.figures[0]!.value) >= 1e9 ? given : withOwnFigures(given)
  const marks = await marksOfReport(report)
  expect(silentFaults(marks, report)).toEqual([])
  const missing = marks.flatMap(({ rules }, page) => [
    ...rules.map((rule) => ({ page, rule, whole: false })),
    ...linesOf(rules).map((rule) => ({ page, rule, whole: true })),
  ])
  const silent = missing.flatMap(({ page, rule, whole }) => silentFaults(withoutRule(marks, page, rule, whole), report))
  expect(missing.length).toBeGreaterThan(100)
  expect(silent).toEqual([])
})

async function sample(name: string): Promise<Report> {
  const bytes = readFileSync(new URL(`../../samples/${name}`, import.meta.url))
  return (await readReports(bytes, name)).reports[0]!.report
}

/** One rule of each line. */
function linesOf(rules: readonly Rule[]): Rule[] {
  return rules.filter(
    (rule, index) => !rules.slice(0, index).some((other) => other.direction === rule.direction && Math.abs(other.at - rule.at) <= 3),
  )
}
