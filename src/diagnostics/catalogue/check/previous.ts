import { entry, formBasis, ownWordsBasis } from '../../entry.js'

/** AR-C07…C09, AR-Q01: against last year's report. */
export const previousCodes = {
  'check/previous-unusable': entry<{ reason: string }>({
    severity: 'warning',
    rule: 'AR-C07',
    message: (f) => `未与上年度报告比较：${f.reason}`,
    hint: '请用 --previous 指明同一机关上一年度的报告。',
  }),
  'check/carried-in-differs': entry<{ columns: readonly { readonly column: string; readonly now: number; readonly last: number }[] }>({
    severity: 'warning',
    rule: 'AR-C07',
    message: (f) =>
      `上年结转与上年度报告的结转下年度不一致：${f.columns.map(({ column, now, last }) => `${column}本年${now}、上年${last}`).join('；')}`,
    hint: '请核对两年的报告；机构调整或统计范围变化的应作说明。',
    basis: '表式第二项、第四项的含义',
  }),
  'check/in-force-differs': entry<{ row: string; last: number; issued: number; repealed: number; now: number }>({
    severity: 'warning',
    rule: 'AR-C08',
    message: (f) =>
      `${f.row}现行有效件数不衔接：上年${f.last}＋制发${f.issued}－废止${f.repealed}＝${f.last + f.issued - f.repealed}≠${f.now}`,
    hint: '请会同司法行政部门核对制发、废止和现行有效的件数。',
    basis: '表式各栏的含义',
  }),
  'check/matters-differ': entry<{ row: string; last: number; change: number; now: number }>({
    severity: 'info',
    rule: 'AR-C11',
    message: (f) => `${f.row}上一年项目数量不衔接：上年度报告的项目数量${f.last}与增减${f.change}合计${f.last + f.change}，本年写${f.now}`,
    hint: '请核对两年的报告。',
    basis: '国办公开办函〔2019〕60号表式各栏的含义',
  }),
  'check/unusual-change': entry<{ cell: string; now: number; last: number }>({
    severity: 'info',
    rule: 'AR-C09',
    message: (f) => `${f.cell}与上年相比变化异常：上年${f.last}，本年${f.now}`,
    name: '与上年相比变化异常',
    hint: '请核实；确有变化的可在总体情况中说明原因。',
  }),
  'check/fee-unit-jump': entry<{ now: number; last: number }>({
    severity: 'warning',
    rule: 'AR-T08',
    message: (f) => `收费金额上年为${f.last}万元，本年为${f.now}万元，相差近一万倍，疑有一年把元填作万元`,
    name: '收费金额与上年相差近一万倍',
    hint: '请核对两年的单位：表中应填万元，勿填元。',
    basis: formBasis,
  }),
  'check/similar-to-previous': entry<{ section: string; percent: number }>({
    severity: 'warning',
    rule: 'AR-Q01',
    message: (f) => `“${f.section}”与上年度报告雷同，相似度${f.percent}%`,
    hint: '请按本年度实际情况重写。',
    basis: ownWordsBasis,
  }),
}
