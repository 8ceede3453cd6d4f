/** What a compiled report (汇总) says besides the figures. */
export const totalWords = {
  title: (organ: string | null, year: number) => `${organ ?? ''}${year}年政府信息公开工作年度报告（汇总）`,
  made: (count: number, names: readonly string[]) =>
    `本汇总由${count}份年度报告的数字逐格相加而成${names.length > 0 ? `：${names.join('、')}` : ''}。空白不作 0 计；没有一份报告有数字的格，仍为空白。`,
  missing: (names: readonly string[]) => `没有报告、未计入的有${names.length}个机关：${names.join('、')}。`,
  replaced: (names: readonly string[]) => `${names.join('、')}没有报告，以其下级机关的报告相加代替。`,
  twice: (name: string, source: string) => `${name}有几份报告，取数字最多的一份（${source}）。`,
  lost: (cells: readonly string[]) => `下列各格有报告读不出数字，合计中没有这些数字：${cells.join('；')}。`,
  apart: '不能相加、另列的数字',
  apartHead: ['表式', '项目', '合计', '单位', '报告份数'],
  differs: '与公布数不一致的数字',
  differsHead: ['项目', '公布', '合计', '相差'],
  blank: '空白',
} as const
