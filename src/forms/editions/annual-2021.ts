import type { Form } from '../../model/form.js'
import { applicationsTable, disputesTable, sections } from './common.js'

const information = { label: '信息内容' }
const decisionHead = [
  [information, { label: '本年处理决定数量', aliases: ['本年度处理决定数量', '处理决定数量'], colSpan: 3, column: 'decisions' }],
]

/** 国办公开办函〔2021〕30号, in force for reports of 2021 on. */
export const annual2021: Form = {
  id: 'annual-2021',
  name: '2021年版格式',
  source:
    '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）',
  validFrom: 2021,
  sections,
  tables: [
    {
      id: 'disclosure',
      name: '主动公开表',
      caption: '主动公开政府信息情况',
      width: 4,
      stub: 1,
      widths: [2211, 2211, 2211, 2211],
      parts: [
        {
          id: 'rules',
          caption: { label: '第二十条第（一）项' },
          basis: '第二十条第（一）项',
          head: [
            [
              information,
              {
                label: '本年制发件数',
                aliases: ['本年新制发数量', '本年度制发数', '本年发件', '本年制发数量', '本年制发数'],
                column: 'issued',
              },
              { label: '本年废止件数', aliases: ['废止数量', '本年度废止数', '本年废止数', '本年废止数量'], column: 'repealed' },
              { label: '现行有效件数', aliases: ['现行有效数量', '现行有效件', '现行有效数'], column: 'inForce' },
            ],
          ],
          columns: [
            { id: 'issued', kind: 'count', unit: '件' },
            { id: 'repealed', kind: 'count', unit: '件' },
            { id: 'inForce', kind: 'count', unit: '件' },
          ],
          rows: [
            { id: 'rules', label: '规章', basis: '第二十条第（一）项' },
            {
              id: 'normativeDocuments',
              label: '行政规范性文件',
              aliases: ['规范性文件', '行政规范性档案', '规范性档案'],
              basis: '第二十条第（一）项',
            },
          ],
        },
        {
          id: 'licensing',
          caption: { label: '第二十条第（五）项' },
          basis: '第二十条第（五）项',
          head: decisionHead,
          columns: [{ id: 'decisions', kind: 'count', unit: '件' }],
          rows: [{ id: 'licensing', label: '行政许可', basis: '第二十条第（五）项' }],
        },
        {
          id: 'enforcement',
          caption: { label: '第二十条第（六）项' },
          basis: '第二十条第（六）项',
          head: decisionHead,
          columns: [{ id: 'decisions', kind: 'count', unit: '件' }],
          rows: [
            { id: 'penalties', label: '行政处罚', basis: '第二十条第（六）项' },
            { id: 'coercion', label: '行政强制', basis: '第二十条第（六）项' },
          ],
        },
        {
          id: 'fees',
          caption: { label: '第二十条第（八）项' },
          basis: '第二十条第（八）项',
          head: [[information, { label: '本年收费金额（单位：万元）', aliases: ['本年收费金额'], colSpan: 3, column: 'amount' }]],
          columns: [{ id: 'amount', kind: 'amount', unit: '万元' }],
          rows: [{ id: 'fees', label: '行政事业性收费', basis: '第二十条第（八）项' }],
        },
      ],
      sums: [],
    },
    applicationsTable({
      id: 'otherOutcome',
      label: '（六）其他处理',
      rows: [
        {
          id: 'otherOutcome.notCorrected',
          label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
          aliases: ['1.逾期不补正', '1.申请人无正当理由逾期不补正'],
          basis: '第三十条',
        },
        {
          id: 'otherOutcome.feeUnpaid',
          label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
          aliases: ['2.逾期未缴费', '2.逾期不缴费', '2.逾期未缴纳费用', '2.申请人逾期未按收费通知要求缴纳费用'],
          basis: '第四十二条',
        },
        { id: 'otherOutcome.rest', label: '3.其他', aliases: ['3.其它'] },
      ],
    }),
    disputesTable,
  ],
}
