import { findEntry } from '../diagnostics/catalogue.js'
import { severityNames } from '../diagnostics/render.js'
import { markup, scriptData, trusted, type Markup } from '../writers/markup.js'
import { asideSections, correctionsSection, linkTo, rowMarkup, sheetOf, tableSection } from './run-report-list.js'
import { pageScript } from './run-report-script.js'
import { pageStyle } from './run-report-style.js'
import type { RunRow } from './run-rows.js'
import type { FindingGroup, RunTotals } from './run-totals.js'

/** Rows shown at once, and written as plain HTML for readers without scripts. */
const pageSize = 100

export interface IndexPage {
  readonly rows: () => Iterable<RunRow>
  readonly totals: RunTotals
  /** False where the run was stopped before its end. */
  readonly complete: boolean
}

/**
 * `index.html`: totals, charts, findings by their cause, and a table of all reports to search, filter and sort; apart from them what failed and
 * what is no report. One file, no request, works from `file://`. The rows are data in the page, of which the script shows one page at a time,
 * so that 100,000 reports stay usable.
 */
export function writeIndexPage({ rows, totals, complete }: IndexPage, add: (text: string) => void): void {
  const addMarkup = (part: Markup): void => add(String(part))
  const groups = sortGroups(totals)
  const codes = groups.map(({ code }) => code).filter((code, index, all) => all.indexOf(code) === index)
  addMarkup(pageTop(totals, groups, complete))
  for (const section of causesSection(groups, codes)) addMarkup(section)
  addMarkup(tableSection(takeFirst(reportsIn(rows()), pageSize).map(rowMarkup), pageSize))
  for (const section of [...correctionsSection(rows), ...asideSections(rows)]) addMarkup(section)
  addMarkup(markup`<script type="application/json" id="data">{"codes":${scriptData(codes.map((code) => labelOf(code, groups)))},"rows":[`)
  let separator = ''
  for (const row of reportsIn(rows())) {
    add(separator)
    addMarkup(scriptData(compactRow(row, codes)))
    separator = ',\n'
  }
  addMarkup(markup`]}</script>\n<script>${trusted(pageScript(pageSize))}</script>\n</main>\n</body>\n</html>\n`)
}

function* reportsIn(rows: Iterable<RunRow>): Generator<RunRow> {
  for (const row of rows) if (row.status === 'converted') yield row
}

function takeFirst(rows: Iterable<RunRow>, count: number): RunRow[] {
  const first: RunRow[] = []
  for (const row of rows) {
    if (first.length === count) break
    first.push(row)
  }
  return first
}

/** The order of a row's values in the page's data; the script knows it too. */
function compactRow(row: RunRow, codes: readonly string[]): readonly unknown[] {
  const { input, repeat, organ, year, form, kind, errors, warnings, infos, outputs } = row
  const own = row.codes.map((code) => codes.indexOf(code)).filter((index) => index >= 0)
  return [input, repeat?.of ?? '', organ, year, form || kind, errors, warnings, infos, outputs, own]
}

function pageTop(totals: RunTotals, groups: readonly FindingGroup[], complete: boolean): Markup {
  return markup`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>年度报告转换总清单</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#list">跳到清单</a>
<header>
<h1>年度报告转换总清单</h1>
${complete ? null : markup`<p class="notice">这次运行没有做完，下面只有已经处理的文件；再次运行同一命令即可接着做。</p>\n`}<dl class="totals">${totalsOf(
    totals,
  ).map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${totals.repeated > 0 ? markup`<p>重复的报告列在清单中，合计和图中只计一次。</p>\n` : null}</header>
<main>
<section class="charts" aria-label="统计图">
${barChart(
  '各年新收申请（件）',
  [...totals.years].sort(([a], [b]) => a - b).map(([year, value]) => [`${year}年`, value] as const),
)}
${barChart('办理结果（件）', [...totals.outcomes])}
${barChart('错误和警告最多的十类（处）', topFindings(groups))}
</section>
`
}

