import { expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { diagnosticToJson, formatDiagnostic } from '../../../src/diagnostics/render.js'
import { formatCellLabel } from '../../../src/forms/labels.js'
import { sourceOf } from '../../source-of.js'

const finding = (more: Partial<Diagnostic> = {}): Diagnostic => ({ code: 'check/period-missing', severity: 'warning', facts: {}, ...more })

test('one line: severity, sentence, place, hint, rule and code', () => {
  const line = formatDiagnostic(finding({ at: { start: 4, end: 5 }, cell: 'applications.received.total' }), sourceOf('甲\n乙\n丙'))
  expect(line).toBe(
    '警告：没有写明数据的统计期限。位置：第3行第1列（申请表“一、本年新收政府信息公开申请数量”总计）。建议：请在开头写明统计期限为报告年度1月1日至12月31日。［AR-S08 check/period-missing］',
  )
})

test.each([
  ['a\nb', 2, '第2行第1列'],
  ['a\r\nb', 3, '第2行第1列'],
  ['a\rb', 2, '第2行第1列'],
  ['ab', 1, '第1行第2列'],
  ['', 0, '第1行第1列'],
  ['a\n', 2, '第2行第1列'],
])('%j at %i is %s', (text, start, place) => {
  expect(formatDiagnostic(finding({ at: { start, end: start } }), sourceOf(text))).toContain(`位置：${place}。`)
})

test('a Word file is placed by its paragraphs', () => {
  expect(formatDiagnostic(finding({ at: { start: 2, end: 3 } }), sourceOf('甲\n乙', 'docx'))).toContain('位置：第2段第1字。')
})

test('a place beyond the text, or in a report read back from JSON, is left out', () => {
  expect(formatDiagnostic(finding({ at: { start: 9, end: 10 } }), sourceOf('甲'))).not.toContain('位置')
  expect(diagnosticToJson(finding({ at: { start: 0, end: 1 } }), sourceOf('{}', 'json')).line).toBeNull()
})

test('places count alike for every finding of one long source', () => {
  const text = sourceOf(Array.from({ length: 1000 }, (_, i) => `第${i}行`).join('\n'))
  for (const line of [1, 17, 500, 1000]) {
    const start = text.text.indexOf(`第${line - 1}行`)
    expect(diagnosticToJson(finding({ at: { start, end: start + 1 } }), text)).toMatchObject({ line, column: 1 })
  }
})

test('related places are named with their own line and cell', () => {
  const related = [{ text: '原文写“收到6件”', at: { start: 2, end: 3 } }]
  const both = finding({ cell: 'applications.received.total', related })
  expect(formatDiagnostic(both, sourceOf('甲\n乙'))).toContain('。另见第2行第1列：原文写“收到6件”。建议：')
  expect(diagnosticToJson(both, sourceOf('甲\n乙')).related).toEqual([
    { text: '原文写“收到6件”', line: 2, column: 1, cell: null, cellLabel: null },
  ])
})

test('a finding is always one line', () => {
  expect(formatDiagnostic(finding({ related: [{ text: '甲\r\n  乙' }] }), null)).not.toMatch(/[\r\n]/)
})

test('a code from a newer version is shown as it is', () => {
  expect(formatDiagnostic(finding({ code: 'check/of-tomorrow' }), null)).toBe('警告：check/of-tomorrow。［check/of-tomorrow］')
})

test.each([
  ['applications.received.total', '申请表“一、本年新收政府信息公开申请数量”总计'],
  ['applications.denied.stateSecret.naturalPerson', '申请表“（三）不予公开 1.属于国家秘密”自然人'],
  ['applications.partiallyGranted.commercial', '申请表“（二）部分公开”商业企业'],
  ['applications.otherOutcome.notCorrected.total', '申请表“（六）其他处理 1.申请人无正当理由逾期不补正”总计'],
  ['applications.otherOutcome.other', '申请表“（六）其他处理”其他'],
  ['applications.received', '申请表“一、本年新收政府信息公开申请数量”'],
  ['applications', '申请表'],
  ['disputes.reconsideration.upheld', '复议诉讼表行政复议 结果维持'],
  ['disputes.litigation.direct.total', '复议诉讼表行政诉讼 未经复议直接起诉 总计'],
  ['disclosure.rules.issued', '主动公开表“规章”本年制发件数'],
  ['disclosure.licensing.change', '主动公开表“行政许可”本年增/减'],
  ['nowhere.at.all', 'nowhere.at.all'],
])('%s is called %s', (path, label) => {
  expect(formatCellLabel(path)).toBe(label)
})

test('what a file says never moves the cursor or turns the direction of a line', () => {
  const line = formatDiagnostic(finding({ related: [{ text: '甲\u001b[2J乙\u202e丙\u0085' }] }), null)
  expect(line).toContain('甲␛[2J乙⟨U+202E⟩丙⟨U+0085⟩')
})

test('on a terminal severity and code are set off', () => {
  const paint = { severity: (severity: string, text: string) => `<${severity} ${text}>`, dim: (text: string) => `<dim ${text}>` }
  expect(formatDiagnostic(finding(), null, paint)).toMatch(/^<warning 警告>：没有写明.*<dim ［AR-S08 check\/period-missing］>$/)
})
