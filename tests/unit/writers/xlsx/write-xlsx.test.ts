import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { composeDocument } from '../../../../src/compose/compose.js'
import type { Report } from '../../../../src/model/report.js'
import { readBytes } from '../../../../src/readers/index.js'
import { writeXlsx } from '../../../../src/writers/xlsx/write-xlsx.js'
import { makeReport, paragraph, reportOf, table } from '../../../report-factory.js'

const write = (report: Report) => writeXlsx(composeDocument(report), report)

/** The sheets by name, as XML. */
function sheetsOf(bytes: Uint8Array): Map<string, string> {
  const parts = unzipSync(bytes)
  const names = [...strFromU8(parts['xl/workbook.xml']!).matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name!)
  return new Map(names.map((name, index) => [name, strFromU8(parts[`xl/worksheets/sheet${index + 1}.xml`]!)]))
}

/** `C5=SUM(C3:C4)→7` of every formula, `C5=7` of every number. */
function cellsOf(sheet: string): string[] {
  return [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<f>([^<]*)<\/f>)?<v>([^<]*)<\/v>/g)].map(
    ([, ref, formula, value]) => `${ref}=${formula === undefined ? value : `${formula}→${value}`}`,
  )
}

const received = {
  'applications.received.naturalPerson': 4,
  'applications.received.total': 4,
  'applications.granted.naturalPerson': 4,
  'applications.granted.total': 4,
  'applications.concluded.naturalPerson': 4,
  'applications.concluded.total': 4,
}

test('a sheet for each statutory table in its place, then findings and data', () => {
  expect([...sheetsOf(write(makeReport())).keys()]).toEqual(['正文', '主动公开表', '申请表', '复议诉讼表', '正文（2）', '核对', '数据'])
  expect([...sheetsOf(write(reportOf([paragraph('文。')]))).keys()]).toEqual(['正文', '核对', '数据'])
})

test('a total whose parts add up to it is a formula, with its value', () => {
  const cells = cellsOf(sheetsOf(write(makeReport({ set: received }))).get('申请表')!)
  expect(cells).toContain('D5=4')
  expect(cells).toContain('J5=SUM(D5:I5)→4')
  expect(cells).toContain('D28=SUM(D7:D27)→4')
})

test('a total that does not add up, or of which a part is lost, stays as the report has it', () => {
  const wrong = makeReport({ set: { ...received, 'applications.received.total': 5, 'applications.granted.total': { state: 'lost' } } })
  const cells = cellsOf(sheetsOf(write(wrong)).get('申请表')!)
  expect(cells).toContain('J5=5')
  expect(cells.filter((cell) => cell.startsWith('J7='))).toEqual([])
  // The part of row 7 that is not lost still enters the sum down its column.
  expect(cells).toContain('D28=SUM(D7:D27)→4')
})

test('every sum turns red while it does not hold, and a total amber once it is not the report’s', () => {
  const sheet = sheetsOf(write(makeReport({ set: received }))).get('申请表')!
  const rules = [...sheet.matchAll(/sqref="([^"]+)"><cfRule[^>]* dxfId="(\d)"[^>]*><formula>([^<]+)</g)].map(([, ...rule]) => rule)
  expect(rules).toContainEqual(['J5', '0', 'AND(COUNTA($D$5:$J$5)=COUNT($D$5:$J$5),SUM($D$5:$I$5)&lt;&gt;SUM($J$5))'])
  expect(rules).toContainEqual(['J5', '1', 'J5&lt;&gt;4'])
  expect(rules).toContainEqual([
    'D28 D29',
    '0',
    'AND(COUNTA($D$5:$D$6,$D$28:$D$29)=COUNT($D$5:$D$6,$D$28:$D$29),SUM($D$5:$D$6)&lt;&gt;SUM($D$28:$D$29))',
  ])
})

test('the sheet of findings names and links them, and says of every sum whether it holds', () => {
  const found = { code: 'check/total-mismatch', severity: 'error', cell: 'applications.received.total', facts: {} } as const
  const known = { ...found, code: 'read/comments', severity: 'info', facts: { count: 1, texts: ['批注'] }, cell: undefined } as const
  const report = makeReport({
    set: { ...received, 'applications.received.total': 5 },
    diagnostics: [known, { ...found, code: 'check/of-tomorrow' }],
  })
  const sheet = sheetsOf(write(report)).get('核对')!
  const texts = [...sheet.matchAll(/<t xml:space="preserve">([^<]+)</g)].map(([, text]) => text)
  expect(texts.slice(5, 8)).toEqual(['错误', 'check/of-tomorrow', '申请表“一、本年新收政府信息公开申请数量”总计'])
  expect(sheet.includes('<hyperlink ref="C2" location="\'申请表\'!J5"')).toBe(true)
  expect(cellsOf(sheet).filter((cell) => cell.endsWith('→不符'))).toHaveLength(2)
  expect(sheetsOf(write(makeReport())).get('核对')).toContain('没有发现问题')
})

test('the data sheet has every figure in a row', () => {
  const report = makeReport({ set: received })
  const sheet = sheetsOf(write(report)).get('数据')!
  expect(sheet.match(/<row /g)).toHaveLength(report.figures.length + 1)
  expect(sheet).toContain('<autoFilter ref="A1:K')
})

test('numbers of other tables are numbers, what only looks like one is text', () => {
  const sheet = sheetsOf(
    write(
      reportOf([
        table([
          ['项目', '数'],
          ['甲', '12.50'],
          ['编号', '0071'],
          ['_x0041_', '1/2'],
        ]),
      ]),
    ),
  ).get('正文')!
  expect(cellsOf(sheet)).toEqual(['B6=12.50'])
  expect(sheet).toContain('>0071<')
  expect(sheet).toContain('>_x005F_x0041_<')
})

test('a paragraph higher than a row can be stands in several and is read back as one', async () => {
  const long = '全年公开政府信息346条。'.repeat(200)
  const bytes = write(reportOf([paragraph(long)]))
  expect(sheetsOf(bytes).get('正文')!.match(/346/g)!.length).toBe(200)
  const read = await readBytes(bytes, 'a.xlsx', () => {})
  expect(read.kind === 'blocks' && read.blocks.map((block) => 'text' in block && block.text)).toContain(long)
})

test('what looks like a character written by its number is read back as it was', async () => {
  const [text, cell] = ['接口参数_x000D_与_x005F_、_X000d_各1处。', '_x000A__x0041_']
  const bytes = write(
    reportOf([
      paragraph(text),
      table([
        ['项目', '值'],
        ['甲', cell],
      ]),
    ]),
  )
  const read = await readBytes(bytes, 'a.xlsx', () => {})
  expect(read.kind === 'blocks' && read.blocks.map((block) => 'text' in block && block.text)).toContain(text)
  expect(JSON.stringify(read)).toContain(`"text":"${cell}"`)
})

test('the same report gives the same bytes', () => expect(write(makeReport())).toEqual(write(makeReport())))
