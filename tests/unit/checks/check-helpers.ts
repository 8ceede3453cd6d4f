import { checkReport, type CheckOptions } from '../../../src/checks/index.js'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { describeFinding } from '../../../src/diagnostics/render.js'
import type { Content, Report } from '../../../src/model/report.js'
import { heading, makeReport, paragraph, type FigureChanges } from '../../report-factory.js'

export function findingsOf(report: Report, options: CheckOptions = {}): Diagnostic[] {
  const found: Diagnostic[] = []
  checkReport(report, options, collectInto(found))
  return found
}

/** Findings of some codes, each as `code: sentence`. */
export function sentencesOf(report: Report, code: string, options: CheckOptions = {}): string[] {
  return findingsOf(report, options)
    .filter((finding) => finding.code === code)
    .map((finding) => describeFinding(finding).message)
}

/** A report nothing can be said against, with the figures given and other parts replaced. */
export function soundReport(set: FigureChanges = {}, changes: Partial<Report> & { form?: 'annual-2021' | 'annual-2019' } = {}): Report {
  const report = makeReport({ set, ...changes })
  const overview = [
    heading(2, '（一）主动公开情况'),
    paragraph('全年通过门户网站、政务新媒体公开政府信息346条，解读政策文件12件。'),
    heading(2, '（二）依申请公开情况'),
    paragraph('依法依规办理政府信息公开申请，规范答复格式。'),
    heading(2, '（三）政府信息管理情况'),
    paragraph('严格执行保密审查制度，动态更新主动公开目录。'),
    heading(2, '（四）政府信息公开平台建设情况'),
    paragraph('按月检查门户网站专栏，做到内容更新及时。'),
    heading(2, '（五）监督保障情况'),
    paragraph('把公开工作纳入年度考核和社会评议，没有责任追究的情形，组织业务培训3次。'),
  ]
  const problems = [
    paragraph('一是政策解读形式不够丰富，图解和视频解读较少。二是个别专栏更新不够及时。'),
    paragraph('一是增加图解和视频解读，解读比例达到全部文件。二是按月检查专栏，逐项通报整改。'),
  ]
  const texts: Readonly<Record<string, Content[]>> = { overview, problems }
  const sections = changes.sections ?? report.sections.map((section) => ({ ...section, blocks: texts[section.id ?? ''] ?? section.blocks }))
  return { ...report, sections }
}

/** The sound report with some sentences of its own as the text on applications. */
export function reportSaying(text: string, set: FigureChanges = {}, changes: Partial<Report> = {}): Report {
  const report = soundReport(set, changes)
  const sections = report.sections.map((section) =>
    section.id === 'overview'
      ? { ...section, blocks: [...section.blocks.slice(0, 3), paragraph(text), ...section.blocks.slice(4)] }
      : section,
  )
  return { ...report, sections }
}
