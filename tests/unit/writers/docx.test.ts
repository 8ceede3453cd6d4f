import { load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { composeDocument } from '../../../src/compose/compose.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import { measureOf } from '../../../src/layout/measure.js'
import { fitTable, tableDensities } from '../../../src/layout/measured-table.js'
import type { DocumentTable } from '../../../src/model/document.js'
import type { Report } from '../../../src/model/report.js'
import { LONGEST_READY, MOST_READY, readyCells } from '../../../src/writers/docx/table.js'
import { sidewaysWidth, uprightWidth } from '../../../src/writers/docx/measures.js'
import { wordFit } from '../../../src/writers/docx/table-fit.js'
import { writeDocx } from '../../../src/writers/docx/write-docx.js'
import { docxPart, docxText, documentText, squeeze } from '../../document-text.js'
import { heading, makeReport, paragraph, reportOf, table } from '../../report-factory.js'

const wholeReport = makeReport({ set: { 'applications.received.naturalPerson': 6, 'disclosure.licensing.decisions': 11398889 } })
const thirtyColumns = table([Array.from({ length: 30 }, (_, index) => `指标${index}`), Array.from({ length: 30 }, () => '12345')])

let wholeFile: ReturnType<typeof readFile> | undefined

/** The whole report's file is opened once for all tests. */
function fileOf(report?: Report) {
  return report ? readFile(report) : (wholeFile ??= readFile(wholeReport))
}

async function readFile(report: Report) {
  const bytes = await writeDocx(composeDocument(report))
  const part = (name: string) => load(docxPart(bytes, name), { xml: true })
  return { bytes, $: part('word/document.xml'), part }
}

describe('the text', () => {
  it.each([
    ['the 2021 form', wholeReport],
    ['the 2019 form', makeReport({ form: 'annual-2019' })],
    [
      'a long title',
      makeReport({ title: { value: '白石自治区青河市安宁自治旗农业农村和科学技术局2024年政府信息公开工作年度报告', origin: 'read' } }),
    ],
    ['other tables', reportOf([table([['甲', '乙'], ['1']], { caption: '附表' }), table([['丙']]), paragraph('第一行\n第二行\t列')])],
    ['sheets on their side', reportOf([heading(2, '（一）各项指标'), thirtyColumns, paragraph('完'), thirtyColumns])],
    ['nothing but a title', reportOf([], { sections: [], preamble: [], closing: [] })],
  ])('is that of the document, in order: %s', async (_, report) => {
    const document = composeDocument(report)
    expect(squeeze(docxText(await writeDocx(document)))).toBe(squeeze(documentText(document)))
  })

  it('keeps the words that docx has a use of its own for', async () => {
    const words = ['CURRENT', 'TOTAL_PAGES', 'TOTAL_PAGES_IN_SECTION', 'SECTION', '{list-0}']
    const { $ } = await fileOf(reportOf([...words.map((word) => paragraph(word)), table([words])]))
    for (const word of words) expect($('w\\:t').filter((_, node) => $(node).text() === word)).toHaveLength(2)
    expect($('w\\:instrText').length).toBe(0)
  })

  it('never becomes markup, and shows characters that XML cannot hold', async () => {
    const nasty = '<b>&amp;"\u0001\ud800{key}'
    const { $ } = await fileOf(reportOf([paragraph(nasty), table([[nasty]], { caption: nasty })]))
    const shown = '<b>&amp;"\ufffd\ufffd{key}'
    expect(
      $('w\\:t')
        .map((_, node) => $(node).text())
        .get()
        .filter((text) => text === shown),
    ).toHaveLength(3)
    expect($('w\\:tblCaption').attr('w:val')).toBe(shown)
  })
})

describe('what is kept between reports', () => {
  const numbers = (count: number, length: number) =>
    reportOf([table(Array.from({ length: count }, (_, row) => [`${row}`.padStart(length, '0'), '件']))])

  it('leaves no trace in a file: it has the same bytes whatever was written before', async () => {
    const later = await writeDocx(composeDocument(wholeReport))
    vi.resetModules()
    const { writeDocx: writeFirst } = await import('../../../src/writers/docx/write-docx.js')
    const first = await writeFirst(composeDocument(wholeReport))
    for (const report of [numbers(40, 3), reportOf([heading(2, '（一）各项指标'), thirtyColumns]), makeReport({ form: 'annual-2019' })]) {
      await writeFirst(composeDocument(report))
    }
    expect(Buffer.compare(first, later)).toBe(0)
    expect(Buffer.compare(first, await writeFirst(composeDocument(wholeReport)))).toBe(0)
  })

  it('are the cells of the forms and short figures', async () => {
    const cells = [wholeReport, makeReport({ form: 'annual-2019' })]
      .flatMap((report) => composeDocument(report).blocks)
      .flatMap((block) => (block.kind === 'table' ? block.parts : []))
      .flatMap((part) => [...part.head, ...part.body].flatMap((row) => row.cells))
    expect(Math.max(...cells.map((cell) => cell.text.length))).toBeLessThanOrEqual(LONGEST_READY)
    const isKept = async (length: number) => {
      await writeDocx(composeDocument(numbers(2, length)))
      return [...readyCells.keys()].some((key) => key.endsWith(` ${'1'.padStart(length, '0')}`))
    }
    expect(await isKept(LONGEST_READY)).toBe(true)
    expect(await isKept(LONGEST_READY + 1)).toBe(false)
  })

  it('never grows beyond its bound', async () => {
    const document = composeDocument(numbers(MOST_READY + 10, 6))
    const first = await writeDocx(document)
    expect(readyCells.size).toBeLessThanOrEqual(MOST_READY)
    expect(Buffer.compare(first, await writeDocx(document))).toBe(0)
  })
})

describe('the package', () => {
  it('is the same bytes for the same report, with no time of its own', async () => {
    const [one, other] = [await readFile(wholeReport), await readFile(wholeReport)]
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
    const dates = new Set<number>()
    const view = new DataView(one.bytes.buffer, one.bytes.byteOffset, one.bytes.byteLength)
    for (let at = 0; at + 4 < one.bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) dates.add(view.getUint32(at + 12, true))
    expect([...dates]).toEqual([0x00210000])
  })

  it('carries the report’s title, organ, language and date, and nothing of the machine', async () => {
    const core = (await fileOf()).part('docProps/core.xml')
    expect(core('dc\\:title').text()).toBe('青河市水务局2024年政府信息公开工作年度报告')
    expect(core('dc\\:creator').text()).toBe('青河市水务局')
    expect(core('cp\\:lastModifiedBy').text()).toBe('青河市水务局')
    expect(core('dc\\:language').text()).toBe('zh-CN')
    expect(core('dcterms\\:created').text()).toBe('2025-01-09T00:00:00Z')
    expect(core('dcterms\\:modified').text()).toBe('2025-01-09T00:00:00Z')
  })

  it('declares no namespace that it does not use', async () => {
    const { bytes } = await fileOf()
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      const xml = strFromU8(part)
      const ignorable = /mc:Ignorable="([^"]*)"/.exec(xml)?.[1]?.split(' ') ?? []
      const idle = [...xml.matchAll(/xmlns:(\w+)=/g)].filter(([, prefix]) => {
        return !new RegExp(`[<\\s]${prefix}:`).test(xml) && !ignorable.includes(prefix!) && !xml.includes(`"${prefix}:`)
      })
      expect(idle, name).toEqual([])
    }
  })

  it('begins with its content types and holds every part they name', async () => {
    const { bytes, part } = await fileOf()
    const names = Object.keys(unzipSync(bytes))
    expect(names[0]).toBe('[Content_Types].xml')
    const types = part('[Content_Types].xml')
    types('Override').each((_, node) => expect(names).toContain(types(node).attr('PartName')!.slice(1)))
  })
})

