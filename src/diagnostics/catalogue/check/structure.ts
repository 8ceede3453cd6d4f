import { accurateBasis, entry, formBasis } from '../../entry.js'

/** AR-S…: parts, titles and dates of the report as a whole. */
export const structureCodes = {
  'check/section-missing': entry<{ missing: readonly string[] }>({
    severity: 'error',
    rule: 'AR-S02',
    message: (f) => `六个部分不完整，缺${f.missing.map((name) => `“${name}”`).join('、')}`,
    hint: '请补上缺少的部分及其标题；没有内容的也应保留标题并说明。',
    basis: formBasis,
  }),
  'check/section-order': entry<{ found: string; expected: string }>({
    severity: 'warning',
    rule: 'AR-S02',
    message: (f) => `各部分次序为“${f.found}”，应为“${f.expected}”`,
    hint: '请按统一格式的次序排列，每一部分只出现一次。',
    basis: formBasis,
  }),
  'check/overview-points': entry<{ lacking: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-S04',
    message: (f) => `总体情况没有写到${f.lacking.map((name) => `“${name}”`).join('、')}`,
    hint: '总体情况应综述主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。',
    basis: (year) => formBasis(year, '一（一）'),
  }),
  'check/old-form': entry<{
    tables: readonly { readonly table: string; readonly differences: readonly string[] }[]
    form: string
    year: number
  }>({
    severity: 'error',
    rule: 'AR-S05',
    message: (f) =>
      `${f.tables.map(({ table }) => table).join('、')}用的是${f.form}，不适用于${f.year}年度的报告：${f.tables.flatMap(({ differences }) => differences).join('；')}`,
    name: '表式已不适用于报告的年度',
    hint: '请按2021年版的栏目填写这几处，其余照旧。',
    basis: formBasis,
  }),
  'check/form-before-time': entry<{ table: string; form: string; year: number }>({
    severity: 'warning',
    rule: 'AR-S09',
    message: (f) => `报告年份是${f.year}年，${f.table}却用了后来才启用的${f.form}`,
    hint: '请核对报告年份和统计期限是否写错。',
    basis: accurateBasis,
  }),
  'check/basis-wrong': entry<{ quote: string; right: string }>({
    severity: 'warning',
    rule: 'AR-S11',
    message: (f) => `依据“${f.quote}”不是本报告年度适用的文件，应为${f.right}`,
    name: '编制依据的文号不对或已不适用',
    hint: '请核对依据的文号；抄自往年报告的请一并核对其他内容。',
    basis: '《政府信息公开条例》第五十条第二款；国务院令第711号自2019年5月15日起施行，国办公开办函〔2021〕30号2021年9月26日印发',
  }),
  'check/accountability-missing': entry<{ missing: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-S12',
    message: (f) => `没有写到${f.missing.map((name) => `“${name}”`).join('、')}的情况`,
    name: '政府的报告没有写工作考核、社会评议或责任追究',
    hint: '各级人民政府的报告应在监督保障部分写明工作考核、社会评议和责任追究结果情况，没有的也应写明。',
    basis: '《政府信息公开条例》第五十条第（四）项',
  }),
  'check/overview-too-long': entry<{ length: number; limit: number }>({
    severity: 'info',
    rule: 'AR-S06',
    message: (f) => `总体情况有${f.length}字，超过${f.limit}字`,
    hint: '部分地区要求总体情况原则上不超过一千字，请酌情精简。',
    basis: '部分地方年报编制通知',
  }),
  'check/section-empty': entry<{ section: string }>({
    severity: 'error',
    rule: 'AR-S07',
    message: (f) => `“${f.section}”没有内容`,
    hint: '请补写这一部分。',
    basis: '《政府信息公开条例》第五十条',
  }),
  'check/period-missing': entry({
    severity: 'warning',
    rule: 'AR-S08',
    message: () => '没有写明数据的统计期限',
    hint: '请在开头写明统计期限为报告年度1月1日至12月31日。',
    basis: 'DB51/T 2660—2019 2.1 等',
  }),
  'check/period-wrong': entry<{ quote: string }>({
    severity: 'warning',
    rule: 'AR-S08',
    message: (f) => `统计期限写作“${f.quote}”，应为1月1日至12月31日`,
    hint: '请核对统计期限的起止日期。',
    basis: 'DB51/T 2660—2019 2.1 等',
  }),
  'check/years-disagree': entry<{ years: readonly { readonly where: string; readonly year: number }[] }>({
    severity: 'error',
    rule: 'AR-S09',
    message: (f) => `年份不一致：${f.years.map(({ where, year }) => `${where}为${year}年`).join('，')}`,
    hint: '请核对报告年份，改正抄自往年报告的年份。',
    basis: accurateBasis,
  }),
  'check/no-contact': entry({
    severity: 'info',
    rule: 'AR-S10',
    message: () => '没有写明联系方式（地址、电话）',
    hint: '请在开头注明联系地址、电话和报告电子版的下载网址。',
  }),
  'check/scope-not-stated': entry({
    severity: 'info',
    rule: 'AR-P11',
    message: () => '没有说明报告是否汇总了本级各部门和下级行政机关的数据',
    hint: '一级政府的报告应汇总本地区所有公开主体的数据，请写明统计范围。',
    basis: '《政府信息公开条例》第四十九条第二款',
  }),
}
