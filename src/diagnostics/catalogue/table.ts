import { entry } from '../entry.js'

/** Findings of `tables/`: Block → figures. */
export const tableCodes = {
  'table/unknown': entry<{ rows: number; columns: number }>({
    severity: 'info',
    message: (f) => `${f.rows}行${f.columns}列的表格不属于法定表式，按原样保留`,
    hint: '如应为法定表格，请核对其栏目名称。',
  }),
  'table/label-slip': entry<{ written: string; official: string }>({
    severity: 'warning',
    rule: 'AR-T05',
    message: (f) => `栏目名称写作“${f.written}”，应为“${f.official}”，已改`,
    hint: '请在原文中改正栏目名称。',
    basis: '国办公开办函〔2021〕30号',
  }),
  'table/row-missing': entry<{ row: string; figures: number }>({
    severity: 'error',
    message: (f) => `没有找到“${f.row || '数据'}”一行，其${f.figures}个数据缺失`,
    hint: '请对照原文补齐；导出时可能漏了这一行。',
  }),
  'table/count-mismatch': entry<{ row: string; values: readonly string[]; columns: number }>({
    severity: 'error',
    message: (f) => `“${f.row || '数据'}”一行应有${f.columns}个数据，只读到${f.values.length}个（${f.values.join('、') || '无'}），无法确定各属哪一列，全部记为缺失`,
    hint: '请对照原文核实各列数据；导出时可能丢了空格。',
  }),
  'table/unreadable': entry<{ written: string }>({
    severity: 'error',
    message: (f) => `“${f.written}”不是数据，记为缺失`,
    hint: '请对照原文填写数字，没有的填 0。',
  }),
  'table/spaced-figure': entry<{ written: string; value: string }>({
    severity: 'warning',
    message: (f) => `数字中间有空格：“${f.written}”读作 ${f.value}`,
    hint: '请核对原文，确认是一个数。',
  }),
}
