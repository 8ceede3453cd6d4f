import { findEntry } from '../diagnostics/catalogue.js'
import { exampleSentence } from '../diagnostics/example-sentence.js'
import { escapeMarkup } from '../writers/markup-text.js'
import { pageScript } from './run-report-script.js'
import { pageStyle } from './run-report-style.js'
import type { RunRow } from './run-rows.js'
import type { RunTotals } from './run-totals.js'

/** Rows shown at once, and written as plain HTML for readers without scripts. */
const pageSize = 100

export interface IndexPage {
  readonly rows: () => Iterable<RunRow>
  readonly totals: RunTotals
  /** False where the run was stopped before its end. */
  readonly complete: boolean
}

/**
 * `index.html`: totals, charts, and a table of all reports to search and sort. One file, no request, works from `file://`. The rows are data
 * in the page, of which the script shows one page at a time, so that 100,000 reports stay usable.
 */
export function writeIndexPage({ rows, totals, complete }: IndexPage, add: (text: string) => void): void {
  add(pageTop(totals, complete))
  add(tableOf(takeFirst(rows(), pageSize)))
  add('<script type="application/json" id="data">[')
  let separator = ''
  for (const row of rows()) {
    add(separator + encodeData(compactRow(row)))
    separator = ',\n'
  }
  add(`]</script>\n<script>${pageScript(pageSize)}</script>\n</main>\n</body>\n</html>\n`)
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
function compactRow(row: RunRow): readonly unknown[] {
  const { input, status, reason, organ, year, form, kind, errors, warnings, infos, outputs } = row
  return [input, status, reason, organ, year, form || kind, errors, warnings, infos, outputs]
}

/** JSON that cannot end the script element it stands in. */
function encodeData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function pageTop(totals: RunTotals, complete: boolean): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>年度报告转换总清单</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#list">跳到清单</a>
<header>
<h1>年度报告转换总清单</h1>
${complete ? '' : '<p class="notice">这次运行没有做完，下面只有已经处理的文件；再次运行同一命令即可接着做。</p>\n'}<dl class="totals">${totalsOf(
    totals,
  )
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')}</dl>
</header>
<main>
<section class="charts" aria-label="统计图">
${barChart(
  '各年新收申请（件）',
  [...totals.years].sort(([a], [b]) => a - b).map(([year, value]) => [`${year}年`, value] as const),
)}
${barChart('办理结果（件）', [...totals.outcomes])}
${barChart('错误和警告最多的十类（处）', topFindings(totals))}
</section>
`
}

function totalsOf(totals: RunTotals): [string, number][] {
  return [
    ['文件', totals.files],
    ['报告', totals.reports],
    ['有错误的报告', totals.withErrors],
    ['略过', totals.skipped],
    ['失败', totals.failed],
  ]
}

function topFindings(totals: RunTotals): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { code, severity, count } of totals.findings.values())
    if (severity !== 'info') counts.set(code, (counts.get(code) ?? 0) + count)
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 10)
  return sorted.map(([code, count]) => [kindOfFinding(code), count] as const)
}

/** `没有写明联系方式（地址、电话）（AR-S10）`; the code alone where an older version's record has one that is no more. */
function kindOfFinding(code: string): string {
  const entry = findEntry(code)
  if (!entry) return code
  return `${entry.name ?? exampleSentence(entry).split('；')[0]!}${entry.rule ? `（${entry.rule}）` : ''}`
}

/** A bar chart that is a list: its numbers are text, its bars only for sight. */
function barChart(title: string, bars: readonly (readonly [label: string, value: number])[]): string {
  if (bars.length === 0) return ''
  const most = Math.max(...bars.map(([, value]) => value))
  const items = bars.map(([label, value]) => {
    const width = Math.max(1, Math.round((value / most) * 100))
    return `<li><span>${escapeMarkup(label)}</span><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="8"/></svg><b>${value}</b></li>`
  })
  return `<div><h2>${title}</h2><ul class="bars">${items.join('')}</ul></div>`
}

const columns = ['机关', '年份', '表式', '错误', '警告', '提示', '文件', '输出'] as const

function tableOf(rows: readonly RunRow[]): string {
  const heads = columns.map((name, index) =>
    index < columns.length - 1
      ? `<th scope="col" aria-sort="none"><button type="button" data-column="${index}">${name}<span aria-hidden="true"></span></button></th>`
      : `<th scope="col">${name}</th>`,
  )
  return `<section id="list" tabindex="-1" aria-labelledby="list-title">
<h2 id="list-title">清单</h2>
<form id="filters" hidden><label>查找 <input type="search" id="query" placeholder="机关、年份、文件名"></label>
<label>显示 <select id="only"><option value="">全部</option><option value="errors">有错误的</option><option value="warnings">有警告的</option><option value="failed">失败的</option><option value="skipped">略过的</option></select></label></form>
<p id="shown" role="status"></p>
<div class="scroll" role="region" aria-label="清单表格" tabindex="0">
<table><thead><tr>${heads.join('')}</tr></thead>
<tbody id="rows">
${rows.map(rowOf).join('\n')}
</tbody></table></div>
<nav id="pages" aria-label="翻页" hidden><button type="button" id="previous">上一页</button> <span id="page"></span> <button type="button" id="next">下一页</button></nav>
<noscript><p>浏览器没有启用脚本，这里只列出前${pageSize}份；全部见 <a href="report.csv">report.csv</a>。</p></noscript>
</section>
`
}

function rowOf(row: RunRow): string {
  if (row.status !== 'converted') {
    const note = `${row.status === 'failed' ? '失败' : '略过'}：${row.reason}`
    return `<tr class="${row.status}"><td colspan="6">${escapeMarkup(note)}</td><td>${escapeMarkup(row.input)}</td><td></td></tr>`
  }
  const organ = escapeMarkup(row.organ || '（未写明）')
  const numbers = [row.errors, row.warnings, row.infos].map((count) => `<td class="number">${count}</td>`).join('')
  const links = row.outputs.map((path) => `<a href="${escapeMarkup(linkTo(path))}">${linkName(path)}</a>`).join(' ')
  return `<tr><th scope="row">${organ}</th><td class="number">${row.year ?? '—'}</td><td>${escapeMarkup(row.form || row.kind)}</td>${numbers}<td>${escapeMarkup(row.input)}</td><td>${links}</td></tr>`
}

function linkTo(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function linkName(path: string): string {
  return path.endsWith('.check.html') ? '审核单' : path.slice(path.lastIndexOf('.') + 1).toUpperCase()
}
