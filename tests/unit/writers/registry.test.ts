import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { formatList, namesOfFormats, toOption } from '../../../src/cli/formats.js'
import { composeDocument } from '../../../src/compose/compose.js'
import { readReports, writeReport } from '../../../src/convert.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import { defaultFormats, fileName, formats, writers } from '../../../src/writers/registry.js'
import { makeReport } from '../../report-factory.js'

const report = makeReport({ set: { 'applications.received.naturalPerson': 6 } })
const read = { report, document: composeDocument(report), blocks: [], items: [] }
const written = writeReport(read, formats, { name: '年报', fonts: fontLoader([]), attach: false })

describe('the formats', () => {
  it('are written in the order asked for, the page with links to all others', async () => {
    expect((await written).map(({ format }) => format)).toEqual(formats)
    const page = (await written).find(({ format }) => format === 'html')!
    const links = load(Buffer.from(page.bytes))('nav.downloads a')
    // A fragment is for pasting, not for readers of the page.
    const others = formats.filter((format) => format !== 'html' && format !== 'fragment')
    expect(links.map((_, link) => decodeURIComponent(link.attribs['href']!)).get()).toEqual(
      others.map((format) => fileName('年报', format)),
    )
    expect(links.map((_, link) => link.attribs['type']).get()).toEqual(others.map((format) => writers[format].mediaType))
  })

  it.each(formats.filter((format) => writers[format].readBack === 'report'))(
    'are read back where the registry says so: %s',
    async (format) => {
      const { bytes } = (await written).find((output) => output.format === format)!
      const [again] = (await readReports(bytes, fileName('年报', format))).reports
      expect(again!.report.figures.map(({ path, value }) => [path, value])).toEqual(report.figures.map(({ path, value }) => [path, value]))
    },
  )

  it('have extensions of their own', () => {
    expect(new Set(formats.map((format) => fileName('a', format))).size).toBe(formats.length)
  })

  it('stand in the help', () => {
    expect(toOption.help).toBe('写出的格式，用逗号分隔：docx、pdf、html、fragment、ofd、xlsx、json、csv（默认 docx,pdf,html）')
    expect(namesOfFormats()).toBe('Word、PDF、网页（另可写出 网页正文、OFD、Excel、JSON、CSV）')
    expect(formatList(undefined)).toEqual(defaultFormats)
  })
})
