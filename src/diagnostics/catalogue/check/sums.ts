import { entry } from '../../entry.js'

/** One relation that does not hold, written out, and the one cell that explains it where there is one. */
export type SumFacts = {
  /** What is summed: `“（一）予以公开”各列`, `自然人列`. */
  readonly name: string
  /** `17＋4＋1＝22≠23`. */
  readonly formula: string
  /** `自然人17＋商业企业4＋科研机构1＝22≠总计23`. */
  readonly spelled: string
  readonly left: number
  readonly right: number
  readonly fix: SumFix | null
}

/** What would make everything agree. */
export interface SumFix {
  /** `这一格由71改为17`. */
  readonly change: string
  /** The usual slip it looks like. */
  readonly slip: string | null
  /** The same as data. */
  readonly cells: readonly { readonly cell: string; readonly value: number }[]
}

const describe = (relation: string) => (f: SumFacts) => `${f.name}${relation}：${f.formula}${describeFix(f)}`

function describeFix({ fix }: SumFacts): string {
  if (!fix) return ''
  const slip = fix.slip ? `（疑${fix.slip}）` : ''
  return `；只要${fix.change}，各式就都相符${slip}`
}

const hint = '请对照台账核对这几格，改正后重新核对各行各列。'
const rowBasis = '表式“总计”栏'

/** AR-C01…C06: relations the form states; they come from `sums` of the forms. */
export const sumCodes = {
  'check/carry-identity': entry<SumFacts>({
    severity: 'error',
    rule: 'AR-C01',
    message: describe('新收加结转与办结加结转不等'),
    hint,
    basis: '表式所载勾稽关系：第一项加第二项之和，等于第三项加第四项之和',
  }),
  'check/outcomes-total': entry<SumFacts>({
    severity: 'error',
    rule: 'AR-C02',
    message: describe('各项办理结果之和与总计不等'),
    hint,
    basis: '表式第三项（七）总计',
  }),
  'check/total-mismatch': entry<SumFacts>({
    severity: 'error',
    rule: 'AR-C03',
    message: describe('之和与总计不等'),
    hint,
    basis: rowBasis,
  }),
  'check/reconsideration-total': entry<SumFacts>({
    severity: 'error',
    rule: 'AR-C04',
    message: describe('之和与总计不等'),
    hint,
    basis: rowBasis,
  }),
  'check/litigation-total': entry<SumFacts>({
    severity: 'error',
    rule: 'AR-C05',
    message: describe('之和与总计不等'),
    hint,
    basis: rowBasis,
  }),
  'check/litigation-after-total': entry<SumFacts>({
    severity: 'error',
    rule: 'AR-C06',
    message: describe('之和与总计不等'),
    hint,
    basis: rowBasis,
  }),
  'check/blank-total': entry<{ cells: readonly string[]; count: number }>({
    severity: 'warning',
    rule: 'AR-T04',
    message: (f) => `各项有数而总计栏没有填写，共${f.count}处：${f.cells.join('、')}${f.count > f.cells.length ? '等' : ''}`,
    hint: '请补填总计；核对其他勾稽关系时按各项之和计算。',
    basis: rowBasis,
  }),
  'check/sum-unchecked': entry<{ table: string; relations: number; cells: readonly string[]; lost: number }>({
    severity: 'info',
    rule: 'AR-C00',
    message: (f) =>
      `${f.table}有${f.lost}格数据缺失（${f.cells.join('、')}${f.lost > f.cells.length ? '等' : ''}），涉及的${f.relations}项勾稽关系未能核对`,
    hint: '请对照原表补全缺失的数据后再核对。',
  }),
}
