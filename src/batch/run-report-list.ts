import { markup, type Markup } from '../writers/markup.js'
import { repeatNames } from './repeats.js'
import type { RunRow } from './run-rows.js'

const columns = ['机关', '年份', '表式', '错误', '警告', '提示', '文件', '输出'] as const

/** The table of reports, with what it is searched and filtered by. */
export function tableSection(rows: readonly Markup[], pageSize: number): Markup {
  const heads = columns.map((name, index) =>
    index < columns.length - 1
      ? markup`<th scope="col" aria-sort="none"><button type="button" data-column="${index}">${name}<span aria-hidden="true"></span></button></th>`
      : markup`<th scope="col">${name}</th>`,
  )
  return markup`<section id="list" tabindex="-1" aria-labelledby="list-title">
<h2 id="list-title">清单</h2>
<form id="filters" hidden><label>查找 <input type="search" id="query" placeholder="机关、年份、文件名"></label>
<label>机关 <input type="search" id="organ" list="organs"></label><datalist id="organs"></datalist>
<label>年份 <select id="year"><option value="">全部</option></select></label>
<label>表式 <select id="form"><option value="">全部</option></select></label>
<label>问题 <select id="code"><option value="">全部</option></select></label>
<label>显示 <select id="only"><option value="">全部</option><option value="errors">有错误的</option><option value="warnings">有警告的</option><option value="repeated">重复的</option><option value="counted">计入合计的</option></select></label></form>
<p id="shown" role="status"></p>
<div class="scroll" role="region" aria-label="清单表格" tabindex="0">
<table><thead><tr>${heads}</tr></thead>
<tbody id="rows">
${rows.map((row) => markup`${row}\n`)}</tbody></table></div>
<nav id="pages" aria-label="翻页" hidden><button type="button" id="previous">上一页</button> <span id="page"></span> <button type="button" id="next">下一页</button></nav>
<noscript><p>浏览器没有启用脚本，这里只列出前${pageSize}份；全部见 <a href="report.csv">report.csv</a>。</p></noscript>
</section>
`
}

export function rowMarkup(row: RunRow): Markup {
  const numbers = [row.errors, row.warnings, row.infos].map((count) => markup`<td class="number">${count}</td>`)
  const links = row.outputs.map((path) => markup`<a href="${linkTo(path)}">${linkName(path)}</a> `)
  const repeat = row.repeat ? markup` <em title="${repeatNames[row.repeat.why]}">重复：${row.repeat.of}</em>` : null
  return markup`<tr><th scope="row">${row.organ || '（未写明）'}</th><td class="number">${row.year ?? '—'}</td><td>${row.form || row.kind}</td>${numbers}<td>${row.input}${repeat}</td><td>${links}</td></tr>`
}

/** Files named in a section apart; the CSV has all. */
const mostListed = 1000

/** Every correction made by hand, with the review sheet that shows it in its place. */
export function correctionsSection(rows: () => Iterable<RunRow>): Markup[] {
  const items: Markup[] = []
  let count = 0
  for (const row of rows()) {
    count += row.corrected
    for (const { where, before, after, note } of row.corrections.slice(0, mostListed - items.length))
      items.push(
        markup`<tr><th scope="row"><a href="${linkTo(sheetOf(row) ?? row.outputs[0] ?? '')}">${row.input}</a></th><td>${where}</td><td>${brief(before)}</td><td>${brief(after)}</td><td>${note}</td></tr>\n`,
      )
  }
  if (count === 0) return []
  return [
    markup`<section id="corrections" aria-labelledby="corrections-title">
<h2 id="corrections-title">更正（${count}处）</h2>
<div class="scroll" role="region" aria-label="更正的表格" tabindex="0"><table><thead><tr><th scope="col">文件</th><th scope="col">位置</th><th scope="col">原来</th><th scope="col">更正为</th><th scope="col">理由、更正人</th></tr></thead>
<tbody>
${items}</tbody></table></div>
${count > items.length ? markup`<p>这里只列出${items.length}处；其余见各份的审核单。</p>\n` : null}</section>
`,
  ]
}

function brief(text: string): string {
  return text === '' ? '（空）' : text.length > 60 ? `${text.slice(0, 58)}…` : text
}

/** What failed, with what to do, and what is no report, each apart from the reports. */
export function asideSections(rows: () => Iterable<RunRow>): Markup[] {
  return [asideSection('failed', '失败的文件', rows()), asideSection('skipped', '不是报告、没有转换的文件', rows())].filter(
    (section) => section !== null,
  )
}

function asideSection(status: RunRow['status'], title: string, rows: Iterable<RunRow>): Markup | null {
  const items: Markup[] = []
  let count = 0
  for (const row of rows) {
    if (row.status !== status) continue
    count++
    if (count <= mostListed) items.push(markup`<tr><th scope="row">${row.input}</th><td>${row.reason}</td><td>${row.advice}</td></tr>\n`)
  }
  if (count === 0) return null
  return markup`<section id="${status}" aria-labelledby="${status}-title">
<h2 id="${status}-title">${title}（${count}）</h2>
<table><thead><tr><th scope="col">文件</th><th scope="col">原因</th><th scope="col">怎么办</th></tr></thead>
<tbody>
${items}</tbody></table>
${count > mostListed ? markup`<p>这里只列出前${mostListed}个；全部见 <a href="report.csv">report.csv</a>。</p>\n` : null}</section>
`
}

/** The review sheet of a report. */
export function sheetOf({ outputs }: RunRow): string | null {
  return outputs.find((path) => path.endsWith(sheetEnding)) ?? null
}

const sheetEnding = '.check.html'

export function linkTo(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function linkName(path: string): string {
  return path.endsWith(sheetEnding) ? '审核单' : path.slice(path.lastIndexOf('.') + 1).toUpperCase()
}
