import { findForm } from '../src/forms/index.js'
import { figurePaths, figureRows } from '../src/forms/layout.js'
import type { TableId } from '../src/model/form.js'
import type { Content, Figure, Report, Section } from '../src/model/report.js'

/** Figures to set by path: a value, a whole figure, or what the cell has in place of one. */
export type FigureChanges = Readonly<Record<string, number | string | Partial<Figure>>>

interface ReportOptions extends Partial<Omit<Report, 'figures'>> {
  readonly form?: 'annual-2021' | 'annual-2019'
  readonly set?: FigureChanges
}

/** A whole annual report of an invented organ: six sections, the three tables, every figure 0 unless `set` says otherwise. */
export function makeReport({ form = 'annual-2021', set = {}, ...changes }: ReportOptions = {}): Report {
  return {
    schemaVersion: 1,
    kind: 'annual',
    organ: { value: '青河市水务局', origin: 'read' },
    year: { value: 2024, origin: 'read' },
    title: { value: '青河市水务局2024年政府信息公开工作年度报告', origin: 'read' },
    preamble: [
      paragraph('根据《中华人民共和国政府信息公开条例》（国务院令第711号）规定，编制本报告。所列数据的统计期限为2024年1月1日至12月31日。'),
      { ...paragraph('联系电话：0000-1234567'), role: 'contact' },
    ],
    sections: makeSections(form),
    closing: [
      { ...paragraph('青河市水务局'), role: 'signature' },
      { ...paragraph('2025年1月9日'), role: 'date' },
    ],
    figures: makeFigures(form, set),
    repairs: [],
    dropped: [],
    diagnostics: [],
    ...changes,
  }
}

/** A report of one section that holds just these contents. */
export function reportOf(blocks: Content[], changes: Partial<Report> = {}): Report {
  return { ...makeReport(), sections: [{ id: 'overview', heading: '一、总体情况', blocks }], figures: [], ...changes }
}

/** Every figure of the form's three tables, 0 unless changed. */
function makeFigures(formId: string, set: FigureChanges = {}): Figure[] {
  const tables = findForm(formId).tables
  const known = new Set(tables.flatMap(figurePaths))
  const unknown = Object.keys(set).filter((path) => !known.has(path))
  if (unknown.length > 0) throw new Error(`no such figures: ${unknown.join(', ')}`)
  return tables.flatMap((table) =>
    figureRows(table).flatMap((row) =>
      row.figures.map(({ path, column }) => makeFigure(path, set[path] ?? (column.kind === 'amount' ? '0' : 0))),
    ),
  )
}

export function paragraph(text: string): Extract<Content, { kind: 'paragraph' }> {
  return { kind: 'paragraph', text }
}

export function heading(level: 1 | 2 | 3 | 4, text: string): Content {
  return { kind: 'heading', level, text }
}

/** A table of no known form: rows of texts; the first row is marked as header where `header` says so. */
export function table(rows: readonly (readonly string[])[], options: { caption?: string; header?: boolean } = {}): Content {
  const { caption, header = false } = options
  const cells = rows.map((row, index) => row.map((text) => (header && index === 0 ? { text, header: true } : { text })))
  return { kind: 'table', ...(caption === undefined ? {} : { caption }), rows: cells }
}

export function formTable(id: TableId, form: 'annual-2021' | 'annual-2019' = 'annual-2021'): Extract<Content, { kind: 'form' }> {
  return { kind: 'form', form, table: id, extraRows: [] }
}

function makeSections(form: 'annual-2021' | 'annual-2019'): Section[] {
  return [
    {
      id: 'overview',
      heading: '一、总体情况',
      blocks: [
        heading(2, '（一）主动公开情况'),
        paragraph('全年通过门户网站、政务新媒体公开政府信息346条，解读政策文件12件，回应公众关切67次。'),
        heading(2, '（二）依申请公开情况'),
        paragraph('全年收到政府信息公开申请6件，均按时答复，未发生行政复议和行政诉讼。'),
      ],
    },
    { id: 'disclosure', heading: '二、主动公开政府信息情况', blocks: [formTable('disclosure', form)] },
    { id: 'applications', heading: '三、收到和处理政府信息公开申请情况', blocks: [formTable('applications', form)] },
    { id: 'disputes', heading: '四、政府信息公开行政复议、行政诉讼情况', blocks: [formTable('disputes', form)] },
    {
      id: 'problems',
      heading: '五、存在的主要问题及改进情况',
      blocks: [paragraph('一是政策解读形式不够丰富。二是专栏更新不够及时。下一步将增加图解和视频解读，按月检查专栏。')],
    },
    { id: 'other', heading: '六、其他需要报告的事项', blocks: [paragraph('本年度未收取信息处理费。')] },
  ]
}

function makeFigure(path: string, given: number | string | Partial<Figure>): Figure {
  if (typeof given !== 'object') return { path, value: given, written: String(given), state: 'read' }
  return { path, value: null, written: '', state: 'lost', ...given }
}
