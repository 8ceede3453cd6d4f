import type { EmittedReport } from '../text/emit/report.js'
import { fullGrid, type Sheet, type SheetCell, type SheetRow } from '../text/emit/sheet.js'

/** Ways in which pages carry the report, each as it is met in real ones. */
export const htmlEmitters: Readonly<Record<string, (report: EmittedReport) => string>> = {
  'plain cells': (report) => page(report, (sheet) => table(rows(sheet))),
  'headers, paragraphs and padding in cells': (report) => page(report, (sheet) => table(rows(sheet, padded))),
  'breaks in labels, no-break space for nothing': (report) => page(report, (sheet) => table(rows(sheet, broken))),
  'disclosure as four tables with caption rows': (report) =>
    page(report, (sheet) =>
      splitAtCaptions(sheet)
        .map((part) => table(rows(part)))
        .join('\n<p>&nbsp;</p>\n'),
    ),
  'disclosure as four captioned tables': (report) => page(report, captionedParts),
  'one grid for the whole report': wholeGrid,
  'tables inside layout tables': (report) =>
    page(
      report,
      (sheet) => `<table><tr><td><div><table width="98%"><tr><td>${table(rows(sheet))}</td></tr></table></div></td></tr></table>`,
    ),
  'unmerged cells left empty': (report) => page(report, (sheet) => table(gridRows(sheet))),
  'one grid column too many': (report) => page(report, (sheet) => table(rows(widened(sheet)))),
  'a column of hidden widths': (report) =>
    page(report, (sheet) =>
      table(`<tr height=0 style='display:none'>${'<td width=64 style="width:48pt"></td>'.repeat(sheet.width)}</tr>${rows(sheet)}`),
    ),
  'upper case and no end tags': (report) =>
    page(report, (sheet) =>
      table(rows(sheet))
        .replace(/<\/t[dr]>/g, '')
        .replace(/<(\/?)(t\w+)/g, (_, slash: string, name: string) => `<${slash}${name.toUpperCase()}`),
    ),
  'Word markup': (report) =>
    page(report, (sheet) => table(rows(sheet, wordCell))).replace(/<p>/g, '<p class=MsoNormal><span lang=EN-US><o:p></o:p></span>'),
  'a government site round it': sitePage,
  'applications over two tables': (report) =>
    page(report, (sheet) => (sheet.id === 'applications' ? splitApplications(sheet) : table(rows(sheet)))),
  'attributes without quotes, percent widths': (report) =>
    page(report, (sheet) =>
      table(rows(sheet))
        .replace(/span="(\d+)"/g, 'span=$1')
        .replace(/<td/g, '<td width=10%'),
    ),
  'spans kept for rows only': (report) => page(report, (sheet) => table(rows(withFillers(sheet)))),
}

type CellWriter = (cell: SheetCell) => string

function page(report: EmittedReport, sheetOf: (sheet: Sheet) => string): string {
  const sections = report.sections.map(({ title, paragraphs, sheet }) =>
    [`<p><strong>${title}</strong></p>`, ...paragraphs.map((text) => `<p>${text}</p>`), sheet ? sheetOf(sheet) : ''].join('\n'),
  )
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>年报</title></head><body>\n<h1>${report.before[0]}</h1>\n<p>${report.before[1]}</p>\n${sections.join('\n')}\n</body></html>\n`
}

function table(inner: string): string {
  return `<table border="1">\n<tbody>\n${inner}</tbody>\n</table>`
}

function rows(sheet: Sheet, write: CellWriter = plain): string {
  return sheet.rows.map((row) => `<tr>${row.map(write).join('')}</tr>\n`).join('')
}

function spans({ colSpan, rowSpan }: SheetCell): string {
  return `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
}

const plain: CellWriter = (cell) => `<td${spans(cell)}>${cell.text}</td>`

const padded: CellWriter = (cell) => {
  const name = cell.isValue ? 'td' : 'th'
  return `<${name}${spans(cell)}>\n  <p align="center">\n    &nbsp;<span>${cell.text}</span>&nbsp;\n  </p>\n</${name}>`
}

const broken: CellWriter = (cell) => {
  const half = Math.ceil(cell.text.length / 2)
  const text = cell.isValue ? cell.text || '&nbsp;' : `${cell.text.slice(0, half)}<br />${cell.text.slice(half)}`
  return `<td nowrap="nowrap" style="width:101px;"${spans(cell)}><p align="center">${text}</p></td>`
}

const wordCell: CellWriter = (cell) =>
  `<td${spans(cell)} style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'><!--[if supportMisalignedColumns]--><p class=MsoNormal align=center><span lang=EN-US style='mso-bidi-font-size:10.5pt'>${cell.text}<o:p></o:p></span></p></td>`

