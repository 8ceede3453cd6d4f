import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { composeDocument } from '../../../src/compose/compose.js'
import { writeHtml } from '../../../src/writers/html/write-html.js'
import { writeFragment } from '../../../src/writers/html/write-fragment.js'
import { writers } from '../../../src/writers/registry.js'
import { documentText, htmlText, squeeze } from '../../document-text.js'
import { formTable, heading, makeReport, paragraph, reportOf, table } from '../../report-factory.js'

const wholeReport = makeReport({ set: { 'applications.received.naturalPerson': 6, 'disclosure.licensing.decisions': 11398889 } })

const wholePage = openPage(wholeReport, {})

function pageOf(report = wholeReport, downloads: Parameters<typeof writeHtml>[1] = {}) {
  return report === wholeReport && downloads.downloads === undefined ? wholePage : openPage(report, downloads)
}

function openPage(report: Parameters<typeof composeDocument>[0], downloads: Parameters<typeof writeHtml>[1]) {
  const html = writeHtml(composeDocument(report), downloads)
  return { html, $: load(html) }
}

describe('the page', () => {
  it.each([
    ['the 2021 form', wholeReport],
    ['the 2019 form', makeReport({ form: 'annual-2019' })],
    ['other tables', reportOf([table([['甲', '乙'], ['1']], { caption: '附表' }), table([['丙']]), paragraph('第一行\n第二行')])],
    ['nothing but a title', reportOf([], { sections: [], preamble: [], closing: [] })],
  ])('holds the text of the document in order: %s', (_, report) => {
    const document = composeDocument(report)
    expect(squeeze(htmlText(writeHtml(document)))).toBe(squeeze(documentText(document)))
  })

  it('is whole in itself', () => {
    const { $, html } = pageOf()
    expect($('script, link, img, iframe').length).toBe(0)
    expect(html).not.toMatch(/url\(|@import|https?:\/\//)
    expect($('html').attr('lang')).toBe('zh-CN')
    expect($('title').text()).toBe($('h1').text())
    expect($('body').children().first().attr('href')).toBe('#main')
    expect($('main').attr('tabindex')).toBe('-1')
  })

  it('is the same bytes for the same report', () => {
    expect(openPage(wholeReport, {}).html).toBe(wholePage.html)
  })

  it('never lets text become markup, and shows characters that markup cannot hold', () => {
    const nasty = '<b>&amp;"\u0001\ud800'
    const { $ } = pageOf(
      reportOf([heading(2, nasty), paragraph(nasty), table([[nasty]], { caption: nasty })], { title: { value: nasty, origin: 'read' } }),
    )
    for (const place of ['h1', 'h3', 'section p', 'td, th', 'caption']) expect($(place).first().text()).toBe('<b>&amp;"\ufffd\ufffd')
    expect($('b').length).toBe(0)
  })
})

describe('headings and navigation', () => {
  it('lead from the contents to every section', () => {
    const { $ } = pageOf()
    const targets = $('nav.contents > ol > li > a')
      .map((_, link) => $(link).attr('href')!.slice(1))
      .get()
    expect(targets).toEqual(
      $('h2')
        .map((_, node) => $(node).attr('id'))
        .get(),
    )
    expect(
      $('nav.contents ol ol a')
        .map((_, link) => $(link).text())
        .get(),
    ).toEqual(['（一）主动公开情况', '（二）依申请公开情况'])
    expect($('section').length).toBe(6)
  })

  it('have no contents where there are no headings', () => {
    expect(pageOf(reportOf([], { sections: [] })).$('nav').length).toBe(0)
  })

  it('name format and size of what was written beside the page', () => {
    const downloads = [
      { ...writers.docx, href: '%E5%B9%B4%E6%8A%A5.docx', bytes: 33000 },
      { ...writers.pdf, href: 'a.pdf', bytes: 1_600_000 },
    ]
    const { $ } = pageOf(wholeReport, { downloads })
    expect(
      $('nav.downloads a')
        .map((_, link) => $(link).text())
        .get(),
    ).toEqual(['下载Word版（DOCX，32 KB）', '下载PDF版（PDF，1.5 MB）'])
    expect($('nav.downloads a').first().attr('href')).toBe('%E5%B9%B4%E6%8A%A5.docx')
    expect($('nav.downloads a').last().attr('type')).toBe('application/pdf')
  })
})

describe('statutory tables', () => {
  it('show the disclosure table as one table for each item of article 20', () => {
    const { $ } = pageOf()
    const tables = $('[data-table=disclosure] table')
    expect(
      tables
        .find('caption')
        .map((_, node) => $(node).text())
        .get(),
    ).toEqual(['第二十条第（一）项', '第二十条第（五）项', '第二十条第（六）项', '第二十条第（八）项'])
    expect(
      tables
        .eq(1)
        .find('th, td')
        .map((_, cell) => $(cell).text())
        .get(),
    ).toEqual(['信息内容', '本年处理决定数量', '行政许可', '11398889'])
    expect(tables.find('[colspan], [headers], [id]').length).toBe(0)
    expect(tables.eq(1).find('col').length).toBe(2)
  })

  it('keep the columns that only the 2019 form has', () => {
    const { $ } = pageOf(makeReport({ form: 'annual-2019' }))
    const fees = $('[data-table=disclosure] table').eq(3)
    expect(
      fees
        .find('th, td')
        .map((_, cell) => $(cell).text())
        .get(),
    ).toEqual(['信息内容', '上一年项目数量', '本年增/减', '行政事业性收费', '0', '0'])
    expect(
      fees
        .find('col')
        .map((_, column) => $(column).attr('style'))
        .get(),
    ).toEqual(['width:25%', 'width:25%', 'width:50%'])
  })

  it('name every header of a cell, each of them a header of its own table', () => {
    const { $ } = pageOf()
    const applications = $('[data-table=applications] table')
    const headers = new Map(
      applications
        .find('th[id]')
        .toArray()
        .map((node) => [$(node).attr('id')!, $(node).text()]),
    )
    const headerText = (id: string) => headers.get(id) ?? ''
    const cells = applications.find('td')
    expect(cells.length).toBe(175)
    cells.each((_, cell) =>
      $(cell)
        .attr('headers')!
        .split(' ')
        .forEach((id) => expect(headerText(id)).not.toBe('')),
    )
    expect($(cells[8]).attr('headers')!.split(' ').map(headerText)).toEqual([
      '申请人情况',
      '法人或其他组织',
      '商业企业',
      '二、上年结转政府信息公开申请数量',
    ])
    expect(applications.find('th:not([scope])').length).toBe(0)
    expect(applications.find('thead th').first().attr('abbr')).toBe('事项')
    expect(
      applications
        .find('tbody')
        .map((_, body) => $(body).find('tr').length)
        .get(),
    ).toEqual([2, 22, 1])
    expect(
      applications
        .find('colgroup')
        .map((_, group) => $(group).find('col').length)
        .get(),
    ).toEqual([3, 1, 5, 1])
  })

  it('keep row groups apart when rows of the source are among them', () => {
    const sections = [
      {
        id: 'applications' as const,
        heading: '三、',
        blocks: [{ ...formTable('applications'), extraRows: [{ after: null, cells: ['说明', '甲'] }] }],
      },
    ]
    const { $ } = pageOf({ ...wholeReport, sections })
    expect(
      $('tbody')
        .map((_, body) => $(body).find('tr').length)
        .get(),
    ).toEqual([3, 22, 1])
  })

  it('mark each figure with its address, its state and what was written', () => {
    const set = {
      'disputes.reconsideration.total': { value: 1200, written: '1，200', state: 'read' },
      'disputes.reconsideration.upheld': { written: '?', state: 'lost' },
      'disputes.reconsideration.pending': { value: 3, written: '3', state: 'inferred' },
    } as const
    const { $ } = pageOf(makeReport({ set }))
    const figure = (path: string) => $(`td[data-figure="${path}"]`)
    expect($('td[data-figure]').length).toBe(200)
    expect(figure('disputes.reconsideration.total').text()).toBe('1200')
    expect(figure('disputes.reconsideration.total').attr('data-written')).toBe('1，200')
    expect(figure('disputes.reconsideration.total').attr('data-state')).toBeUndefined()
    expect(figure('disputes.reconsideration.upheld').attr()).toMatchObject({ 'data-state': 'lost', 'data-written': '?' })
    expect(figure('disputes.reconsideration.upheld').text()).toBe('〔缺〕')
    expect(figure('disputes.reconsideration.pending').attr('data-state')).toBe('inferred')
  })
})

describe('marks for reading the page back', () => {
  it('tell what the report itself does not say', () => {
    const { $ } = pageOf(
      makeReport({ title: null, sections: [{ id: null, heading: '一、甲', blocks: [table([['甲', '乙'], ['丙'], ['丁', '戊']])] }] }),
    )
    expect($('h1').attr('data-inferred')).toBe('')
    expect($('caption').attr('data-inferred')).toBe('')
    expect($('table').attr('data-inferred-headers')).toBe('')
    expect($('[data-filler]').length).toBe(1)
  })

  it('tell the role of a paragraph', () => {
    const { $ } = pageOf()
    expect(
      $('p[data-role]')
        .map((_, node) => $(node).attr('data-role'))
        .get(),
    ).toEqual(['contact', 'signature', 'date'])
  })
})

describe('marks that begin no line', () => {
  it('stand with what is before them, where a browser would part them', () => {
    const { $ } = pageOf(reportOf([paragraph('面积12平方公里²，用地1200㎡，CO₂下降')]))
    const kept = $('[data-role=unit]')
    expect(kept.map((_, node) => $(node).text()).get()).toEqual(['里²', '0㎡'])
  })
})

describe('tables of any shape', () => {
  it.each([
    [12345, 'scroll'],
    [1234567890, 'scroll wide'],
  ])('of a form print on the sheet that they have in the PDF: figures like %i', (value, className) => {
    const columns = ['upheld', 'corrected', 'otherResult', 'pending', 'total']
    const parts = ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration']
    const paths = parts.flatMap((part) => columns.map((column) => [`disputes.${part}.${column}`, value]))
    const { $ } = pageOf(makeReport({ set: Object.fromEntries(paths) }))
    expect($('[data-table=disputes]').attr('class')).toBe(className)
  })

  it('say which way they are read and scroll by themselves', () => {
    const { $ } = pageOf(reportOf([table([Array.from({ length: 30 }, (_, index) => `列${index}`), Array.from({ length: 30 }, () => '1')])]))
    const region = $('.scroll')
    expect(region.attr()).toMatchObject({ role: 'region', tabindex: '0', class: 'scroll wide' })
    expect(region.attr('aria-label')).toContain('可左右滚动')
  })

  it('have regions of different names', () => {
    const { $ } = pageOf(reportOf([table([['甲']], { caption: '附表' }), table([['甲']], { caption: '附表' })]))
    const names = $('.scroll')
      .map((_, node) => $(node).attr('aria-label'))
      .get()
    expect(new Set(names).size).toBe(2)
  })
})

describe('a fragment', () => {
  const fragment = writeFragment(composeDocument(makeReport()), 3)

  it('is one article with headings from the rank asked for', () => {
    const page = load(fragment, null, false)
    expect(
      page
        .root()
        .children()
        .get()
        .map(({ name }) => name),
    ).toEqual(['article'])
    expect(page('h3')).toHaveLength(1)
    expect(page('h1, h2')).toHaveLength(0)
    expect(page('h4').length).toBeGreaterThan(5)
  })

  it('has no style sheet, script, position or property of its own, and every look is important', () => {
    expect(fragment).not.toMatch(/<style|<script|position:|--\w|data-|tabindex|var\(/)
    for (const [, style] of fragment.matchAll(/ style="([^"]*)"/g)) for (const one of style!.split(';')) expect(one).toMatch(/!important$/)
  })

  it('has ids that clash with none, and headers that name them', () => {
    const page = load(fragment, null, false)
    const ids = page('[id]')
      .map((_, element) => element.attribs['id'])
      .get()
    expect(ids.every((id) => id.startsWith('nianbao-'))).toBe(true)
    const named = page('[headers]')
      .map((_, element) => element.attribs['headers']!.split(' '))
      .get()
    expect(named.filter((name) => !ids.includes(name))).toEqual([])
    expect(named.length).toBeGreaterThan(100)
  })

  it('says what the page says', () => {
    const bare = (markup: string): string => squeeze(load(markup)('body').text())
    expect(bare(fragment)).toContain('青河市水务局2024年政府信息公开工作年度报告')
    expect(load(fragment, null, false)('td').length).toBe(load(writeHtml(composeDocument(makeReport())))('td').length)
  })
})
