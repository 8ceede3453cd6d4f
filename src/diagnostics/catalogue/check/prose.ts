import { accurateBasis, entry } from '../../entry.js'

/** A statement of the text beside the cells it restates. */
export type ClaimFacts = {
  /** The words of the text, as they stand. */
  readonly quote: string
  /** What the text speaks of: `新收申请`. */
  readonly what: string
  readonly said: string
  /** `49`, `1119（1082＋37）`. */
  readonly tabled: string
  /** The usual slip that would explain it. */
  readonly slip: string | null
}

const contradicts = (f: ClaimFacts) =>
  `正文“${f.quote}”与表格不一致：${f.what}正文称${f.said}，表格为${f.tabled}${f.slip ? `（${f.slip}）` : ''}`
const hint = '请对照台账核对正文和表格，改正有误的一处；统计范围不同的应写明。'
const basis = '表格与正文应当一致（年报编制通知“数据准确”的要求）'

/** AR-X…: text against tables and against itself. */
export const proseCodes = {
  'check/received-differs': entry<ClaimFacts>({ severity: 'error', rule: 'AR-X01', message: contradicts, hint, basis }),
  'check/none-received-differs': entry<ClaimFacts>({ severity: 'error', rule: 'AR-X02', message: contradicts, hint, basis }),
  'check/disputes-differ': entry<ClaimFacts>({ severity: 'error', rule: 'AR-X03', message: contradicts, hint, basis }),
  'check/disclosure-differs': entry<ClaimFacts>({ severity: 'warning', rule: 'AR-X04', message: contradicts, hint, basis }),
  'check/outcome-differs': entry<ClaimFacts>({ severity: 'warning', rule: 'AR-X05', message: contradicts, hint, basis }),
  'check/carried-differs': entry<ClaimFacts>({ severity: 'warning', rule: 'AR-X06', message: contradicts, hint, basis }),
  'check/nothing-tabled': entry<{ quote: string; what: string }>({
    severity: 'warning',
    rule: 'AR-C10',
    message: (f) => `正文称“${f.quote}”，表格中${f.what}却为0`,
    hint: '请对照台账核对表格是否漏填；正文应写确数。',
    basis,
  }),
  'check/channel-differs': entry<{ quote: string; other: string }>({
    severity: 'warning',
    rule: 'AR-X10',
    message: (f) => `同一渠道公开信息的条数前后不一致：一处说“${f.other}”，一处说“${f.quote}”`,
    hint: '请核对条数，改正有误的一处；口径不同的应写明。',
    basis: '年报编制通知“数据精确”的要求',
  }),
  'check/parts-exceed-whole': entry<{ quote: string; formula: string }>({
    severity: 'warning',
    rule: 'AR-X07',
    message: (f) => `“${f.quote}”分项之和与总数不符：${f.formula}`,
    hint: '请核对各分项和总数。',
    basis: accurateBasis,
  }),
  'check/text-does-not-balance': entry<{ quote: string; formula: string }>({
    severity: 'warning',
    rule: 'AR-X07',
    message: (f) => `“${f.quote}”收、结、转的数字对不上：${f.formula}`,
    hint: '本年新收＋上年结转应等于办结＋结转下年度，请核对。',
    basis: '表式所载勾稽关系',
  }),
  'check/share-wrong': entry<{ quote: string; said: string; computed: string }>({
    severity: 'warning',
    rule: 'AR-X07',
    message: (f) => `“${f.quote}”的比例${f.said}算不出来，${f.computed}`,
    hint: '请核对件数和比例。',
    basis: accurateBasis,
  }),
  'check/growth-wrong': entry<{ quote: string; said: string; computed: string }>({
    severity: 'warning',
    rule: 'AR-X07',
    message: (f) => `“${f.quote}”的增幅${f.said}算不出来，${f.computed}`,
    hint: '请核对两年的件数和增减幅度。',
    basis: accurateBasis,
  }),
  'check/last-year-differs': entry<{ quote: string; what: string; said: string; last: number }>({
    severity: 'warning',
    rule: 'AR-X11',
    message: (f) => `“${f.quote}”与上年度报告不一致：上年${f.what}正文称${f.said}，上年度报告为${f.last}`,
    hint: '请核对上年度报告，改正有误的一处；口径有变化的应写明。',
    basis: '年报编制通知“数据准确”的要求',
  }),
  'check/fee-not-mentioned': entry({
    severity: 'warning',
    rule: 'AR-X08',
    message: () => '“其他需要报告的事项”没有说明信息处理费收取情况',
    hint: '请写明本年度收取信息处理费的情况，没有收取的也应写明。',
    basis: '国办公开办函〔2021〕30号表式第六项；国办函〔2020〕109号',
  }),
  'check/fee-contradiction': entry<{ none: string; charged: string }>({
    severity: 'warning',
    rule: 'AR-X09',
    message: (f) => `信息处理费的表述矛盾：一处说“${f.none}”，一处说“${f.charged}”`,
    hint: '请核对信息处理费的收取情况。',
    basis: accurateBasis,
  }),
}
