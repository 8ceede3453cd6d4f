import type { FormColumn, FormHeadCell, FormRow, FormSection, FormSum, FormTable } from '../../model/form.js'

/** What the editions of 2019 and 2021 have in common. Clauses are those of 《政府信息公开条例》 (国务院令第711号). */

export const sections: FormSection[] = [
  {
    id: 'overview',
    ordinal: '一',
    label: '总体情况',
    aliases: [
      '总体公开情况',
      '工作概述',
      '概述',
      '总体工作情况',
      '基本情况',
      '政府信息公开工作总体情况',
      '政府信息公开总体情况',
      '工作总体情况',
    ],
    basis: '第五十条',
  },
  {
    id: 'disclosure',
    ordinal: '二',
    label: '主动公开政府信息情况',
    aliases: ['行政机关主动公开政府信息情况', '政府信息主动公开情况', '主动公开政府信息的情况', '主动公开信息情况'],
    basis: '第五十条第（一）项',
    table: 'disclosure',
  },
  {
    id: 'applications',
    ordinal: '三',
    label: '收到和处理政府信息公开申请情况',
    aliases: [
      '行政机关收到和处理政府信息公开申请情况',
      '收到和处理政府信息公开申请的情况',
      '收到和处理信息公开申请情况',
      '政府信息公开申请收到和处理情况',
    ],
    basis: '第五十条第（二）项',
    table: 'applications',
  },
  {
    id: 'disputes',
    ordinal: '四',
    label: '政府信息公开行政复议、行政诉讼情况',
    aliases: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开工作被申请行政复议提起行政诉讼情况',
      '政府信息公开行政复议行政诉讼情况',
      '政府信息公开行政复议及行政诉讼情况',
      '政府信息公开行政复议和行政诉讼情况',
      '政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开申请行政复议、提起行政诉讼情况',
      '申请行政复议、提起行政诉讼情况',
      '申请行政复议和提起行政诉讼情况',
      '申请行政复议、提起行政诉讼的情况',
    ],
    basis: '第五十条第（三）项',
    table: 'disputes',
  },
  {
    id: 'problems',
    ordinal: '五',
    label: '存在的主要问题及改进情况',
    aliases: [
      '政府信息公开工作存在的主要问题及改进情况',
      '存在问题及改进情况',
      '存在的问题及改进情况',
      '存在的主要问题和改进情况',
      '存在的主要问题及改进措施',
      '存在的问题及改进措施',
      '存在主要问题及改进情况',
      '政府信息公开工作存在的主要问题及改进措施',
    ],
    basis: '第五十条第（四）项',
  },
  {
    id: 'other',
    ordinal: '六',
    label: '其他需要报告的事项',
    aliases: ['其他报告的事项', '其他需要报告事项', '其他需要报告的情况', '需要报告的其他事项', '其它需要报告的事项'],
    basis: '第五十条第（五）项',
  },
]

const applicantColumns: FormColumn[] = [
  { id: 'naturalPerson', kind: 'count', unit: '件' },
  { id: 'commercial', kind: 'count', unit: '件' },
  { id: 'research', kind: 'count', unit: '件' },
  { id: 'publicWelfare', kind: 'count', unit: '件' },
  { id: 'legalService', kind: 'count', unit: '件' },
  { id: 'other', kind: 'count', unit: '件' },
  { id: 'total', kind: 'count', unit: '件' },
]

const applicantHead: FormHeadCell[][] = [
  [
    {
      label: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
      colSpan: 3,
      rowSpan: 3,
      corner: { abbr: '事项' },
    },
    { label: '申请人情况', colSpan: 7 },
  ],
  [
    { label: '自然人', rowSpan: 2, column: 'naturalPerson' },
    { label: '法人或其他组织', aliases: ['法人及其他组织', '法人和其他组织'], colSpan: 5 },
    { label: '总计', aliases: ['合计'], rowSpan: 2, column: 'total' },
  ],
  [
    { label: '商业企业', column: 'commercial' },
    { label: '科研机构', column: 'research' },
    { label: '社会公益组织', column: 'publicWelfare' },
    { label: '法律服务机构', column: 'legalService' },
    { label: '其他', aliases: ['其它'], column: 'other' },
  ],
]

