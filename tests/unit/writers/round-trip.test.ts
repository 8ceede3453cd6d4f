import { describe, expect, it } from 'vitest'
import { composeDocument } from '../../../src/compose/compose.js'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import type { Report } from '../../../src/model/report.js'
import { readBytes } from '../../../src/readers/index.js'
import { assembleReport } from '../../../src/report/assemble.js'
import { matchTables } from '../../../src/tables/match.js'
import { writeDocx } from '../../../src/writers/docx/write-docx.js'
import { writeJson } from '../../../src/writers/json.js'
import { writeXlsx } from '../../../src/writers/xlsx/write-xlsx.js'
import { writePdf } from '../../../src/writers/pdf/write-pdf.js'
import { writeHtml } from '../../../src/writers/html/write-html.js'
import { formTable, heading, makeReport, paragraph, table } from '../../report-factory.js'

const loadFonts = fontLoader([])
const longTitle = '白石自治区青河市安宁自治旗农业农村和科学技术局2024年政府信息公开工作年度报告'
const organOfLongTitle = '白石自治区青河市安宁自治旗农业农村和科学技术局'

const withOtherTable = makeReport()
withOtherTable.sections[0]!.blocks.push(
  heading(3, '1.公开渠道'),
  table(
    [
      ['渠道', '2023年', '2024年'],
      ['网站', '100', '128'],
      ['公众号', '201'],
    ],
    { caption: '近两年公开渠道', header: true },
  ),
  paragraph('以上数据含转载。'),
  table([
    ['平台', '粉丝数', '说明'],
    ['公众号', '1200', '“青河水务”'],
    ['网站', '—', '不统计'],
  ]),
)

const withExtraRow = makeReport()
withExtraRow.sections[2]!.blocks = [
  {
    ...formTable('applications'),
    extraRows: [{ after: 'denied.administrativeQuery', cells: ['9.其他情形', '1', '0', '0', '0', '0', '0', '1'] }],
  },
]

/** The first part of the disclosure table on the form of 2019, the rest on that of 2021. */
function withMixedForms(): Report {
  const rules = makeReport({ form: 'annual-2019', set: { 'disclosure.normativeDocuments.total': 9 } }).figures.slice(0, 6)
  const rest = makeReport({
    set: {
      'disclosure.licensing.decisions': 57,
      'disclosure.fees.amount': { value: '5200', written: '5200元', unit: '元', state: 'read' },
    },
  })
  const report = { ...rest, figures: [...rules, ...rest.figures.slice(6)] }
  const parts = [{ id: 'rules', form: 'annual-2019', rows: ['rules', 'normativeDocuments'] }]
  report.sections[1]!.blocks = [{ ...formTable('disclosure'), parts }]
  return report
}

const item = (text: string, depth: number, ordered: boolean) => ({ ...paragraph(text), list: { depth, ordered } })
const withLists = makeReport()
withLists.sections[0]!.blocks.push(
  item('登记环节', 1, false),
  item('网络申请', 2, false),
  item('办理环节', 1, false),
  item('a.分办', 2, true),
  item('b.会商', 2, true),
  paragraph('段落。'),
  item('3、甲项工作；', 1, true),
  item('4、乙项工作。', 1, true),
)

const withAttachments = makeReport()
withAttachments.closing.push(
  { ...paragraph('（联系单位：办公室）'), role: 'note' },
  { ...paragraph('抄送：市人民政府办公室。'), role: 'imprint' },
  { ...paragraph('附件1'), role: 'annex' },
  { ...paragraph('公开指标统计表'), role: 'annexTitle' },
  table(
    [
      ['渠道', '条数'],
      ['网站', '12'],
    ],
    { caption: '各渠道公开条数' },
  ),
  { ...paragraph('附件2'), role: 'annex' },
  { ...paragraph('公开指南'), role: 'annexTitle' },
  heading(1, '一、公开范围'),
  heading(2, '（一）主动公开'),
  paragraph('见网站。'),
)

