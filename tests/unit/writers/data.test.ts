import { describe, expect, it } from 'vitest'
import { reportSchema } from '../../../src/model/report.js'
import { writeCsv } from '../../../src/writers/csv.js'
import { formats, writers } from '../../../src/writers/registry.js'
import { reportJsonSchema } from '../../../src/writers/json-schema.js'
import { writeJson } from '../../../src/writers/json.js'
import { makeReport } from '../../report-factory.js'

describe('CSV for people', () => {
  it('has Chinese heads and labels, the ids behind', () => {
    const [head, first] = writeCsv(makeReport({ set: { 'disclosure.rules.issued': 3 } }), 'zh').split('\r\n')
    expect(head).toBe('\ufeff机关,年份,表,行,列,数值,状态,table,row,column,state')
    expect(first).toBe('青河市水务局,2024,主动公开表,规章,本年制发件数,3,读取,disclosure,rules,issued,read')
  })
})

describe('JSON', () => {
  it('is the report, read back the same', () => {
    const report = makeReport({ set: { 'disclosure.fees.amount': '96171.60' } })
    expect(reportSchema.parse(JSON.parse(writeJson(report)))).toEqual(report)
  })

  it('has its keys in one order, however the report was put together', () => {
    const report = makeReport()
    const reversed = Object.fromEntries(Object.entries(report).reverse()) as typeof report
    expect(
      writeJson({
        ...reversed,
        figures: report.figures.map((figure) => Object.fromEntries(Object.entries(figure).reverse()) as typeof figure),
      }),
    ).toBe(writeJson(report))
    expect(writeJson(report)).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"kind": "annual",\n/)
    expect(writeJson(report).endsWith('}\n')).toBe(true)
    expect(writeJson(report)).not.toContain('\r')
  })

  it('has a schema', () => {
    expect(reportJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { figures: { type: 'array' }, kind: { enum: ['annual', 'legacy', 'other'] } },
    })
  })
})

describe('CSV', () => {
  it('has a line for every figure', () => {
    const set = {
      'applications.denied.stateSecret.total': 12,
      'disputes.litigation.direct.upheld': { written: '/', state: 'notApplicable' },
      'disclosure.fees.amount': '96171.60',
    } as const
    const lines = writeCsv(makeReport({ set })).split('\r\n')
    expect(lines[0]).toBe('\ufefforgan,year,table,row,column,value,state')
    expect(lines).toHaveLength(1 + 200 + 1)
    expect(lines.at(-1)).toBe('')
    expect(lines).toContain('青河市水务局,2024,applications,denied.stateSecret,total,12,read')
    expect(lines).toContain('青河市水务局,2024,disputes,litigation.direct,upheld,,notApplicable')
    expect(lines).toContain('青河市水务局,2024,disclosure,fees,amount,96171.60,read')
  })

  it('leaves no doubt about a unit that is not the column’s', () => {
    const amount = (unit: string) => ({ 'disclosure.fees.amount': { value: '12.5', unit, written: `12.5${unit}`, state: 'read' } }) as const
    expect(writeCsv(makeReport({ set: amount('元') }))).toContain(',fees,amount,12.5元,read')
    expect(writeCsv(makeReport({ set: amount('万元') }))).toContain(',fees,amount,12.5,read')
  })

  it.each([
    ['=1+1局', `'=1+1局`],
    ['+局', `'+局`],
    ['@局', `'@局`],
    ['-局', `'-局`],
    ['＝1+1局', `'＝1+1局`],
    ['＠局', `'＠局`],
    ['甲,"乙"局', '"甲,""乙""局"'],
    ['甲\n局', '"甲\n局"'],
  ])('keeps an organ’s name a name: %j', (organ, field) => {
    const csv = writeCsv(makeReport({ organ: { value: organ, origin: 'read' } }))
    expect(csv).toContain(`\r\n${field},2024,disclosure,rules,issued,0,read\r\n`)
  })

  it('leaves negative numbers numbers, and what is unknown empty', () => {
    const csv = writeCsv(makeReport({ form: 'annual-2019', organ: null, year: null, set: { 'disclosure.penalties.change': -8 } }))
    expect(csv).toContain('\r\n,,disclosure,penalties,change,-8,read\r\n')
  })
})

describe('the table of formats', () => {
  it('has a writer for each', () => {
    expect(Object.keys(writers)).toEqual([...formats])
  })
})