function isCaption(row: SheetRow, { width }: Sheet): boolean {
  return row.length === 1 && row[0]!.colSpan === width
}

function splitAtCaptions(sheet: Sheet): Sheet[] {
  const parts: { id: string; width: number; rows: SheetRow[] }[] = []
  for (const row of sheet.rows) {
    if (parts.length === 0 || isCaption(row, sheet)) parts.push({ id: sheet.id, width: sheet.width, rows: [] })
    parts.at(-1)!.rows.push(row)
  }
  return parts
}

function captionedParts(sheet: Sheet): string {
  const parts = splitAtCaptions(sheet)
  if (parts.length === 1) return table(rows(sheet))
  return parts
    .map(
      ({ rows: [caption, ...others], ...rest }) =>
        `<table><caption>${caption![0]!.text}</caption>${rows({ ...rest, rows: others })}</table>`,
    )
    .join('\n')
}

/** The grid of the widest table, every text a row over its full width. */
function wholeGrid(report: EmittedReport): string {
  const width = 15
  const full = (text: string) => `<tr><td colspan="${width}">${text}</td></tr>\n`
  const fill = (sheet: Sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) =>
      isCaption(row, sheet)
        ? [{ ...row[0]!, colSpan: width }]
        : row.map((cell, index) => (index === row.length - 1 ? { ...cell, colSpan: cell.colSpan + width - sheet.width } : cell)),
    ),
  })
  const sections = report.sections.map(
    ({ title, paragraphs, sheet }) => full(title) + paragraphs.map(full).join('') + (sheet ? rows(fill(sheet)) : ''),
  )
  return `<html><body>${table(report.before.map(full).join('') + sections.join(''))}</body></html>`
}

function gridRows(sheet: Sheet): string {
  return fullGrid(sheet)
    .map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>\n`)
    .join('')
}

/** A column that no cell begins in, as LibreOffice writes where two rows disagree by a point. */
function widened(sheet: Sheet): Sheet {
  return {
    ...sheet,
    width: sheet.width + 1,
    rows: sheet.rows.map((row) =>
      row.map((cell, index) => (index === row.length - 1 && row.length > 1 ? { ...cell, colSpan: cell.colSpan + 1 } : cell)),
    ),
  }
}

/** Rowspans are there, colspans were replaced by empty cells. */
function withFillers(sheet: Sheet): Sheet {
  const empty: SheetCell = { text: '', colSpan: 1, rowSpan: 1, isValue: false }
  return {
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.flatMap((cell) => [
        { ...cell, colSpan: 1 },
        ...Array.from({ length: cell.colSpan - 1 }, () => ({ ...empty, rowSpan: cell.rowSpan })),
      ]),
    ),
  }
}

/** The page break of a printed report: the second table repeats the head, and the group that goes on. */
function splitApplications(sheet: Sheet): string {
  const head = sheet.rows.slice(0, 3)
  const at = sheet.rows.findIndex((row) => row[0]!.text.startsWith('（五）'))
  const outcome = sheet.rows.find((row) => row[0]!.text.startsWith('三、'))!
  const before = sheet.rows
    .slice(0, at)
    .map((row) => (row === outcome ? [{ ...row[0]!, rowSpan: at - sheet.rows.indexOf(outcome) }, ...row.slice(1)] : row))
  const rest = sheet.rows.slice(at)
  const after = rest.map((row, index) => (index === 0 ? [{ ...outcome[0]!, rowSpan: rest.length - 1 }, ...row] : row))
  return `${table(rows({ ...sheet, rows: before }))}\n${table(rows({ ...sheet, rows: [...head, ...after] }))}`
}

function sitePage(report: EmittedReport): string {
  const body = page(report, (sheet) => table(rows(sheet, padded))).replace(/^[^]*<body>|<\/body>[^]*$/g, '')
  const years = ['2021', '2022', '2023']
    .map((year) => `<li><a href="/${year}.html">岚溪区水务局${year}年政府信息公开工作年度报告</a></li>`)
    .join('')
  return `<!DOCTYPE html><html><head><title>${report.before[0]}_岚溪区人民政府</title><script>var a="<table><tr><td>规章</td></tr></table>"</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="weizhi">当前位置：<a href="/">首页</a>&gt;<a href="/nb">政府信息公开年报</a></div>
<div class="left"><ul>${years}</ul></div>
<div class="right"><table class="bt"><tr><td>索引号</td><td>A01-2025-0001</td></tr><tr><td>发布机构</td><td>区水务局</td></tr><tr><td>发布日期</td><td>2025-01-20</td></tr></table>
<div class="bar"><span>发布日期：2025-01-20</span><span>浏览次数：123</span></div><div id="zoom">${body}</div></div>
<div class="footer"><p>主办：岚溪区人民政府办公室 网站标识码：0000000000</p></div></body></html>`
}