const outcomeRowsBeforeOther: FormRow[] = [
  { id: 'granted', label: '（一）予以公开', basis: '第三十六条第（一）项、第（二）项' },
  {
    id: 'partiallyGranted',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    aliases: ['（二）部分公开'],
    basis: '第三十七条',
  },
  {
    id: 'denied',
    label: '（三）不予公开',
    rows: [
      { id: 'denied.stateSecret', label: '1.属于国家秘密', basis: '第十四条' },
      { id: 'denied.forbiddenByLaw', label: '2.其他法律行政法规禁止公开', aliases: ['2.其他法律、行政法规禁止公开'], basis: '第十四条' },
      { id: 'denied.securityAndStability', label: '3.危及“三安全一稳定”', basis: '第十四条' },
      { id: 'denied.thirdPartyRights', label: '4.保护第三方合法权益', basis: '第十五条' },
      { id: 'denied.internalAffairs', label: '5.属于三类内部事务信息', basis: '第十六条第一款' },
      { id: 'denied.processInformation', label: '6.属于四类过程性信息', basis: '第十六条第二款' },
      { id: 'denied.enforcementFile', label: '7.属于行政执法案卷', basis: '第十六条第二款' },
      { id: 'denied.administrativeQuery', label: '8.属于行政查询事项', basis: '第三十六条第（七）项' },
    ],
  },
  {
    id: 'unavailable',
    label: '（四）无法提供',
    rows: [
      { id: 'unavailable.notHeld', label: '1.本机关不掌握相关政府信息', basis: '第三十六条第（四）项、第（五）项' },
      { id: 'unavailable.needsCreation', label: '2.没有现成信息需要另行制作', basis: '第三十八条' },
      { id: 'unavailable.stillUnclear', label: '3.补正后申请内容仍不明确', basis: '第三十条' },
    ],
  },
  {
    id: 'notProcessed',
    label: '（五）不予处理',
    rows: [
      { id: 'notProcessed.petition', label: '1.信访举报投诉类申请', aliases: ['1.信访、举报、投诉类申请'], basis: '第三十九条第一款' },
      { id: 'notProcessed.duplicate', label: '2.重复申请', basis: '第三十六条第（六）项' },
      { id: 'notProcessed.publication', label: '3.要求提供公开出版物', basis: '第三十九条第二款' },
      { id: 'notProcessed.excessive', label: '4.无正当理由大量反复申请', basis: '第三十五条' },
      {
        id: 'notProcessed.confirmation',
        label: '5.要求行政机关确认或重新出具已获取信息',
        aliases: ['5.要求行政机关确认或重新出具已获取的信息'],
        basis: '第三十六条',
      },
    ],
  },
]

/** The rows of the result part that add up to （七）总计, group by group. */
const outcomeIdsBeforeOther = outcomeRowsBeforeOther.flatMap((row) => row.rows?.map((leaf) => leaf.id) ?? [row.id])

/** The applications table with the edition's own shape of （六）其他处理. */
export function applicationsTable(otherOutcome: FormRow): FormTable {
  const otherIds = otherOutcome.rows?.map((leaf) => leaf.id) ?? [otherOutcome.id]
  return {
    id: 'applications',
    name: '申请表',
    caption: '收到和处理政府信息公开申请情况',
    width: 10,
    stub: 3,
    widths: [1000, 1400, 2300, 592, 592, 592, 592, 592, 592, 592],
    parts: [
      {
        id: 'applications',
        basis: '第五十条第（二）项',
        head: applicantHead,
        columns: applicantColumns,
        rows: [
          { id: 'received', label: '一、本年新收政府信息公开申请数量' },
          { id: 'carriedIn', label: '二、上年结转政府信息公开申请数量' },
          {
            id: 'outcomes',
            label: '三、本年度办理结果',
            rows: [...outcomeRowsBeforeOther, otherOutcome, { id: 'concluded', label: '（七）总计', aliases: ['（七）合计'] }],
          },
          { id: 'carriedOut', label: '四、结转下年度继续办理', aliases: ['四、结转下年继续办理'] },
        ],
      },
    ],
    sums: [
      { rule: 'AR-C01', axis: 'column', left: ['received', 'carriedIn'], right: ['concluded', 'carriedOut'], printed: true },
      { rule: 'AR-C02', axis: 'column', left: [...outcomeIdsBeforeOther, ...otherIds], right: ['concluded'] },
      {
        rule: 'AR-C03',
        axis: 'row',
        left: ['naturalPerson', 'commercial', 'research', 'publicWelfare', 'legalService', 'other'],
        right: ['total'],
      },
    ],
  }
}

const disputeOutcomes = ['upheld', 'corrected', 'otherResult', 'pending', 'total'] as const
const disputeLabels = { upheld: '结果维持', corrected: '结果纠正', otherResult: '其他结果', pending: '尚未审结', total: '总计' } as const
const disputeRoutes = ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'] as const

function disputeHeads(route: string, rowSpan: number): FormHeadCell[] {
  return disputeOutcomes.map((outcome) => ({ label: disputeLabels[outcome], rowSpan, column: `${route}.${outcome}` }))
}

function disputeSum(rule: FormSum['rule'], route: string): FormSum {
  const parts = disputeOutcomes.filter((outcome) => outcome !== 'total')
  return { rule, axis: 'row', left: parts.map((outcome) => `${route}.${outcome}`), right: [`${route}.total`] }
}

/** One printed row of fifteen cells; its figures are addressed as three rows of five (`disputes.litigation.direct.total`). */
export const disputesTable: FormTable = {
  id: 'disputes',
  name: '复议诉讼表',
  caption: '政府信息公开行政复议、行政诉讼情况',
  width: 15,
  stub: 0,
  widths: Array.from({ length: 15 }, () => 589),
  parts: [
    {
      id: 'disputes',
      basis: '第五十条第（三）项',
      head: [
        [
          { label: '行政复议', colSpan: 5 },
          { label: '行政诉讼', colSpan: 10 },
        ],
        [...disputeHeads('reconsideration', 2), { label: '未经复议直接起诉', colSpan: 5 }, { label: '复议后起诉', colSpan: 5 }],
        [...disputeHeads('litigation.direct', 1), ...disputeHeads('litigation.afterReconsideration', 1)],
      ],
      columns: disputeRoutes.flatMap((route) =>
        disputeOutcomes.map((outcome): FormColumn => ({ id: `${route}.${outcome}`, kind: 'count', unit: '件' })),
      ),
      rows: [{ id: '', label: '' }],
    },
  ],
  sums: [
    disputeSum('AR-C04', 'reconsideration'),
    disputeSum('AR-C05', 'litigation.direct'),
    disputeSum('AR-C06', 'litigation.afterReconsideration'),
  ],
}