function totalsOf(totals: RunTotals): [string, number][] {
  return [
    ['文件', totals.files],
    ['报告', totals.reports],
    ['重复的报告', totals.repeated],
    ['有错误的报告', totals.withErrors],
    ['不是报告', totals.skipped],
    ['失败', totals.failed],
    ...(totals.corrected > 0 ? [['更正', totals.corrected] as [string, number]] : []),
  ]
}

const severityOrder = { error: 0, warning: 1, info: 2 } as const

/** Errors first; of a severity those that most reports have. */
function sortGroups({ findings }: RunTotals): FindingGroup[] {
  return [...findings.values()].sort(
    (a, b) => severityOrder[a.severity] - severityOrder[b.severity] || b.reports - a.reports || (a.code < b.code ? -1 : 1),
  )
}

function topFindings(groups: readonly FindingGroup[]): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { code, severity, count } of groups) if (severity !== 'info') counts.set(code, (counts.get(code) ?? 0) + count)
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 10)
  return sorted.map(([code, count]) => [labelOf(code, groups), count] as const)
}

/** `没有写明联系方式（AR-S10）`. */
function labelOf(code: string, groups: readonly FindingGroup[]): string {
  const rule = findEntry(code)?.rule
  return `${sentenceOf(groups.find((group) => group.code === code)!)}${rule ? `（${rule}）` : ''}`
}

/** What the catalogue calls it; else its sentence, as most reports have it. */
function sentenceOf({ code, sentences }: FindingGroup): string {
  const [most] = [...sentences].sort(([, a], [, b]) => b - a)[0]!
  return findEntry(code)?.name ?? (sentences.size > 1 ? `${most}，等` : most)
}

/** Findings of one cause over many reports, each told once. */
function causesSection(groups: readonly FindingGroup[], codes: readonly string[]): Markup[] {
  const shown = groups.filter(({ severity }) => severity !== 'info')
  if (shown.length === 0) return []
  return [
    markup`<section id="causes" aria-labelledby="causes-title">
<h2 id="causes-title">问题归类</h2>
${shown.map((group) => causeMarkup(group, groups, codes.indexOf(group.code)))}</section>
`,
  ]
}

/** Sentences of a cause that are told. */
const mostSentences = 3

/** `place` is that of its code in the page's data. */
function causeMarkup(group: FindingGroup, groups: readonly FindingGroup[], place: number): Markup {
  const sentences = [...group.sentences].sort(([, a], [, b]) => b - a).slice(0, mostSentences)
  const more = group.reports - group.rows.length
  return markup`<details><summary class="${group.severity}">${severityNames[group.severity]} <b>${group.reports}份</b>：${labelOf(group.code, groups)}</summary>
<ul>${sentences.map(([sentence, reports]) => markup`<li>${sentence}${reports > 1 ? `（${reports}份）` : ''}</li>`)}</ul>
<p>${group.rows.map((row) => markup`<a href="${linkTo(sheetOf(row) ?? row.outputs[0] ?? '')}">${nameOf(row)}</a> `)}${more > 0 ? `等，另有${more}份` : null}</p>
<p><button type="button" data-cause="${place}" hidden>在清单中只看这些</button></p></details>
`
}

function nameOf({ organ, year, input }: RunRow): string {
  return organ !== '' && year !== null ? `${organ}${year}年` : input
}

/** A bar chart that is a list: its numbers are text, its bars only for sight. */
function barChart(title: string, bars: readonly (readonly [label: string, value: number])[]): Markup | null {
  if (bars.length === 0) return null
  const most = Math.max(...bars.map(([, value]) => value))
  const items = bars.map(([label, value]) => {
    const width = Math.max(1, Math.round((value / most) * 100))
    return markup`<li><span>${label}</span><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="8"/></svg><b>${value}</b></li>`
  })
  return markup`<div><h2>${title}</h2><ul class="bars">${items}</ul></div>`
}
