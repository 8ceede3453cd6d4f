import { accurateBasis, entry, ownWordsBasis } from '../../entry.js'

/** AR-A…, AR-Q02: a report beside the others of its archive. */
export const acrossCodes = {
  'check/reported-twice': entry<{ others: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-A01',
    message: (f) => `同一机关同一年度另有报告：${f.others.join('、')}`,
    hint: '请确定以哪一份为准，删去另一份；分别是本级和汇总的，请在标题中写明。',
    basis: accurateBasis,
  }),
  'check/alike-another': entry<{ other: string; percent: number; passages: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-Q02',
    message: (f) =>
      `正文与${f.other}雷同，相似度${f.percent}%${f.passages.length > 0 ? `，相同的有${f.passages.map((words) => `“${words}”`).join('、')}` : ''}`,
    hint: '请核对是否抄自其他机关的报告，按本机关的实际情况重写。',
    basis: ownWordsBasis,
  }),
  'check/parts-missing': entry<{ organs: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-A02',
    message: (f) => `没有找到应汇总的${f.organs.length}个机关同一年度的报告：${f.organs.join('、')}`,
    hint: '请补齐这些机关的报告，或核对 nianbao.config.json 的 parts。',
    basis: '《政府信息公开条例》第四十九条第二款',
  }),
  'check/parts-differ': entry<{
    figures: readonly { readonly cell: string; readonly total: number; readonly sum: number }[]
    count: number
    /** False where reports are missing, so that the sum may only be too great. */
    complete: boolean
  }>({
    severity: 'warning',
    rule: 'AR-A03',
    message: (f) =>
      `与所汇总机关的合计不符：${f.figures.map(({ cell, total, sum }) => `${cell}为${total}，${f.complete ? '' : '现有'}各机关合计${sum}`).join('；')}${f.count > f.figures.length ? `；共${f.count}处` : ''}`,
    name: '与所汇总机关的合计不符',
    hint: '请核对汇总表和各机关的报告；统计范围不同的应写明。',
    basis: '《政府信息公开条例》第四十九条第二款',
  }),
}
