import { wordFile } from '../../../cases/file-stages.js'
import type { EmittedReport } from '../text/emit/report.js'
import type { Sheet, SheetCell } from '../text/emit/sheet.js'

/** Ways in which Word files carry the report. */
export const docxEmitters: Readonly<Record<string, (report: EmittedReport) => Uint8Array>> = {
  'plain table': (report) => wordFile({ body: body(report, (sheet) => table(sheet)) }),
  'in content controls': (report) =>
    wordFile({ body: body(report, (sheet) => `<w:sdt><w:sdtContent>${table(sheet, controlled)}</w:sdtContent></w:sdt>`) }),
  'in a text box': (report) => wordFile({ body: body(report, (sheet) => textBox(table(sheet))) }),
  'in a layout table': (report) =>
    wordFile({ body: body(report, (sheet) => `<w:tbl><w:tr><w:tc>${table(sheet)}<w:p/></w:tc></w:tr></w:tbl>`) }),
  'with tracked changes in the figures': (report) => wordFile({ body: body(report, (sheet) => table(sheet, tracked)) }),
  'with horizontal merges of old': (report) => wordFile({ body: body(report, (sheet) => table(sheet, plain, true)) }),
  'labels numbered by Word': (report) => wordFile({ numbering, body: body(report, (sheet) => table(sheet, numbered)) }),
  'letters in runs of their own': (report) => wordFile({ body: body(report, (sheet) => table(sheet, shattered)) }),
  'labels repeated in merged cells': (report) => wordFile({ body: body(report, (sheet) => table(sheet, plain, false, true)) }),
}

type CellText = (cell: SheetCell) => string

function body(report: EmittedReport, sheetOf: (sheet: Sheet) => string): string {
  const sections = report.sections.map(
    ({ title, paragraphs, sheet }) => paragraph(title) + paragraphs.map(paragraph).join('') + (sheet ? sheetOf(sheet) : ''),
  )
  return report.before.map(paragraph).join('') + sections.join('')
}

function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
}

const plain: CellText = ({ text }) => (text === '' ? '<w:p/>' : paragraph(text))
const controlled: CellText = ({ text }) => `<w:p><w:sdt><w:sdtContent><w:r><w:t>${text}</w:t></w:r></w:sdtContent></w:sdt></w:p>`
const shattered: CellText = ({ text }) => `<w:p>${[...text].map((char) => `<w:r><w:t>${char}</w:t></w:r>`).join('')}</w:p>`
const tracked: CellText = (cell) =>
  cell.isValue && cell.text !== ''
    ? `<w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins><w:r><w:t>${cell.text}</w:t></w:r></w:ins></w:p>`
    : plain(cell)

/** `1.` of a label comes from a list; each group's list starts anew. */
const numbered: CellText = (cell) => {
  const match = /^(\d)\.(.*)$/.exec(cell.text)
  if (cell.isValue || !match) return plain(cell)
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${match[1] === '1' ? ++lists : lists}"/></w:numPr></w:pPr><w:r><w:t>${match[2]}</w:t></w:r></w:p>`
}
let lists = 0
const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>${Array.from({ length: 400 }, (_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`).join('')}`

interface Placed {
  readonly cell: SheetCell
  readonly column: number
  readonly down: boolean
}

/** As Word writes it: every row names the cells that reach into it from above. */
function table(sheet: Sheet, text: CellText = plain, oldMerges = false, repeated = false): string {
  const open: { cell: SheetCell; column: number; until: number }[] = []
  const rows = sheet.rows.map((row, line) => {
    const going = open.filter(({ until }) => until > line)
    const taken = new Set(going.flatMap(({ cell, column }) => Array.from({ length: cell.colSpan }, (_, index) => column + index)))
    const placed: Placed[] = going.map(({ cell, column }) => ({ cell, column, down: true }))
    let column = 0
    for (const cell of row) {
      while (taken.has(column)) column++
      placed.push({ cell, column, down: false })
      if (cell.rowSpan > 1) open.push({ cell, column, until: line + cell.rowSpan })
      column += cell.colSpan
    }
    placed.sort((one, other) => one.column - other.column)
    return `<w:tr>${placed.map((one) => wordCell(one, text, oldMerges, repeated)).join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
}

function wordCell({ cell, down }: Placed, text: CellText, oldMerges: boolean, repeated: boolean): string {
  const merge = cell.rowSpan > 1 ? (down ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>') : ''
  const content = down && !repeated ? '<w:p/>' : text(cell)
  if (!oldMerges || cell.colSpan === 1)
    return `<w:tc><w:tcPr>${cell.colSpan > 1 ? `<w:gridSpan w:val="${cell.colSpan}"/>` : ''}${merge}</w:tcPr>${content}</w:tc>`
  const rest = `<w:tc><w:tcPr><w:hMerge/>${merge}</w:tcPr><w:p/></w:tc>`.repeat(cell.colSpan - 1)
  return `<w:tc><w:tcPr><w:hMerge w:val="restart"/>${merge}</w:tcPr>${content}</w:tc>${rest}`
}

function textBox(content: string): string {
  const box = `<w:txbxContent>${content}<w:p/></w:txbxContent>`
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
}
