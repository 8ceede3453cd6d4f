import { entry } from '../entry.js'

/** Findings of `tables/`: Block → figures. */
export const tableCodes = {
  'table/unknown': entry<{ rows: number; columns: number }>({
    severity: 'info',
    message: (f) => `${f.rows}行${f.columns}列的表格不属于法定表式，按原样保留`,
    hint: '如应为法定表格，请核对其栏目名称。',
  }),
}
