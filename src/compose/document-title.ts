import type { TitleBlock } from '../model/document.js'
import type { Report } from '../model/report.js'

/** The report's own title; where it has none, one made of what is known, marked as inferred. */
export function documentTitle(report: Report): TitleBlock {
  const own = report.title?.value
  if (own) return { kind: 'title', text: own, inferred: report.title?.origin === 'inferred' }
  return { kind: 'title', text: inferredTitle(report), inferred: true }
}

function inferredTitle(report: Report): string {
  if (report.kind === 'other') return '无标题文档'
  const year = report.year ? `${report.year.value}年` : ''
  return `${report.organ?.value ?? ''}${year}政府信息公开工作年度报告`
}
