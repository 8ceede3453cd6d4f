import { expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { collectInto } from '../../../src/diagnostics/diagnostic.js'
import { findFormTable } from '../../../src/forms/index.js'
import { figureRows } from '../../../src/forms/layout.js'
import { readBytes } from '../../../src/readers/index.js'
import { readText } from '../../../src/readers/text/read-text.js'
import { assembleReport } from '../../../src/report/assemble.js'
import { matchTables } from '../../../src/tables/match.js'
import { makeReport } from '../readers/text/emit/report.js'
import { bareStyles, pipeStyles, withoutRepeats, writeLines } from '../readers/text/emit/styles.js'
import { sourceOf } from '../../source-of.js'

/** A report on the 2021 form in one style, every figure 0 but for those given. */
function emit(style: 'M1' | 'M9' | 'M10' | 'M13' | 'M15' | 'M19', texts: Record<string, string> = {}): string {
  const write = (style in pipeStyles ? pipeStyles : bareStyles)[style]!
  return writeLines(makeReport('annual-2021', new Map(Object.entries(texts))), write).join('\n')
}

/** A page whose fourth section holds the fifteen figures alone. */
function headlessDisputes(): string {
  const figures = [2, 0, 0, 0, 2, 1, 0, 0, 1, 2, 0, 0, 0, 0, 0].map((figure) => `<td>${figure}</td>`).join('')
  return `<html><body><p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr>${figures}</tr></table><p>五、存在的主要问题及改进情况</p></body></html>`
}

/** A page on which the first two columns of the rules' table stand the other way round. */
function swappedColumns(): string {
  const rows = [
    ['信息内容', '本年废止件数', '本年制发件数', '现行有效件数'],
    ['规章', '0', '0', '0'],
    ['行政规范性文件', '1', '2', '3'],
  ]
  const table = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<html><body><p>二、主动公开政府信息情况</p><table><tr><td colspan="4">第二十条第（一）项</td></tr>${table}</table></body></html>`
}

async function codesOf(text: string | Uint8Array, name = 'a.txt'): Promise<string[]> {
  const found: Diagnostic[] = []
  const report = collectInto(found)
  const read = await readBytes(typeof text === 'string' ? new TextEncoder().encode(text) : text, name, report)
  if (read.kind === 'blocks') matchTables(read.blocks, report)
  return found.map((one) => one.code)
}

test('a whole report gives no finding', async () => {
  for (const style of ['M1', 'M9', 'M13'] as const) expect(await codesOf(emit(style))).toEqual([])
})

const halves = ['received', 'carriedIn', 'concluded', 'carriedOut']

const cases: readonly (readonly [code: string, text: string])[] = [
  [
    'table/second',
    `${emit('M9').replace(/五、[\s\S]*$/, '')}各单位填报的情况另见下表。\n${emit('M9').replace(/^[\s\S]*?(?=行政复议 \|)/, '')}`,
  ],
  ['table/header-missing', headlessDisputes()],
  ['table/rows-missing', emit('M9').replace(/（七）总计[^\n]*\n/, '')],
  [
    'table/repeats-dropped',
    withoutRepeats(emit('M15', { 'applications.received.total': '3', 'applications.received.naturalPerson': '3' }).split('\n')).join('\n'),
  ],
  ['table/unreadable', emit('M9', { 'disclosure.licensing.decisions': '约十余' })],
  ['table/several-figures', emit('M9', { 'disclosure.licensing.decisions': '41 2' })],
  ['table/spaced-figure', emit('M9', { 'disclosure.licensing.decisions': '1 2' })],
  [
    'table/figures-parted',
    emit('M9', { 'applications.received.naturalPerson': '6', 'applications.received.total': '6' }).replace(
      /(一、本年新收政府信息公开申请数量 \| )6 \| 0 \|/,
      '$16 0 |',
    ),
  ],
  ['table/note-mark', emit('M9', { 'disclosure.licensing.decisions': '41①' })],
  ['table/unit', emit('M9', { 'disclosure.fees.amount': '5元' }).replace('万元', '元')],
  ['table/cell-unit', emit('M9', { 'disclosure.fees.amount': '5元' })],
  [
    'table/mixed-forms',
    emit('M9').replace('本年制发件数 | 本年废止件数 | 现行有效件数', '本年新制作数量 | 本年新公开数量 | 对外公开总数量'),
  ],
  ['table/extra-row', emit('M9').replace(/\n行政强制/, '\n其他主动公开文件 | 5 | ||\n行政强制')],
  [
    'table/inferred',
    emit('M10', { 'applications.received.total': '3' }).replace(/(一、本年新收政府信息公开申请数量 \|)[^\n]*/, '$1 3 | 3 |||||||'),
  ],
  ['table/group-collapsed', emit('M1').replace(/（三）不予公开 \|\n[\s\S]*?(?=（四）无法提供)/, `（三）不予公开 |\n${'0 |\n'.repeat(56)}`)],
  ['table/columns-changed', swappedColumns()],
  [
    'table/scrambled',
    emit('M15')
      .replace(/一、本年新收政府信息公开申请数量\n\n/, '')
      .replace(/商业企业\n\n/, ''),
  ],
  ['table/columns-doubtful', emit('M15').replace(/商业企业\n\n科研机构/, '科研机构\n\n商业企业')],
]

test.each(cases)('%s', async (code, text) => {
  expect(await codesOf(text)).toContain(code)
})

test('read/unknown-encoding: bytes that no encoding explains', async () => {
  const bytes = Uint8Array.from({ length: 4000 }, (_, n) => [0xc0, 0x20, 0xff, 0x41, 0x80][n % 5]!)
  expect(await codesOf(bytes)).toContain('read/unknown-encoding')
})

test('read/html-too-big: a page of more elements than any report has', async () => {
  expect(await codesOf(`<html><body>${'<p>a</p>'.repeat(2_000_000)}</body></html>`)).toContain('read/html-too-big')
})

test('report/duplicate-table: two statutory tables of one kind', () => {
  const text = emit('M9')
  const found: Diagnostic[] = []
  const items = matchTables(readText(text), () => {})
  const twice = [...items, items.findLast((item) => item.kind === 'form')!]
  assembleReport(sourceOf(text), twice, {}, collectInto(found))
  expect(found.map((one) => one.code)).toContain('report/duplicate-table')
})

test('the form has the rows these cases rest on', () => {
  expect(figureRows(findFormTable('annual-2021', 'applications')).map(({ row }) => row.id)).toEqual(expect.arrayContaining(halves))
})