const reports: readonly [string, Report][] = [
  ['attachments', withAttachments],
  ['lists', withLists],
  [
    'the 2021 form',
    makeReport({
      set: { 'applications.received.naturalPerson': 6, 'applications.received.total': 6, 'disclosure.fees.amount': '96171.6' },
    }),
  ],
  [
    'the 2019 form',
    makeReport({
      form: 'annual-2019',
      set: { 'disclosure.penalties.change': -8, 'disclosure.licensing.change': { value: 5, written: '+5', state: 'read' } },
    }),
  ],
  [
    'blank cells and marks',
    makeReport({
      set: { 'disclosure.rules.issued': { state: 'blank' }, 'disclosure.rules.repealed': { state: 'notApplicable', written: '/' } },
    }),
  ],
  [
    'a title over several lines',
    makeReport({ title: { value: longTitle, origin: 'read' }, organ: { value: organOfLongTitle, origin: 'read' } }),
  ],
  ['tables of no known form', withOtherTable],
  ['a row the form does not have', withExtraRow],
  ['a table of two forms, a fee in another unit', withMixedForms()],
]

/** What the places in a file and the way there say is not the report's. */
function meaning({ title, organ, year, kind, preamble, sections, closing, figures }: Report) {
  return withoutPlaces({ title, organ, year, kind, preamble, sections, closing, figures })
}

/** A page shows neither which cells the source marked as headers nor that a row is short. */
function shownOf(report: Report) {
  const { sections, ...rest } = meaning(report)
  const bare = sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'table'
        ? {
            ...block,
            rows: block.rows.map((row) =>
              row
                .map(({ text }) => text)
                .join('|')
                .replace(/\|+$/, ''),
            ),
          }
        : { ...block, list: undefined },
    ),
  }))
  return { ...rest, sections: bare }
}

function withoutPlaces<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPlaces) as T
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => key !== 'at' && key !== 'runs')
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPlaces(inner)])) as T
}

async function readBack(bytes: Uint8Array, name: string): Promise<Report> {
  const found: Diagnostic[] = []
  const read = await readBytes(bytes, name, collectInto(found))
  if (read.kind !== 'blocks') throw new Error(`not read: ${JSON.stringify(found)}`)
  return assembleReport(read.source, matchTables(read.blocks, collectInto(found)), {}, collectInto(found))
}

describe('what is written can be read back', () => {
  it.each(reports)('from the page: %s', async (_, report) => {
    const back = await readBack(new TextEncoder().encode(writeHtml(composeDocument(report))), 'report.html')
    expect(meaning(back)).toEqual(meaning(report))
  })

  it.each(reports)('from the Word file: %s', async (_, report) => {
    const back = await readBack(await writeDocx(composeDocument(report)), 'report.docx')
    expect(meaning(back)).toEqual(meaning(report))
  })

  it.each(reports)('from the workbook: %s', async (_, report) => {
    const back = await readBack(writeXlsx(composeDocument(report), report), 'report.xlsx')
    expect(meaning(back)).toEqual(meaning(report))
  })

  it.each(reports)('from the PDF, but for what its page does not show: %s', async (_, report) => {
    const back = await readBack(writePdf(composeDocument(report), await loadFonts()), 'report.pdf')
    expect(shownOf(back)).toEqual(shownOf(report))
  })

  it('from the data that a PDF carries', async () => {
    const [, report] = reports[1]!
    const attachment = { name: 'x.json', type: 'application/json', description: '数据', data: new TextEncoder().encode(writeJson(report)) }
    const pdf = writePdf(composeDocument(report), await loadFonts(), { attachment })
    expect(await readBytes(pdf, 'x.pdf', () => {})).toMatchObject({
      kind: 'reports',
      source: { kind: 'pdf', placeName: null },
      reports: [report],
    })
  })

  it('without a title that was only inferred', async () => {
    const report = makeReport({ title: null })
    expect((await readBack(new TextEncoder().encode(writeHtml(composeDocument(report))), 'report.html')).title).toBeNull()
    expect((await readBack(await writeDocx(composeDocument(report)), 'report.docx')).title).toBeNull()
    expect((await readBack(writeXlsx(composeDocument(report), report), 'report.xlsx')).title).toBeNull()
  })

  it('with figures that were worked out or lost', async () => {
    const set = {
      'disclosure.rules.issued': { written: '〔缺〕' },
      'disputes.reconsideration.total': { value: 3, written: '3', state: 'inferred' },
    } as const
    const report = makeReport({ set })
    const page = await readBack(new TextEncoder().encode(writeHtml(composeDocument(report))), 'report.html')
    expect(meaning(page).figures).toEqual(report.figures)
    expect(meaning(await readBack(await writeDocx(composeDocument(report)), 'report.docx')).figures).toEqual(report.figures)
    expect(meaning(await readBack(writeXlsx(composeDocument(report), report), 'report.xlsx')).figures).toEqual(report.figures)
  })
})
