import { entry } from '../entry.js'

/** Findings of `report/`: Block[] + figures → Report. */
export const reportCodes = {
  'report/no-title': entry({
    severity: 'error',
    rule: 'AR-S01',
    message: () => '缺少规范标题，应为“机关名称＋年份＋政府信息公开工作年度报告”',
    hint: '请补上标题，或用 --organ 和 --year 指明机关和年份。',
    basis: '国办公开办函〔2021〕30号',
  }),
}
