import { describe, expect, it } from 'vitest'
import { composeDocument } from '../../../src/compose/compose.js'
import { isEarlier, withCharts } from '../../../src/compose/chart-page.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import { writeHtml } from '../../../src/writers/html/write-html.js'
import { writeFragment } from '../../../src/writers/html/write-fragment.js'
import { layoutDocument } from '../../../src/layout/layout-document.js'
import { nodesOf } from '../../../src/layout/structure.js'
import { writePdf } from '../../../src/writers/pdf/write-pdf.js'
import { writeOfd } from '../../../src/writers/ofd/write-ofd.js'
import { unzipSync, strFromU8 } from 'fflate'
import { makeReport } from '../../report-factory.js'

const figures = { 'applications.received.total': 49, 'applications.carriedIn.total': 3, 'disputes.reconsideration.total': 4 }
const report = makeReport({ set: figures })
const document = composeDocument(report)
const ofYear = (year: number, received: number) => ({
  ...makeReport({ set: { ...figures, 'applications.received.total': received } }),
  year: { ...report.year!, value: year },
})
const now = report.year!.value

describe('the page of charts', () => {
  const charted = withCharts(document, report, [ofYear(now - 1, 40), ofYear(now - 2, 30), ofYear(now - 9, 1)])
  const tables = charted.blocks.flatMap((block) => (block.kind === 'table' && block.chart ? [block] : []))

  it('is an attachment of its own, and the document is else as it was', () => {
    expect(charted.blocks.slice(0, document.blocks.length)).toEqual(document.blocks)
    expect(charted.blocks[document.blocks.length]).toMatchObject({ kind: 'paragraph', role: 'annex' })
  })

  it('sets years side by side, the earliest first, no more than five back', () => {
    expect(tables[0]!.chart!.categories).toEqual([now - 2, now - 1, now].map((year) => `${year}年`))
    expect(tables[0]!.chart!.series[0]!.values).toEqual([30, 40, 49])
  })

  it('says in a table and in words what it shows', () => {
    const [part] = tables[0]!.parts
    expect(part!.head[0]!.cells.map((cell) => cell.scope)).toContain('col')
    expect(part!.body.map((row) => row.cells[1]!.text)).toEqual(['30', '40', '49'])
    expect(tables[0]!.summary).toContain('49')
  })

  it('takes only reports of the same organ that are earlier', () => {
    expect(isEarlier(ofYear(now - 4, 1), report)).toBe(true)
    expect(isEarlier(ofYear(now - 5, 1), report)).toBe(false)
    expect(isEarlier(ofYear(now, 1), report)).toBe(false)
    expect(isEarlier({ ...ofYear(now - 1, 1), organ: { ...report.organ!, value: '青石县水务局' } }, report)).toBe(false)
  })

  it('is left out where there is nothing to draw', () => {
    const empty = makeReport({ set: Object.fromEntries(report.figures.map(({ path }) => [path, 0])) })
    expect(withCharts(composeDocument(empty), empty, []).blocks).toEqual(composeDocument(empty).blocks)
  })

  it('is drawn in the page with the table under it, and is a table alone in a fragment', () => {
    const html = writeHtml(charted)
    expect(html.match(/<div class="chart"><svg/g)).toHaveLength(tables.length)
    expect(html).toContain('.chart svg')
    expect(writeHtml(document)).not.toContain('.chart svg')
    expect(writeFragment(charted)).not.toContain('<svg')
    expect(writeFragment(charted)).toContain('数据图表')
  })

  it('is a figure with words for it in PDF, and drawn in OFD', async () => {
    const fonts = await fontLoader([])()
    const { structure, pages } = layoutDocument(charted, fonts)
    const drawn = nodesOf(structure).filter(({ role }) => role === 'figure')
    expect(drawn.map(({ summary }) => summary)).toEqual(tables.map(({ summary }) => summary))
    expect(pages.flatMap(({ items }) => items).filter((item) => item.kind === 'drawing')).toHaveLength(tables.length)
    expect(
      Buffer.from(writePdf(charted, fonts))
        .toString('latin1')
        .match(/\/S \/Figure/g),
    ).toHaveLength(tables.length)
    const parts = Object.entries(unzipSync(writeOfd(charted, report, fonts)))
    expect(parts.map(([, bytes]) => strFromU8(bytes)).join('')).toContain('Fill="true"')
  })
})
