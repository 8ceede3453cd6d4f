/**
 * What tells other documents from the statutory report of 2019 on. Words only: `report/document-kind.ts` weighs them.
 */

/** Reports under the regulation of 2008 (国务院令第492号), for the years 2008 to 2018. */
export const legacyMarks = {
  lastYear: 2018,
  firstYear: 2008,
  /** Headings of the first rank that only those reports have (without their ordinal; any of them as a part). */
  headings: [
    '收费及减免',
    '收费和减免',
    '收费情况及减免',
    '收费与减免',
    '咨询处理情况',
    '不予公开信息',
    '不予公开政府信息',
    '申诉情况',
    '机构建设和保障',
    '人员和收支',
    '机构人员及经费',
    '附表',
    '回应解读情况',
    '政策解读回应',
  ],
  /** First cells of their appendix tables (国办发〔2014〕32号 and local ones before it). */
  tableHeads: ['统计指标', '指标名称', '统计项目'],
} as const

/** Pages about reports that are none, each with the name it is given in the finding. */
export const lookAlikes = [
  { name: '年度报告的解读', title: ['解读', '一图读懂', '图解', '图说'] },
  { name: '半年或季度的统计', title: ['上半年', '下半年', '半年度', '季度', '月份', '1-6月', '1—6月'] },
  {
    name: '布置或规定年度报告工作的文件',
    title: ['的通知', '的函', '的意见', '报告格式', '制度', '办法', '规定', '规范', '指南', '方案', '要点', '目录'],
  },
  { name: '统计表或统计数据', title: ['统计表', '情况统计', '统计数据', '申请情况统计'] },
  { name: '工作总结或新闻', title: ['工作总结', '会议', '培训班', '新闻发布'] },
] as const

/** Sentences of the documents that set or order the report, with the blank form in them. */
export const blankFormMarks = ['现将修订后的', '印发给你们', '请认真贯彻执行', '（文字描述）', '(文字描述)'] as const
