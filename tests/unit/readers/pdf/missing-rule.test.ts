import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeReport } from '../../../report-factory.js'
import { marksOfReport, withOwnFigures, withoutRule, silentFaults } from './without-rule.js'

test.each(['annual-2021', 'annual-2019'] as const)(
  'whatever one rule is missing, each figure is read as it stands or a finding names its table (%s)',
  async (form) => {
    const report = withOwnFigures(makeReport({ form }))
    const marks = await marksOfReport(report)
    expect(silentFaults(marks, report)).toEqual([])
    const pages = marks.flatMap(({ rules }, index) => (rules.length > 0 ? [index] : []))
    fc.assert(
      fc.property(fc.constantFrom(...pages), fc.nat(), fc.boolean(), (page, number, whole) => {
        const { rules } = marks[page]!
        expect(silentFaults(withoutRule(marks, page, rules[number % rules.length]!, whole), report)).toEqual([])
      }),
      { numRuns: 20, seed: 20240131 },
    )
  },
)
