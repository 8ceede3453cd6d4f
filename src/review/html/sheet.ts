import type { Severity } from '../../diagnostics/catalogue.js'
import { severityNames } from '../../diagnostics/render.js'
import type { Document } from '../../model/document.js'
import { writeHtml } from '../../writers/html/write-html.js'
import { escapeMarkup } from '../../writers/markup-text.js'
import { describeNone, listedSeverities, sortFindings, type Reviewed } from '../reviewed.js'
import { writeFinding } from './finding.js'
import { locateFinding, placeBlocks } from './locate.js'
import { makeMarks, textMarks } from './marks.js'
import { sheetStyle } from './sheet-style.js'

/** The report as it will look, the findings before it, each linked to the words or cells it is about: one page, no script, no request. */
export function renderReviewSheet(reviewed: Reviewed, level: Severity = 'info'): string {
  const { report, document, source } = reviewed
  const placed = placeBlocks(report, document)
  const located = sortFindings(reviewed.diagnostics, level).map((finding, index) => ({
    finding,
    number: index + 1,
    severity: finding.severity,
    ...locateFinding(finding, placed, document),
  }))
  const marks = makeMarks(
    located.map((one) => ({ ...one, spots: [...one.own, ...one.related.filter((spot) => spot !== null)] })),
    document,
  )
  const items = located.map((one) => ({ severity: one.severity, html: writeFinding(one, { marks, document, source }) }))
  const panel = writePanel(items, reviewed, level)
  return writeHtml(document, { overlay: { title: sheetTitle(document), style: sheetStyle, panel, marksOf: textMarks(document, marks) } })
}

function sheetTitle({ title }: Document): string {
  return `核对单：${title.replaceAll('\n', '')}`
}

const groups: readonly (readonly [Severity, string])[] = [
  ['error', '必须改正'],
  ['warning', '请核实'],
  ['info', '供参考'],
]

function writePanel(items: readonly { readonly severity: Severity; readonly html: string }[], { name }: Reviewed, level: Severity): string {
  const counts = listedSeverities(level).map(
    (severity) => `${severityNames[severity]}${items.filter((item) => item.severity === severity).length}条`,
  )
  const lists = groups.flatMap(([severity, meaning]) => {
    const own = items.filter((item) => item.severity === severity)
    if (own.length === 0) return []
    return [
      `<h3 class="${severity}">${severityNames[severity]}<small>${meaning}，${own.length}条</small></h3>\n<ol>\n${own.map((item) => item.html).join('')}</ol>\n`,
    ]
  })
  return [
    '<section class="review" aria-labelledby="review">\n<h2 id="review">核对结果</h2>\n',
    `<p class="summary">${escapeMarkup(name)}：${items.length === 0 ? `${describeNone(level)}。` : `共${items.length}条，其中${counts.join('、')}。`}</p>\n`,
    ...lists,
    '</section>\n<p class="below">以下为报告全文，问题所在处已标出，右上角的数字是核对结果的条号。</p>\n',
  ].join('')
}
