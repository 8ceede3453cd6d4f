import { describe, expect, test } from 'vitest'
import { composeDocument } from '../../../../src/compose/compose.js'
import { readReports } from '../../../../src/convert.js'
import { fontLoader } from '../../../../src/fonts/load-fonts.js'
import type { Content, Report } from '../../../../src/model/report.js'
import { writePdf } from '../../../../src/writers/pdf/write-pdf.js'
import { makeReport, paragraph, reportOf } from '../../../report-factory.js'

async function readBack(report: Report): Promise<Report> {
  const pdf = writePdf(composeDocument(report), await fontLoader([])())
  const { reports } = await readReports(pdf, 'x.pdf')
  expect(reports).toHaveLength(1)
  return reports[0]!.report
}

/** What must survive: everything but places, and what reading itself adds. */
function essence({ title, organ, year, preamble, sections, closing, figures }: Report) {
  return {
    title: title && [title.value, title.origin],
    organ: organ?.value,
    year: year?.value,
    preamble: preamble.map(describeBlock),
    sections: sections.map(({ id, heading, blocks }) => ({ id, heading, blocks: blocks.map(describeBlock) })),
    closing: closing.map(describeBlock),
    figures: figures.map(({ path, value, state }) => `${path}=${value} ${state}`).toSorted(),
  }
}

function describeBlock(block: Content): unknown {
  if (block.kind === 'form') return ['form', block.form, block.table]
  if (block.kind === 'table')
    return [
      block.caption,
      block.rows.map((row) => row.map(({ text, colSpan = 1, rowSpan = 1, header = false }) => [text, colSpan, rowSpan, header])),
    ]
  return block.kind === 'heading' ? ['heading', block.level, block.text] : ['paragraph', block.role, block.list, block.text]
}

const long =
  '全年通过门户网站和政务新媒体公开政府信息三百四十六条，解读政策文件十二件，回应公众关切五十三次，'.repeat(6) + '没有被纠正的情形。'
const item = (text: string, depth: number): Content => ({
  kind: 'paragraph',
  text,
  list: { depth, ordered: /^\d/.test(text) },
})
const cell = (text: string, more: object = {}) => ({ text, ...more })

describe('read(write(report)) is the report', () => {
  test.each<[string, Report]>([
    ['plain', makeReport()],
    ['of 2019', makeReport({ form: 'annual-2019' })],
    [
      'with figures of every length and state',
      makeReport({
        set: {
          'applications.received.naturalPerson': 1234567,
          'applications.received.total': { value: 1234567, state: 'inferred', written: '' },
          'disclosure.licensing.decisions': { value: null, state: 'blank', written: '' },
        },
      }),
    ],
    ['without a title', makeReport({ title: null })],
    [
      'with headings, paragraphs and tables over page edges',
      reportOf([
        paragraph(long),
        { kind: 'heading', level: 2, text: '（一）主动公开' },
        paragraph(long),
        { kind: 'heading', level: 3, text: '1.网站' },
        paragraph(long),
        {
          kind: 'table',
          rows: [
            [cell('平台', { header: true }), cell('条数', { header: true, colSpan: 2 })],
            ...Array.from({ length: 40 }, (_, index) => [cell(`平台${index}`), cell(`${index}`), cell(`${7 * index}`)]),
          ],
        },
        paragraph(long),
      ]),
    ],
    [
      'with lists in lists, over a page edge',
      reportOf([
        paragraph(long),
        item('登记', 1),
        item('网络申请', 2),
        item(long, 3),
        item('1.分办', 2),
        item(`2.${long}`, 2),
        item('答复', 1),
        paragraph(long),
        item('1）培训', 1),
        item('2）督促', 1),
      ]),
    ],
  ])('%s', async (_, report) => {
    expect(essence(await readBack(report))).toEqual(essence(report))
  })
})
