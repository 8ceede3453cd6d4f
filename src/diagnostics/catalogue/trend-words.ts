import { formatCellLabel } from '../../forms/labels.js'

/** What is said of an organ over the years. */
export const trendWords = {
  title: (organ: string, years: readonly number[]) => `${organ}${years[0]}—${years.at(-1)}年政府信息公开数据`,
  measure: '项目',
  year: '年份',
  growth: (share: number) => `${share > 0 ? '+' : ''}${percent(share)}`,
  share: (share: number) => `占${percent(share)}`,
  breaks: '不衔接的地方',
  noBreaks: '各年的上年结转、现行有效件数都与上一年衔接。',
  jumps: '变化突出的数字（仅供参考）',
  noJumps: '没有变化突出的数字。',
  gap: (year: number) => `${year}年没有报告，前后两年无从核对`,
  carried: (year: number, path: string, expected: number, found: number) =>
    `${year}年${formatCellLabel(path)}写${found}，上一年结转下年度的是${expected}`,
  stock: (year: number, path: string, expected: number, found: number) =>
    `${year}年${formatCellLabel(path)}写${found}，按上一年的件数加制发减废止应为${expected}`,
  history: (year: number, label: string, value: number, usual: number, score: number) =>
    `${year}年${label}${value}，历年中位数为${tidy(usual)}（稳健标准分${score.toFixed(1)}）`,
  peers: (year: number, label: string, value: number, usual: number, score: number) =>
    `${year}年${label}${value}，与上一年相比的变化不同于同级机关（它们的中位数为${usual > 0 ? '+' : ''}${percent(usual)}，稳健标准分${score.toFixed(1)}）`,
  incomparable: '空着的，是没有数字，或者那一年的表式没有含义相同的数字。',
  data: '数据',
} as const

function percent(share: number): string {
  return `${tidy(share * 100)}%`
}

function tidy(value: number): string {
  return String(Math.round(value * 10) / 10)
}
