import type { Form, FormColumn, FormHeadCell } from '../../model/form.js'
import { applicationsTable, disputesTable, sections } from './common.js'

const information = { label: '信息内容' }
const previousHead: FormHeadCell = { label: '上一年项目数量', aliases: ['上年项目数量'], column: 'previous' }
const changeHead: FormHeadCell = { label: '本年增/减', aliases: ['本年增减'], column: 'change' }
const mattersHead = [[information, previousHead, changeHead, { label: '处理决定数量', aliases: ['本年处理决定数量'], column: 'decisions' }]]
const mattersColumns: FormColumn[] = [
  { id: 'previous', kind: 'count', unit: '项' },
  { id: 'change', kind: 'change', unit: '项' },
  { id: 'decisions', kind: 'count', unit: '件' },
]

/** 国办公开办函〔2019〕60号 (trial), for the reports of 2019 and 2020; some later reports still use it. */
export const annual2019: Form = {
  id: 'annual-2019',
  name: '2019年版格式（试行）',
  source: '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）',
  validFrom: 2019,
  validTo: 2020,
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
              { label: '本年新制作数量', column: 'created' },
              { label: '本年新公开数量', column: 'disclosed' },
              { label: '对外公开总数量', aliases: ['对外公开总数'], column: 'total' },
            ],
          ],
          columns: [
            { id: 'created', kind: 'count', unit: '件' },
            { id: 'disclosed', kind: 'count', unit: '件' },
            { id: 'total', kind: 'count', unit: '件' },
          ],
          rows: [
            { id: 'rules', label: '规章', basis: '第二十条第（一）项' },
            { id: 'normativeDocuments', label: '规范性文件', aliases: ['行政规范性文件', '规范性档案'], basis: '第二十条第（一）项' },
          ],
        },
        {
          id: 'licensing',
          caption: { label: '第二十条第（五）项' },
          basis: '第二十条第（五）项',
          head: mattersHead,
          columns: mattersColumns,
          rows: [
            { id: 'licensing', label: '行政许可', basis: '第二十条第（五）项' },
            { id: 'otherServices', label: '其他对外管理服务事项', basis: '第二十条第（五）项' },
          ],
        },
        {
          id: 'enforcement',
          caption: { label: '第二十条第（六）项' },
          basis: '第二十条第（六）项',
          head: mattersHead,
          columns: mattersColumns,
          rows: [
            { id: 'penalties', label: '行政处罚', basis: '第二十条第（六）项' },
            { id: 'coercion', label: '行政强制', basis: '第二十条第（六）项' },
          ],
        },
        {
          id: 'fees',
          caption: { label: '第二十条第（八）项' },
          basis: '第二十条第（八）项',
          head: [[information, previousHead, { ...changeHead, colSpan: 2 }]],
          columns: [
            { id: 'previous', kind: 'count', unit: '项' },
            { id: 'change', kind: 'change', unit: '项' },
          ],
          rows: [{ id: 'fees', label: '行政事业性收费', basis: '第二十条第（八）项' }],
        },
        {
          id: 'procurement',
          caption: { label: '第二十条第（九）项' },
          basis: '第二十条第（九）项',
          head: [[information, { label: '采购项目数量', column: 'projects' }, { label: '采购总金额', colSpan: 2, column: 'amount' }]],
          columns: [
            { id: 'projects', kind: 'count', unit: '项' },
            // The form prints no unit; the cell's own is kept as written.
            { id: 'amount', kind: 'amount' },
          ],
          rows: [{ id: 'procurement', label: '政府集中采购', basis: '第二十条第（九）项' }],
        },
      ],
      sums: [],
    },
    applicationsTable({ id: 'otherOutcome', label: '（六）其他处理' }),
    disputesTable,
  ],
}
