import { entry, formBasis } from '../../entry.js'

/** AR-T…: the statutory tables cell by cell, without the sums. */
export const figureCodes = {
  'check/table-missing': entry<{ table: string }>({
    severity: 'error',
    rule: 'AR-T01',
    message: (f) => `缺少${f.table}`,
    hint: '请补上法定表格；表格如为图片或附件，请改为文字表格。',
    basis: formBasis,
  }),
  'check/blank-cells': entry<{ table: string; blank: number; marked: number; marks: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-T04',
    message: (f) => `${f.table}有${describeCells(f)}，应填数字；核对勾稽关系时按0计`,
    name: '应填数字的格空着或写了别的',
    hint: '没有数据的格应填“0”。',
    basis: formBasis,
  }),
  'check/blank-table': entry<{ table: string; cells: number }>({
    severity: 'error',
    rule: 'AR-T04',
    message: (f) => `${f.table}是空白表，${f.cells}格都没有填`,
    name: '空白表',
    hint: '请填写数据；没有数据的格应填“0”。',
    basis: formBasis,
  }),
  'check/not-a-count': entry<{ written: string; expected: string }>({
    severity: 'error',
    rule: 'AR-T06',
    message: (f) => `这一格写“${f.written}”，应为${f.expected}`,
    name: '格中的数不是所要的数',
    hint: '请对照台账核对这一格。',
    basis: formBasis,
  }),
  'check/fee-magnitude': entry<{ amount: string }>({
    severity: 'warning',
    rule: 'AR-T08',
    message: (f) => `收费金额为${f.amount}，数额与本机关层级不相称`,
    hint: '请核对单位：表中应填万元，勿填元。',
    basis: formBasis,
  }),
  'check/rules-unlikely': entry<{ figures: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-T11',
    message: (f) => `规章一行填了数字（${f.figures.join('、')}），而本机关没有规章制定权`,
    hint: '规章只由国务院部门、省级和设区的市级人民政府制定；如填的是其他文件，请改填“0”。',
    basis: '《立法法》第九十一条、第九十三条',
  }),
  'check/in-force-too-small': entry<{ row: string; smaller: string; small: number; larger: string; large: number }>({
    severity: 'info',
    rule: 'AR-T12',
    message: (f) => `${f.row}的“${f.smaller}”${f.small}，少于“${f.larger}”${f.large}`,
    name: '现行有效件数少于制发减去废止',
    hint: '当年制发的文件除已废止的以外都应计入，请核对。',
    basis: formBasis,
  }),
}

function describeCells({ blank, marked, marks }: { blank: number; marked: number; marks: readonly string[] }): string {
  const parts = [blank > 0 ? `${blank}格空白` : '', marked > 0 ? `${marked}格填${marks.map((mark) => `“${mark}”`).join('、')}` : '']
  return parts.filter(Boolean).join('、')
}
