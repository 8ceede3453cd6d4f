import { trendWords } from '../../diagnostics/catalogue/trend-words.js'
import { chartFigure } from '../../writers/html/chart.js'
import { markup, type Markup, type Part } from '../../writers/markup.js'
import { chartsOf, filledRows, tellBreak, tellJump } from '../tell-trend.js'
import type { Trend, TrendRow } from '../trend.js'
import { pageText, tableMarkup } from './page.js'

/** An organ's years on one page, without a script or a request. */
export function trendPage(organ: string, trend: Trend): string {
  return pageText({ title: trendWords.title(organ, trend.years), links: [], body: trendBody(trend) })
}

export function trendBody(trend: Trend): Markup[] {
  const { years, breaks, jumps } = trend
  const rows = filledRows(trend).map((row) => [
    `${row.measure.label}${row.measure.unit ? `（${row.measure.unit}）` : ''}`,
    ...years.map((_, at) => cellOf(row, at)),
  ])
  return [
    listSection(trendWords.breaks, breaks.map(tellBreak), trendWords.noBreaks, 'bad'),
    markup`<section>\n<h2>${trendWords.data}</h2>\n${tableMarkup(trendWords.data, [trendWords.measure, ...years.map((year) => `${year}年`)], rows, 'numbers')}<p class="soft">${trendWords.incomparable}</p>\n</section>\n`,
    listSection(trendWords.jumps, jumps.map(tellJump), trendWords.noJumps, null),
    ...chartsOf(trend).map((chart) => markup`<section>\n${chartFigure(chart, trendWords.year)}</section>\n`),
  ]
}

function cellOf({ values, growth, shares }: TrendRow, at: number): Part {
  const value = values[at] ?? null
  if (value === null) return null
  const notes = [shares?.[at] == null ? null : trendWords.share(shares[at]), growth[at] == null ? null : trendWords.growth(growth[at])]
  const shown = notes.filter((note) => note !== null).join(' ')
  return shown === '' ? value : markup`${value}<small>${shown}</small>`
}

function listSection(title: string, lines: readonly string[], nothing: string, look: string | null): Markup {
  const list = markup`<ul${look === null ? null : markup` class="${look}"`}>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`
  return markup`<section>\n<h2>${title}</h2>\n${lines.length === 0 ? markup`<p>${nothing}</p>` : list}\n</section>\n`
}