describe('page and type', () => {
  it('are those of GB/T 9704', async () => {
    const { $, part } = await fileOf()
    const section = $('w\\:sectPr')
    expect(section.length).toBe(1)
    expect(section.find('w\\:pgSz').attr()).toMatchObject({ 'w:w': '11906', 'w:h': '16838' })
    expect(section.find('w\\:pgMar').attr()).toMatchObject({ 'w:top': '2098', 'w:right': '1474', 'w:bottom': '1984', 'w:left': '1588' })
    expect(section.find('w\\:docGrid').attr()).toMatchObject({ 'w:type': 'lines', 'w:linePitch': '579' })
    const styles = part('word/styles.xml')
    const normal = styles('w\\:style[w\\:styleId=Normal]')
    expect(normal.find('w\\:pPr > w\\:spacing').attr()).toMatchObject({ 'w:line': '579', 'w:lineRule': 'exact' })
    expect(normal.find('w\\:pPr > w\\:ind').attr()).toMatchObject({ 'w:firstLineChars': '200', 'w:firstLine': '630' })
    expect(normal.find('w\\:rPr > w\\:spacing').attr('w:val')).toBe('-5')
  })

  it('are all in styles: paragraphs and runs only name them', async () => {
    const { $, part } = await fileOf(
      makeReport({
        title: null,
        set: { 'disputes.reconsideration.total': { value: 1, state: 'inferred' }, 'disputes.reconsideration.upheld': {} },
      }),
    )
    const formatting = (group: string, allowed: string[]) =>
      $(`w\\:${group}`)
        .children()
        .toArray()
        .map((node) => node.name)
        .filter((name) => !allowed.includes(name))
    expect(formatting('pPr', ['w:pStyle', 'w:keepNext'])).toEqual([])
    expect(formatting('rPr', ['w:rStyle'])).toEqual([])
    const styles = part('word/styles.xml')
    const ids = styles('w\\:style')
      .map((_, node) => styles(node).attr('w:styleId'))
      .get()
    const used = [
      ...$('w\\:pStyle, w\\:rStyle, w\\:tblStyle')
        .toArray()
        .map((node) => $(node).attr('w:val')),
      ...styles('w\\:basedOn, w\\:next')
        .toArray()
        .map((node) => styles(node).attr('w:val')),
    ]
    expect(used.filter((id) => !ids.includes(id!))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(used).toEqual(
      expect.arrayContaining([
        'InferredTitle',
        'Heading1',
        'Heading2',
        'Contact',
        'Signature',
        'IssueDate',
        'InferredFigure',
        'LostFigure',
        'TableHeadSmall',
      ]),
    )
  })

  it('have the settings of East Asian paragraphs, in the order of the schema', async () => {
    const styles = (await fileOf()).part('word/styles.xml')
    const settings = styles('w\\:style[w\\:styleId=Normal] > w\\:pPr').children().toArray()
    expect(settings.map((node) => `${node.name.slice(2)}=${styles(node).attr('w:val') ?? ''}`)).toEqual(
      ['widowControl=', 'kinsoku=1', 'overflowPunct=0', 'topLinePunct=0', 'autoSpaceDE=1', 'autoSpaceDN=1', 'adjustRightInd=1'].concat([
        'snapToGrid=1',
        'spacing=',
        'ind=',
        'jc=both',
      ]),
    )
    expect(
      styles('w\\:style[w\\:default]')
        .map((_, node) => styles(node).attr('w:styleId'))
        .get(),
    ).toEqual(['Normal', 'TableNormal'])
  })

  it('have a title in Word’s own style', async () => {
    const { $, part } = await fileOf()
    expect($('w\\:pStyle').first().attr('w:val')).toBe('Title')
    const style = part('word/styles.xml')('w\\:style[w\\:styleId=Title]')
    expect(style.attr('w:customStyle')).toBeUndefined()
    expect(style.find('w\\:name').attr('w:val')).toBe('Title')
    expect(style.find('w\\:rPr > w\\:spacing').attr('w:val')).toBe('0')
  })

  it('have headings that Word knows as such', async () => {
    const { $, part } = await fileOf()
    const styles = part('word/styles.xml')
    for (const level of [1, 2, 3, 4]) {
      const style = styles(`w\\:style[w\\:styleId=Heading${level}]`)
      expect(style.find('w\\:name').attr('w:val')).toBe(`heading ${level}`)
      expect(style.find('w\\:outlineLvl').attr('w:val')).toBe(String(level - 1))
      expect(style.find('w\\:keepNext').length).toBe(1)
    }
    expect($('w\\:pStyle[w\\:val=Heading1]').length).toBe(6)
  })

  it('break a long title by sense', async () => {
    const { $ } = await fileOf()
    const title = $('w\\:p').first()
    expect(
      title
        .find('w\\:t')
        .map((_, node) => $(node).text())
        .get(),
    ).toEqual(['青河市水务局', '2024年政府信息公开工作年度报告'])
  })
})

describe('page numbers', () => {
  it('stand in fields of runs of their own, right on odd pages and left on even ones', async () => {
    const { part } = await fileOf()
    const sides = ['footer1', 'footer2', 'footer3', 'footer4'].map((name) => {
      const $ = part(`word/${name}.xml`)
      const runs = $('w\\:r')
        .toArray()
        .map((run) =>
          $(run)
            .children()
            .map((_, node) => $(node).attr('w:fldCharType') ?? $(node).text().trim())
            .get(),
        )
      expect(runs).toEqual([['—'], ['begin'], ['PAGE'], ['separate'], ['1'], ['end'], ['—']])
      return $('w\\:jc').attr('w:val')
    })
    expect(sides).toEqual(['right', 'left', 'right', 'left'])
    const settings = part('word/settings.xml')
    expect(settings('w\\:evenAndOddHeaders').length).toBe(1)
  })
})

describe('line breaking', () => {
  it('keeps at the ends of lines to the same characters as the PDF', async () => {
    const settings = (await fileOf()).part('word/settings.xml')
    const [atStart, atEnd] = ['Before', 'After'].map((side) => settings(`w\\:noLineBreaks${side}`).attr('w:val')!)
    for (const character of '。，、；：？！‼⁇⁈⁉”’）》·～—–／/%℃㎡') expect(atStart).toContain(character)
    for (const character of '“‘（《￥＄§№／/') expect(atEnd).toContain(character)
  })
})

describe('the closing block', () => {
  it('stands where the length of its lines puts it', async () => {
    const styles = (await fileOf()).part('word/styles.xml')
    expect(styles('w\\:style[w\\:styleId=Signature] w\\:ind').attr('w:rightChars')).toBe('200')
    expect(styles('w\\:style[w\\:styleId=IssueDate] w\\:ind').attr('w:rightChars')).toBe('0')
    const dateAlone = (await fileOf(makeReport({ closing: [{ ...paragraph('2025年1月9日'), role: 'date' }] }))).part('word/styles.xml')
    expect(dateAlone('w\\:style[w\\:styleId=IssueDate] w\\:ind').attr('w:rightChars')).toBe('400')
    expect(dateAlone('w\\:style[w\\:styleId=IssueDate] w\\:spacing').attr('w:before')).toBe('579')
  })

  it('is never alone on a page', async () => {
    const { $ } = await fileOf()
    const signature = $('w\\:pStyle[w\\:val=Signature]').closest('w\\:p')
    expect(signature.prev().find('w\\:keepNext').length).toBe(1)
  })
})

describe('the list of attachments', () => {
  it.each([
    [
      ['附件：1.指标统计表', '2.公开指南'],
      ['AttachmentFirst', 'AttachmentNext'],
    ],
    [['附件：指标统计表'], ['Attachment']],
  ])('%j has its numbers under each other', async (texts, styles) => {
    const { $ } = await fileOf(reportOf([paragraph('文。'), ...texts.map((text) => ({ ...paragraph(text), role: 'attachment' as const }))]))
    const found = $('w\\:pStyle')
      .toArray()
      .map((node) => $(node).attr('w:val'))
    expect(found.filter((style) => style?.startsWith('Attachment'))).toEqual(styles)
  })
})

describe('tables', () => {
  it('are whole grids of the width of the type area', async () => {
    const { $ } = await fileOf()
    expect($('w\\:tbl').length).toBe(3)
    $('w\\:tbl').each((_, node) => {
      const widths = $(node)
        .find('w\\:gridCol')
        .map((__, column) => Number($(column).attr('w:w')))
        .get()
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8844)
      expect($(node).find('w\\:tblDescription').attr('w:val')).not.toBe('')
      $(node)
        .find('w\\:tr')
        .each((__, row) => {
          const spans = $(row)
            .children('w\\:tc')
            .map((___, cell) => Number($(cell).find('w\\:gridSpan').attr('w:val') ?? 1))
            .get()
          expect(spans.reduce((sum, span) => sum + span, 0)).toBe(widths.length)
          expect($(row).find('w\\:cantSplit').length).toBe(1)
        })
    })
  })

  it('merge the cells of row groups', async () => {
    const { $ } = await fileOf()
    const applications = $('w\\:tbl').eq(1)
    const column = applications
      .find('w\\:tr')
      .map((_, row) => $(row).children('w\\:tc').first().find('w\\:vMerge').attr('w:val') ?? '-')
      .get()
    expect(column.join(' ')).toBe(`restart continue continue - - restart ${Array.from({ length: 21 }, () => 'continue').join(' ')} -`)
    expect(applications.find('w\\:tblHeader').length).toBe(3)
  })

  it('keep the disclosure table on one page, in one grid', async () => {
    const { $ } = await fileOf()
    const rows = $('w\\:tbl').first().find('w\\:tr').toArray()
    expect(rows).toHaveLength(14)
    expect(rows.map((row) => $(row).find('w\\:keepNext').length > 0)).toEqual([...Array.from({ length: 13 }, () => true), false])
    expect($('w\\:tbl').first().find('w\\:tblHeader').length).toBe(0)
  })

  it.each([
    ['marks', true, 'ReportTable'],
    ['leaves to be inferred', false, 'InferredTable'],
  ])('tell Word of headers that the report %s', async (_, header, style) => {
    const rows = [
      ['渠道', '条数'],
      ['网站', '1'],
    ]
    const { $ } = await fileOf(reportOf([table(rows, { header })]))
    expect($('w\\:tblLook').attr()).toMatchObject({ 'w:firstRow': 'true' })
    expect($('w\\:tblHeader').length).toBe(1)
    expect($('w\\:tblStyle').attr('w:val')).toBe(style)
  })

  it('never touch one another', async () => {
    const { $ } = await fileOf(reportOf([table([['甲']]), table([['乙']])]))
    expect($('w\\:tbl + w\\:tbl').length).toBe(0)
    expect($('w\\:tbl').last().next()[0]?.name).toBe('w:p')
  })

  it('split a row that would not fit on a page', async () => {
    const { $ } = await fileOf(
      reportOf([
        table([
          ['事项', '说明'],
          ['甲', '文'.repeat(3000)],
        ]),
      ]),
    )
    expect(
      $('w\\:tr')
        .map((_, row) => $(row).find('w\\:cantSplit').length)
        .get(),
    ).toEqual([1, 0])
  })

  it('go to a sheet on its side with their heading where they are too wide', async () => {
    const { $ } = await fileOf(reportOf([paragraph('前'), heading(2, '（一）各项指标'), thirtyColumns, paragraph('后')]))
    const landscape = $('w\\:pgSz')
      .map((_, node) => $(node).attr('w:orient') === 'landscape')
      .get()
    expect(landscape).toEqual([false, true, false])
    expect($('w\\:sectPr').first().closest('w\\:p').text()).toContain('前')
    const widths = $('w\\:gridCol')
      .map((_, node) => Number($(node).attr('w:w')))
      .get()
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(12756)
  })

  it.each([12345678, 1234567890])('set a figure of eight digits or ten on one line: %d', async (figure) => {
    const { $ } = await fileOf(makeReport({ set: { 'applications.received.total': figure } }))
    const widths = $('w\\:tbl')
      .eq(1)
      .find('w\\:gridCol')
      .map((_, node) => Number($(node).attr('w:w')))
      .get()
    expect(widths[9]).toBeGreaterThanOrEqual(String(figure).length * 90 + 80)
  })

  it('have the columns of the PDF, sheet and all', async () => {
    const measure = measureOf(await fontLoader([])())
    const rooms = { portrait: uprightWidth / 20, landscape: sidewaysWidth / 20 }
    const sentence = '通过政府网站、政务新媒体、新闻发布会等渠道主动公开政府信息，并对群众关心的问题作出回应'
    const blocks = [
      table([
        ['事项', '内容', '条数'],
        ['主动公开', sentence, '1234'],
        ['回应', `${sentence}。${sentence}`, '5'],
      ]),
      thirtyColumns,
    ]
    const tables = composeDocument(reportOf(blocks)).blocks.filter((block) => block.kind === 'table')
    expect(tables).toHaveLength(2)
    for (const block of tables) {
      const [word, { landscape, columns }] = [wordFit(block), fitTable(block, rooms, measure, tableDensities[0])]
      expect(word.sideways).toBe(landscape)
      for (const [index, width] of columns.entries()) expect(Math.abs(word.widths[index]! / 20 - width)).toBeLessThan(8)
    }
  })

  it.each([
    [100, 420],
    [200, 0],
  ])('of %i rows give them a height of their own only where they are few', (count, least) => {
    const rows = Array.from({ length: count }, (_, index) => [`事项${index}`, '1'])
    const [block] = composeDocument(reportOf([table(rows)])).blocks.filter(({ kind }) => kind === 'table') as [DocumentTable]
    expect(wordFit(block).leastRow).toBe(least)
  })
})
