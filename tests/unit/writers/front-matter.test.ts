import { describe, expect, it } from 'vitest'
import { load } from 'cheerio'
import { composeDocument } from '../../../src/compose/compose.js'
import { readReports } from '../../../src/convert.js'
import { digitsFrom } from '../../../src/fonts/font-set.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import { writeDocx } from '../../../src/writers/docx/write-docx.js'
import { writePdf } from '../../../src/writers/pdf/write-pdf.js'
import { docxPart } from '../../document-text.js'
import { heading, makeReport, paragraph } from '../../report-factory.js'

const report = makeReport({ set: { 'applications.received.naturalPerson': 6 } })
report.sections[0]!.blocks.push(heading(2, '（一）主动公开'), paragraph('公开128条。'))
const document = composeDocument(report)
const loadFonts = fontLoader([])
const front = { cover: true, contents: true }

async function readBack(bytes: Uint8Array, name: string) {
  const [read] = (await readReports(bytes, name)).reports
  const { title, organ, year, preamble, sections, closing, figures } = read!.report
  return {
    title: title?.value,
    organ: organ?.value,
    year: year?.value,
    preamble,
    sections,
    closing,
    values: figures.map(({ path, value }) => [path, value]),
  }
}

/** Places in the source differ with what stands before. */
const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'at' || key === 'runs' ? undefined : part)))

describe('cover and contents', () => {
  it('are no part of the report that is read back from Word and PDF', async () => {
    const fonts = await loadFonts()
    for (const [name, plain, fronted] of [
      ['报告.docx', writeDocx(document), writeDocx(document, front)],
      ['报告.pdf', writePdf(document, fonts), writePdf(document, fonts, { front })],
    ] as const) {
      expect(withoutPlaces(await readBack(fronted, name)), name).toEqual(withoutPlaces(await readBack(plain, name)))
    }
  }, 30_000)

  it('in Word are a field with its result, each entry a link to the bookmark of its heading', () => {
    const $ = load(docxPart(writeDocx(document, front), 'word/document.xml'), { xml: true })
    const entries = $('w\\:hyperlink').toArray()
    const names = new Map(
      $('w\\:bookmarkStart')
        .toArray()
        .map((mark) => [$(mark).attr('w:name'), $(mark).parent().text()]),
    )
    expect(entries.length).toBeGreaterThan(3)
    for (const entry of entries) expect($(entry).text()).toContain(names.get($(entry).attr('w:anchor')))
    const marks = $('w\\:fldChar')
      .toArray()
      .map((mark) => $(mark).attr('w:fldCharType'))
    expect([marks[0], marks.at(-1)]).toEqual(['begin', 'end'])
    expect($('w\\:instrText').first().text()).toContain('TOC')
    expect(
      $('w\\:pgNumType[w\\:start]')
        .toArray()
        .map((type) => $(type).attr('w:start')),
    ).toEqual(['1'])
  })

  it('leave a file as it is where they are not asked for', () => {
    expect(writeDocx(document, {})).toEqual(writeDocx(document))
  })
})

describe('digits', () => {
  it('of Word are those of 仿宋, or of a Latin face', () => {
    const faceOf = (digits?: 'latin' | 'fang') => {
      const $ = load(docxPart(writeDocx(document, { digits }), 'word/styles.xml'), { xml: true })
      return $('w\\:style[w\\:styleId="Normal"] w\\:rFonts').attr('w:ascii')
    }
    expect([faceOf(), faceOf('fang'), faceOf('latin')]).toEqual(['仿宋_GB2312', '仿宋_GB2312', 'Times New Roman'])
  })

  it('of PDF are those of the face asked for, and the same set each time', async () => {
    const fonts = await loadFonts()
    expect(fonts.latinOfFang).toBe(fonts.faces.latin)
    expect(digitsFrom(fonts, 'fang').latinOfFang).toBe(fonts.faces.fang)
    expect(digitsFrom(fonts, 'fang')).toBe(digitsFrom(fonts, 'fang'))
    expect(Buffer.from(writePdf(document, digitsFrom(fonts, 'fang'))).equals(writePdf(document, fonts))).toBe(false)
  })
})
