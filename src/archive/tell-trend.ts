import type { Chart } from '../charts/chart.js'
import { trendWords } from '../diagnostics/catalogue/trend-words.js'
import { measureGroups } from '../forms/measures.js'
import type { Break, Jump, Trend, TrendRow } from './trend.js'

/** What a trend says, in words and charts; how it is set is the page's affair. */

export function tellBreak({ kind, year, path, expected, found }: Break): string {
  return kind === 'gap' ? trendWords.gap(year) : trendWords[kind](year, path, expected!, found!)
}

export function tellJump({ against, year, label, value, usual, score }: Jump): string {
  return trendWords[against](year, label, value, usual, score)
}

/** Rows that some year has a figure for. */
export function filledRows({ rows }: Trend): readonly TrendRow[] {
  return rows.filter(({ values }) => values.some((value) => value !== null))
}

/** How the groups of measures are drawn; those without figures are not. */
const kinds = { flow: 'lines', outcomes: 'stacked', decisions: 'lines', documents: null, fees: 'bars', disputes: 'lines' } as const

export function chartsOf(trend: Trend): Chart[] {
  return measureGroups.flatMap(({ id, name }): Chart[] => {
    const rows = filledRows(trend).filter(({ group }) => group === id)
    const isShown = rows.some(({ values }) => values.some((value) => value !== null && value > 0))
    const kind = kinds[id]
    if (kind === null || !isShown) return []
    const shown = kind === 'stacked' ? rows.filter(({ values }) => values.some((value) => value !== null && value > 0)) : rows
    const series = shown.map(({ measure, values }) => ({ name: measure.label, values }))
    return [{ kind, title: name, unit: rows[0]!.measure.unit, categories: trend.years.map((year) => `${year}年`), series }]
  })
}
