import { siteWords } from '../../diagnostics/catalogue/site-words.js'
import { severityNames } from '../../diagnostics/render.js'
import { stateNames } from '../../diagnostics/catalogue/wordings.js'
import { formatCellLabel } from '../../forms/labels.js'
import { markup, scriptData, trusted, type Markup } from '../../writers/markup.js'
import { chartFigure } from '../../writers/html/chart.js'
import { chartsOf } from '../tell-trend.js'
import type { Trend } from '../trend.js'
import { datasetMetadata, type DataFile } from './data-package.js'
import { pageText, tableMarkup } from './page.js'
import { trendBody } from './trend-page.js'

export const styleName = 'style.css'

export interface SiteOrgan {
  readonly name: string
  /** Of its page, under the site's folder. */
  readonly path: string
  readonly reports: readonly SiteReport[]
}

export interface SiteReport {
  readonly organ: string
  readonly year: number | null
  readonly path: string
  readonly source: string
  /** False for another report of the same year. */
  readonly counts: boolean
  readonly documents: readonly { readonly label: string; readonly path: string }[]
}

/** All organs, to be searched; written out whole, so that it needs no script to be read. */
export function indexPage(organs: readonly SiteOrgan[], all: Trend, files: readonly DataFile[]): string {
  const reports = organs.reduce((sum, one) => sum + one.reports.length, 0)
  const rows = organs.map(({ name, path, reports: own }) => [
    markup`<a href="${path}">${name}</a>`,
    own.map((report) => markup`<a href="${report.path}">${report.year ?? siteWords.noYear}</a> `),
  ])
  return pageText({
    title: siteWords.title,
    links: [],
    style: styleName,
    head: markup`<script type="application/ld+json">${scriptData(datasetMetadata(files, all.years))}</script>\n`,
    body: [
      markup`<section id="list">\n<h2>${siteWords.organs}</h2>\n<p>${siteWords.count(organs.length, reports)}</p>
<form id="search" role="search" hidden><p><label for="q">${siteWords.search}</label><input id="q" type="search" autocomplete="off"></p><p id="found" role="status"></p></form>
${tableMarkup(siteWords.organs, [siteWords.organs, siteWords.years], rows)}</section>\n`,
      markup`<section>\n<h2>${siteWords.data}</h2>\n<p>${siteWords.dataNote}</p>\n<ul>
<li><a href="datapackage.json">datapackage.json</a></li>
${files.map(({ path, bytes }) => markup`<li><a href="${path}">${path}</a> <span class="soft">${Math.ceil(bytes / 1024)} KB</span></li>\n`)}</ul>\n</section>\n`,
      ...chartsOf(all).map((chart) => markup`<section>\n${chartFigure(chart, siteWords.years)}</section>\n`),
      markup`<script>${trusted(searchScript)}</script>\n`,
    ],
  })
}

/** Shows the rows whose text holds all the words; the address keeps them. */
const searchScript = `const form=document.getElementById('search'),box=document.getElementById('q'),found=document.getElementById('found'),rows=[...document.querySelectorAll('#list tbody tr')],texts=rows.map((row)=>row.textContent);
const show=()=>{const words=box.value.split(/\\s+/).filter(Boolean);let count=0;rows.forEach((row,at)=>{row.hidden=!words.every((word)=>texts[at].includes(word));count+=row.hidden?0:1});found.textContent=words.length?${JSON.stringify(siteWords.found)}+count:'';try{history.replaceState(null,'',words.length?'#'+encodeURIComponent(box.value):location.pathname)}catch{}};
form.hidden=false;form.addEventListener('submit',(event)=>event.preventDefault());box.addEventListener('input',show);if(location.hash.length>1){try{box.value=decodeURIComponent(location.hash.slice(1));show()}catch{}}`

export function organPage({ name, reports }: SiteOrgan, trend: Trend): string {
  const rows = reports.map(({ year, path, documents, counts, source }) => [
    markup`<a href="../${path}">${year === null ? siteWords.noYear : `${year}年`}</a>${counts ? null : markup` <span class="soft">${siteWords.other}</span>`}`,
    documents.map((one) => markup`<a href="../${one.path}">${one.label}</a> `),
    source,
  ])
  return pageText({
    title: name,
    links: [{ href: '../index.html', text: siteWords.back }],
    style: `../${styleName}`,
    body: [
      markup`<section>\n<h2>${siteWords.reports}</h2>\n${tableMarkup(siteWords.reports, [siteWords.years, siteWords.documents, siteWords.source], rows)}</section>\n`,
      ...(trend.years.length > 0 ? trendBody(trend) : []),
    ],
  })
}

export interface ReportFigure {
  readonly path: string
  readonly value: string | null
  readonly unit: string | null
  readonly state: string
}

export interface ReportFinding {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly place: string | null
}

/** A report's figures, table by table; its findings where they are asked for. */
export function reportPage(
  report: SiteReport,
  organPath: string,
  tables: readonly { readonly name: string; readonly figures: readonly ReportFigure[] }[],
  findings: readonly ReportFinding[] | null,
): string {
  const { organ, year, documents, source } = report
  const links = documents.map((one) => markup`<li><a href="../${one.path}">${one.label}</a></li>`)
  return pageText({
    title: siteWords.report(organ, year),
    links: [
      { href: '../index.html', text: siteWords.back },
      { href: `../${organPath}`, text: organ },
    ],
    style: `../${styleName}`,
    body: [
      links.length === 0 ? null : markup`<section>\n<h2>${siteWords.documents}</h2>\n<ul>${links}</ul>\n</section>\n`,
      ...tables.map(({ name, figures }) => markup`<section>\n<h2>${name}</h2>\n${figureTable(name, figures)}</section>\n`),
      findings === null ? null : findingSection(findings),
      markup`<p class="soft">${siteWords.source} ${source}</p>\n`,
    ],
  })
}

function figureTable(name: string, figures: readonly ReportFigure[]): Markup {
  const rows = figures.map(({ path, value, unit, state }) => [
    formatCellLabel(path),
    value === null ? '' : `${value}${unit ?? ''}`,
    state === 'read' ? '' : (stateNames[state] ?? state),
  ])
  return tableMarkup(name, [siteWords.cell, siteWords.value, siteWords.state], rows)
}

function findingSection(findings: readonly ReportFinding[]): Markup {
  const lines = findings.map(
    ({ severity, message, place }) =>
      markup`<li><b class="${severity === 'error' ? 'bad' : ''}">${severityNames[severity]}</b> ${message}${place === null ? null : markup` <span class="soft">${place}</span>`}</li>`,
  )
  return markup`<section>\n<h2>${siteWords.findings}</h2>\n${lines.length === 0 ? markup`<p>${siteWords.noFindings}</p>` : markup`<ul>${lines}</ul>`}\n</section>\n`
}
