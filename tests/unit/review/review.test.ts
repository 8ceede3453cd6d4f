import { describe, expect, test } from 'vitest'
import { checkReport } from '../../../src/checks/index.js'
import { composeDocument } from '../../../src/compose/compose.js'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { Report } from '../../../src/model/report.js'
import type { Span } from '../../../src/model/span.js'
import { renderReviewSheet, reviewFormats, type Reviewed } from '../../../src/review/index.js'
import { writeHtml } from '../../../src/writers/html/write-html.js'
import { sourceOf } from '../../source-of.js'
import { reportSaying, soundReport } from '../checks/check-helpers.js'

/** A report as if read from a text file of its paragraphs, one a line, so that every paragraph has its place. */
function review(report: Report, changes: Partial<Reviewed> = {}): Reviewed {
  const lines: string[] = []
  let end = 0
  const place = <T extends { text?: string }>(content: T): T => {
    if (content.text === undefined) return content
    lines.push(content.text)
    const start = end
    end += content.text.length + 1
    return { ...content, at: { start, end: end - 1 } }
  }
  const preamble = report.preamble.map((content) => place(content as { text?: string }) as typeof content)
  const sections = report.sections.map((section) => {
    const at = place({ text: section.heading }) as { at?: { start: number; end: number } }
    return { ...section, at: at.at!, blocks: section.blocks.map((content) => place(content as { text?: string }) as typeof content) }
  })
  const placed = {
    ...report,
    preamble,
    sections,
    closing: report.closing.map((content) => place(content as { text?: string }) as typeof content),
  }
  const source = sourceOf(lines.join('\n'))
  const diagnostics: Diagnostic[] = []
  checkReport(placed, {}, collectInto(diagnostics))
  return { name: '年报.txt', file: '年报.txt', source, report: placed, document: composeDocument(placed), diagnostics, ...changes }
}

const contradicting = () =>
  review(
    reportSaying('2024年，我局共收到政府信息公开申请7件，其中予以公开3件。<b>', {
      'applications.received.naturalPerson': 6,
      'applications.received.total': 6,
      'applications.granted.naturalPerson': 6,
      'applications.granted.total': 6,
      'applications.concluded.naturalPerson': 6,
      'applications.concluded.total': 6,
    }),
  )

/** A sound report with findings at these places, its title in the source after all else. */
function withFindingsAt(places: (report: Report) => readonly Span[]): Reviewed {
  const found = review(soundReport())
  const title = { ...found.report.title!, at: { start: 10_000, end: 10_000 + found.report.title!.value.length } }
  const report = { ...found.report, title }
  const diagnostics = places(report).map((at): Diagnostic => ({ code: 'read/symbol', severity: 'warning', facts: { count: 1 }, at }))
  return { ...found, report, diagnostics }
}

