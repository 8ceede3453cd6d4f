import { expect, test } from 'vitest'
import { archiveReport } from '../../../src/archive/extract.js'
import { makeReport } from '../../report-factory.js'

const origin = { source: '2024/a.txt', hash: 'h' }

test('every figure of the report is a row, blank ones without a value', () => {
  const report = makeReport({
    set: {
      'applications.received.total': 12,
      'applications.carriedIn.total': { value: null, written: '', state: 'blank' },
      'disclosure.fees.amount': { value: '1863500', written: '1863500元', unit: '元', state: 'read' },
    },
  })
  const { figures, forms, errors } = archiveReport(report, null, origin)
  expect([figures.length, forms, errors]).toEqual([report.figures.length, 'annual-2021', 0])
  const at = (row: string, column: string) => figures.find((one) => one.row === row && one.column === column)
  expect(at('received', 'total')).toMatchObject({ form: 'annual-2021', table: 'applications', value: '12', unit: '件', state: 'read' })
  expect(at('carriedIn', 'total')).toMatchObject({ value: null, state: 'blank' })
  expect(at('fees', 'amount')).toMatchObject({ value: '1863500', unit: '元' })
  expect(figures.filter(({ table }) => table === 'disputes').map(({ row }) => row)[0]).toBe('')
})

test('a number longer than any column holds is lost, not another number', () => {
  const report = makeReport({ set: { 'disclosure.fees.amount': { value: '0.1234567', written: '0.1234567', state: 'read' } } })
  expect(archiveReport(report, null, origin).figures.find(({ row }) => row === 'fees')).toMatchObject({ value: null, state: 'lost' })
})

test('what a report says is kept section by section', () => {
  const { sections } = archiveReport(makeReport(), null, origin)
  expect(sections.map(({ position, section }) => `${position} ${section}`)).toEqual([
    '1 null',
    '2 overview',
    '3 disclosure',
    '4 applications',
    '5 disputes',
    '6 problems',
    '7 other',
    '8 null',
  ])
  expect(sections.at(-1)!.text).toBe('青河市水务局\n2025年1月9日')
})
