import type { ReadOutcome, ReadReport } from '../convert.js'
import { printable } from '../language/printable.js'
import { findForm } from '../forms/index.js'
import { formContentsOf } from '../forms/contents.js'

/** The closing lines for one input: what was recognised, what was repaired, what was written. */
export function summarise(path: string, outcome: ReadOutcome, written: readonly string[]): string {
  // Of a file that could not be opened its finding says all.
  if (outcome.diagnostics.some((one) => one.code === 'read/failed')) return ''
  const lines = outcome.reports.map((read, index) => {
    const mark = outcome.reports.length > 1 ? `（第${index + 1}份）` : ''
    return `${path}${mark}：${describeReport(read)}`
  })
  if (outcome.reports.length === 0) lines.push(`${path}：没有读出报告，没有写出文件`)
  if (written.length > 0) lines.push(`已写出：${written.join('、')}`)
  return `${lines.map(printable).join('\n')}\n`
}

/** What is written of superiors that a configuration names and no report is of. */
export function describeNotFound(superiors: readonly string[]): string {
  return printable(
    `警告：nianbao.config.json 的 parts 中的${superiors.map((name) => `“${name}”`).join('、')}没有报告，其汇总没有核对；请核对名称。`,
  )
}

function describeReport({ report }: ReadReport): string {
  const kinds = { annual: '年度报告', legacy: '2018年及以前的旧式报告', other: '不是年度报告，按普通文件处理' }
  const editions = [...new Set(formsOf(report).map((form) => findForm(form).name))]
  const read = report.figures.filter((figure) => figure.state === 'read').length
  const inferred = report.figures.filter((figure) => figure.state === 'inferred').length
  const corrected = report.repairs.filter(({ kind }) => kind === 'manual').length
  return [
    kinds[report.kind],
    editions.length > 0 ? `表格为${editions.join('、')}` : '没有法定表格',
    ...(report.figures.length > 0
      ? [`读出${read}个数字（表内共${report.figures.length}格${inferred > 0 ? `，另推定${inferred}个` : ''}）`]
      : []),
    `修正${report.repairs.length}处${corrected > 0 ? `（其中更正${corrected}处）` : ''}`,
    countFindings(report.diagnostics),
  ].join('；')
}

function formsOf(report: ReadReport['report']): string[] {
  return formContentsOf(report).flatMap(({ form, parts = [] }) => [form, ...parts.map((part) => part.form)])
}

function countFindings(diagnostics: ReadReport['report']['diagnostics']): string {
  const count = (severity: string) => diagnostics.filter((one) => one.severity === severity).length
  return `错误${count('error')}处、警告${count('warning')}处、提示${count('info')}处`
}