describe('the review sheet', () => {
  test('is one page without script or request', () => {
    const page = renderReviewSheet(contradicting())
    expect(page).not.toMatch(/<script|<link|src=|url\(/)
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('<title>核对单：青河市水务局2024年政府信息公开工作年度报告</title>')
    expect(page.match(/<h1/g)).toHaveLength(1)
  })

  test('marks both places of a contradiction and links them both ways', () => {
    const page = renderReviewSheet(contradicting())
    const [words] = /<mark id="m1" class="error">[^<]*<\/mark>/.exec(page)!
    expect(words).toBe('<mark id="m1" class="error">我局共收到政府信息公开申请7件</mark>')
    expect(page).toMatch(/data-figure="applications\.received\.total"><mark id="m2" class="error">6<\/mark><sup class="refs"><a href="#f1"/)
    expect(page).toContain(
      '<li><a href="#m1">正文</a>（原文第7行第7列）：2024年，<b>我局共收到政府信息公开申请7件</b>，其中予以公开3件。</li>',
    )
    expect(page).toContain('<li><a href="#m2">申请表“一、本年新收政府信息公开申请数量”总计</a>：<b>6</b></li>')
  })

  test('every link leads somewhere, and no name is given twice', () => {
    const inTitle = withFindingsAt(({ title }) => [
      { start: title!.at!.start, end: title!.at!.start + 6 },
      { start: title!.at!.end - 4, end: title!.at!.end },
    ])
    for (const page of [renderReviewSheet(contradicting()), renderReviewSheet(inTitle)]) {
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    }
  })

  test('a sum is spelled out, the cell to change is marked', () => {
    const page = renderReviewSheet(
      review(
        soundReport({
          'applications.granted.naturalPerson': 2,
          'applications.granted.total': 2,
          'applications.concluded.naturalPerson': 2,
          'applications.concluded.total': 2,
          'applications.received.naturalPerson': 3,
          'applications.received.total': 2,
        }),
      ),
    )
    expect(page).toContain('<p class="formula">自然人3 ≠ 总计2</p>')
    expect(page).toMatch(/data-figure="applications\.received\.naturalPerson"><mark id="m1" class="error">3<\/mark>/)
  })

  test('blank cells are marked though nothing stands in them', () => {
    const page = renderReviewSheet(review(soundReport({ 'applications.granted.other': { state: 'blank' } })))
    expect(page).toMatch(/data-figure="applications\.granted\.other" data-state="blank"><mark id="m1" class="warning void"><\/mark>/)
  })

  test('findings on the same words share one mark', () => {
    const found = review(reportSaying('2024年，我局共收到依法申请公开7件。'))
    const page = renderReviewSheet(found)
    expect(page).toMatch(
      /<mark id="m\d" class="error">我局共收到依法申请公开7件<\/mark><sup class="refs"><a href="#f1"[^>]*>1<\/a><a href="#f2"[^>]*>2<\/a><\/sup>/,
    )
  })

  test('a mark changes nothing of how the report looks', () => {
    const found = withFindingsAt((report) => [report.closing[0]!.at!, report.sections[0]!.at!])
    const sheet = renderReviewSheet(found)
    expect(sheet.match(/<mark/g)).toHaveLength(2)
    const bare = sheet
      .replace(/<section class="review"[^]*?<p class="below">.*\n/, '')
      .replace(/<mark[^>]*>|<\/mark>|<sup class="refs">.*?<\/sup>/g, '')
    const bodyOf = (page: string): string => page.slice(page.indexOf('<body'))
    expect(bodyOf(bare)).toBe(bodyOf(writeHtml(found.document)))
  })

  test('text of the report is text in the sheet', () => {
    expect(renderReviewSheet(contradicting())).toContain('&lt;b&gt;</p>')
  })

  test('a title is shown as it stands, whatever its characters', () => {
    const title = "青河市水务局$&$'2024年政府信息公开工作年度报告$`$$"
    const sound = review(soundReport())
    const page = renderReviewSheet({ ...sound, document: { ...sound.document, title } })
    expect(page).toContain(`<title>核对单：${title.replace('&', '&amp;')}</title>`)
  })

  test('a sound report has a sheet too', () => {
    const page = renderReviewSheet(review(soundReport()))
    expect(page).toContain('年报.txt：没有发现问题。')
    expect(page).not.toContain('<mark')
  })

  test('characters of private use are text like any other', () => {
    const said = '共\u{10FFF0}9\u{10FFF1}收到\u{10FFF2}\u{10FFF3}。'
    const page = renderReviewSheet(review(reportSaying(`2024年，我局共收到政府信息公开申请7件。${said}`)))
    expect(page).toContain(said)
    expect(page).toContain('>我局共收到政府信息公开申请7件</mark>')
    expect(page.match(/id="review"/g)).toHaveLength(1)
  })

  test('only findings from the level on', () => {
    expect(renderReviewSheet(contradicting(), 'error')).not.toContain('class="warning"')
  })

  test('the same bytes every time', () => {
    expect(renderReviewSheet(contradicting())).toBe(renderReviewSheet(contradicting()))
  })
})

describe('findings as text, JSON and SARIF', () => {
  test('text: one a line, the gravest first, a closing count', () => {
    const lines = reviewFormats.text.renderAll([contradicting()], { level: 'info' }).trimEnd().split('\n')
    expect(lines.map((line) => line.slice(0, 2))).toEqual(['错误', '警告', '年报'])
    expect(lines.at(-1)).toBe('年报.txt：错误1条，警告1条，提示0条')
    expect(reviewFormats.text.renderAll([review(soundReport())], { level: 'info' })).toBe('年报.txt：没有发现问题\n')
  })

  test('text: several files are named on every line', () => {
    const lines = reviewFormats.text
      .renderAll([contradicting(), { ...contradicting(), name: '另一份.txt' }], { level: 'error' })
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => line.split('：')[0])).toEqual(['年报.txt', '年报.txt', '另一份.txt', '另一份.txt'])
  })

  test('JSON: every finding with its file, place and cell', () => {
    const findings = JSON.parse(reviewFormats.json.renderAll([contradicting()], { level: 'error' })) as unknown[]
    expect(findings).toMatchObject([
      {
        file: '年报.txt',
        code: 'check/received-differs',
        rule: 'AR-X01',
        severity: 'error',
        line: 7,
        column: 7,
        cell: 'applications.received.total',
        cellLabel: '申请表“一、本年新收政府信息公开申请数量”总计',
      },
    ])
  })

  test('SARIF: rule, level, region and cell', () => {
    const log = JSON.parse(reviewFormats.sarif.renderAll([contradicting()], { level: 'info' }))
    const [run] = log.runs
    expect(log.version).toBe('2.1.0')
    expect(run.results[0]).toMatchObject({
      ruleId: 'check/received-differs',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '%E5%B9%B4%E6%8A%A5.txt', index: 0 },
            region: { startLine: 7, startColumn: 7, endLine: 7, endColumn: 22 },
          },
          logicalLocations: [{ fullyQualifiedName: 'applications.received.total' }],
        },
      ],
    })
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe('check/received-differs')
    expect(run.results.map((result: { level: string }) => result.level)).toEqual(['error', 'warning'])
  })

  test('SARIF: a code from a newer version is shown as it is', () => {
    const found: Diagnostic = { code: 'check/of-tomorrow', severity: 'error', facts: {} }
    const [run] = JSON.parse(reviewFormats.sarif.renderAll([{ ...contradicting(), diagnostics: [found] }], { level: 'info' })).runs
    expect(run.tool.driver.rules).toEqual([{ id: 'check/of-tomorrow' }])
  })

  test('SARIF: two reports of one file are in that file', () => {
    const parts = [1, 2].map((part) => ({ ...contradicting(), name: `年报.txt（第${part}份）` }))
    const [run] = JSON.parse(reviewFormats.sarif.renderAll(parts, { level: 'error' })).runs
    expect(run.artifacts).toEqual([{ location: { uri: '%E5%B9%B4%E6%8A%A5.txt', uriBaseId: 'SRCROOT' } }])
    const places = run.results.map((result: { locations: { physicalLocation: object }[] }) => result.locations[0]!.physicalLocation)
    expect(places).toMatchObject(parts.map(() => ({ artifactLocation: { uri: '%E5%B9%B4%E6%8A%A5.txt', index: 0 } })))
  })
})
