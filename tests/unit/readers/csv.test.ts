import { describe, expect, test } from 'vitest'
import { readReports, writeReport } from '../../../src/convert.js'
import { isCsv, parseCsv } from '../../../src/readers/csv/parse-csv.js'
import { sampleFiles } from '../report/corpus.js'

const figuresHead = 'input,organ,year,table,row,column,value,state\r\n'

const sheet = [
  '青河市水务局2024年政府信息公开工作年度报告,,,',
  '一、总体情况,,,',
  '"2024年，公开信息30条，""只跑一次""。\n另见说明。",,,',
  '二、主动公开政府信息情况,,,',
  '第二十条第（一）项,,,',
  '信息内容,本年制发件数,本年废止件数,现行有效件数',
  '规章,0,0,0',
  '行政规范性文件,3,1,12',
  '第二十条第（五）项,,,',
  '信息内容,本年处理决定数量,,',
  '行政许可,57,,',
  '六、其他需要报告的事项,,,',
  '本年度没有收取信息处理费。,,,',
].join('\r\n')

async function outlineOf(text: string, name: string) {
  const { source, reports } = await readReports(Buffer.from(text), name)
  const { report } = reports[0]!
  const read = report.figures.filter(({ state }) => state === 'read').map(({ value }) => value)
  const sections = report.sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map((block) => ('text' in block ? block.text : block.kind)),
  ])
  return { kind: source!.kind, title: report.title?.value, sections, read, found: report.diagnostics.map(({ code }) => code) }
}

describe('a report kept in a sheet', () => {
  test.each([
    ['commas', sheet, 'a.csv'],
    ['commas, under another name', sheet, 'a.txt'],
    ['tabs', sheet.replaceAll(',', '\t'), 'a.tsv'],
    ['semicolons', sheet.replaceAll(',', ';'), 'a.csv'],
  ])('%s', async (_, text, name) => {
    const { found, ...read } = await outlineOf(text, name)
    expect(found).not.toContain('report/unaccounted')
    expect(read).toEqual({
      kind: 'csv',
      title: '青河市水务局2024年政府信息公开工作年度报告',
      sections: [
        ['一、总体情况', '2024年，公开信息30条，“只跑一次”。', '另见说明。'],
        ['二、主动公开政府信息情况', 'form'],
        ['六、其他需要报告的事项', '本年度没有收取信息处理费。'],
      ],
      read: [0, 0, 0, 3, 1, 12, 57],
    })
  })

  test('in GBK', async () => {
    const gbk = Buffer.from('b1dfbae9ceaabdb02cb9e6d5c22c300d0ad0d0d5fe2cb9a4d7f72c310d0a', 'hex')
    expect((await readReports(gbk, 'a.csv')).source).toMatchObject({ kind: 'csv', encoding: 'gb18030' })
  })

  test('prose with commas is none', () => {
    expect(isCsv({ text: '甲,乙,丙\n丁,戊\n己,庚,辛,壬\n癸\n子,丑,寅\n卯,辰,巳\n', name: 'a.txt' })).toBe(false)
    expect(isCsv({ text: '甲,乙,丙\n'.repeat(4), name: 'a.txt' })).toBe(false)
    expect(isCsv({ text: '甲,乙,丙\n'.repeat(5), name: 'a.txt' })).toBe(true)
  })

  test('a quotation mark never closed is a character', () => {
    expect(parseCsv('"甲,乙\n丙', ',').map((row) => row.map(({ text }) => text))).toEqual([['"甲', '乙'], ['丙']])
  })
})

describe('our own figures', () => {
  const sample = sampleFiles().find(({ name }) => name.endsWith('pipe-2024.txt'))!

  test('come back as they were', async () => {
    const first = (await readReports(sample.bytes, sample.name)).reports[0]!
    const [csv] = await writeReport(first, ['csv'], {} as never)
    const again = (await readReports(csv!.bytes, 'figures.csv')).reports[0]!.report
    const told = ({ path, value, state }: (typeof again.figures)[number]) => [path, value, state]
    expect(again.figures.map(told)).toEqual(first.report.figures.map(told))
    expect([again.organ?.value, again.year?.value]).toEqual([first.report.organ?.value, first.report.year?.value])
  })

  test('of several reports; a line that fits no table is said', async () => {
    const lines = [
      'a.txt,甲县水务局,2023,disclosure,licensing,decisions,57,read',
      'b.txt,乙县水务局,2024,disclosure,licensing,decisions,,blank',
      'b.txt,乙县水务局,2024,disclosure,fees,amount,7300元,read',
      'b.txt,乙县水务局,2024,disclosure,nothing,decisions,5,read',
      'b.txt,乙县水务局,2024,disclosure,penalties,decisions,,read',
    ]
    const { reports, diagnostics } = await readReports(Buffer.from(`${figuresHead}${lines.join('\r\n')}\r\n`), 'figures.csv')
    expect(reports.map(({ report }) => report.organ?.value)).toEqual(['甲县水务局', '乙县水务局'])
    const [first, second] = reports.map(({ report }) => new Map(report.figures.map((figure) => [figure.path, figure])))
    expect(first!.get('disclosure.licensing.decisions')).toMatchObject({ value: 57, state: 'read' })
    expect(second!.get('disclosure.licensing.decisions')).toMatchObject({ value: null, state: 'blank' })
    expect(second!.get('disclosure.fees.amount')).toMatchObject({ value: '7300', unit: '元', state: 'read' })
    expect(second!.get('disclosure.penalties.decisions')).toMatchObject({ value: null, state: 'lost' })
    const said = diagnostics.filter(({ code }) => code === 'read/csv-figure').map(({ facts }) => facts['path'])
    expect(said).toEqual(['disclosure.nothing.decisions', 'disclosure.penalties.decisions'])
  })
})
