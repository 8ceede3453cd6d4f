import { expect, test } from 'vitest'
import { totalReport } from '../../../src/archive/total-report.js'
import { addUp, compareWithPublished, type CellSum } from '../../../src/archive/totals.js'
import { reportSchema } from '../../../src/model/report.js'
import { findForm } from '../../../src/forms/index.js'

const [of2021, of2019] = [findForm('annual-2021'), findForm('annual-2019')]

function sum(path: string, value: string | null, changes: Partial<CellSum> = {}): CellSum {
  const steps = path.split('.')
  const counts = { numbers: value === null ? 0 : 1, blanks: value === null ? 1 : 0, lost: 0 }
  return {
    form: 'annual-2021',
    table: steps[0]!,
    row: steps.slice(1, -1).join('.'),
    column: steps.at(-1)!,
    unit: '件',
    sum: value,
    ...counts,
    ...changes,
  }
}

test('blank is not 0: a cell nobody has a number for stays blank, and one with numbers tells how many are blank', () => {
  const { cells } = addUp(
    [sum('applications.received.total', '12'), sum('applications.received.total', null), sum('applications.carriedIn.total', null)],
    of2021,
  )
  expect(cells.get('applications.received.total')).toMatchObject({ value: '12', numbers: 1, blanks: 1 })
  expect(cells.get('applications.carriedIn.total')).toMatchObject({ value: null, numbers: 0, blanks: 1 })
})

test('another form is added only where the forms say that the figures mean the same', () => {
  const old = { form: 'annual-2019' }
  const { cells, apart } = addUp(
    [
      sum('applications.received.total', '12'),
      sum('applications.received.total', '30', old),
      sum('disclosure.licensing.decisions', '5', old),
      sum('applications.otherOutcome.total', '3', old),
      sum('disclosure.fees.previous', '4', { ...old, unit: '项' }),
      sum('disclosure.fees.change', null, old),
    ],
    of2021,
  )
  expect([cells.get('applications.received.total')!.value, cells.get('disclosure.licensing.decisions')!.value]).toEqual(['42', '5'])
  expect(apart.map(({ form, path, value }) => `${form} ${path} ${value}`)).toEqual([
    'annual-2019 applications.otherOutcome.total 3',
    'annual-2019 disclosure.fees.previous 4',
  ])
})

test('what the newer form parts in three is one in the older', () => {
  const parts = ['notCorrected', 'feeUnpaid', 'rest'].map((row, at) => sum(`applications.otherOutcome.${row}.total`, `${at + 1}`))
  expect(
    addUp([...parts, sum('applications.otherOutcome.total', '10', { form: 'annual-2019' })], of2019).cells.get(
      'applications.otherOutcome.total',
    )!.value,
  ).toBe('16')
})

test('money is added exactly, each by its own unit; what has none that is known stands apart', () => {
  const fee = 'disclosure.fees.amount'
  const { cells, apart } = addUp(
    [
      sum(fee, '0.1', { unit: '万元' }),
      sum(fee, '0.2', { unit: '万元' }),
      sum(fee, '1863500.55', { unit: '元' }),
      sum(fee, '7', { unit: '项' }),
    ],
    of2021,
  )
  expect(cells.get(fee)).toMatchObject({ value: '186.650055', unit: '万元' })
  expect(apart).toMatchObject([{ path: fee, value: '7', unit: '项' }])
})

test('the published report is compared cell by cell', () => {
  const total = addUp(
    [sum('applications.received.total', '1108'), sum('applications.carriedIn.total', null), sum('applications.carriedOut.total', '3')],
    of2021,
  )
  const published = [
    sum('applications.received.total', '1158'),
    sum('applications.carriedIn.total', '0'),
    sum('applications.carriedOut.total', null),
  ]
  expect(compareWithPublished(total, addUp(published, of2021).cells)).toEqual([
    { path: 'applications.received.total', published: '1158', sum: '1108', difference: '50' },
    { path: 'applications.carriedOut.total', published: null, sum: '3', difference: '-3' },
  ])
  const lost = addUp([sum('applications.received.total', null, { lost: 1, blanks: 0 })], of2021)
  expect(compareWithPublished(total, lost.cells)).toEqual([])
  expect(compareWithPublished(total, new Map())).toEqual([])
})

test('a total is a report of the official form that the schema takes, with who is missing in its text', () => {
  const total = addUp([sum('applications.received.total', '12'), sum('disclosure.fees.amount', '3.50', { unit: '万元' })], of2021)
  const facts = {
    organ: '青河县人民政府',
    year: 2024,
    counted: ['青河县水务局'],
    missing: ['青河县财政局'],
    replaced: [],
    twice: [],
    differences: [],
  }
  const report = totalReport(total, facts)
  expect(reportSchema.safeParse(report).error).toBeUndefined()
  const at = (path: string) => report.figures.find((one) => one.path === path)
  expect([at('applications.received.total'), at('disclosure.fees.amount')]).toMatchObject([{ value: 12 }, { value: '3.5' }])
  expect(at('disclosure.rules.issued')).toMatchObject({ value: null, state: 'lost' })
  expect(JSON.stringify(report.sections[0])).toContain('没有报告、未计入的有1个机关：青河县财政局')
})
