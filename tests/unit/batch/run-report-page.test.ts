import { expect, test } from 'vitest'
import { writeIndexPage } from '../../../src/batch/run-report-page.js'
import type { RunRow } from '../../../src/batch/run-rows.js'
import { emptyTotals } from '../../../src/batch/run-totals.js'

const row: RunRow = {
  input: '2024/a</script>.txt',
  status: 'converted',
  reason: '',
  advice: '',
  repeat: null,
  organ: '青屿市水务局',
  year: 2024,
  kind: '年度报告',
  form: '',
  errors: 1,
  warnings: 0,
  infos: 0,
  corrected: 0,
  corrections: [],
  repairs: 0,
  figuresRead: 0,
  figures: 0,
  outputs: ['2024/a.html', '2024/a.check.html'],
  codes: ['check/no-contact'],
}

function pageOf(rows: readonly RunRow[], complete = true): string {
  const totals = emptyTotals()
  const group = (code: string, severity: 'error' | 'warning', count: number, sentences: readonly string[]) =>
    totals.findings.set(`${severity} ${code}`, {
      code,
      severity,
      count,
      reports: count,
      sentences: new Map(sentences.map((sentence, index) => [sentence, count - index])),
      rows: [row],
    })
  group('check/no-contact', 'warning', 37, ['没有写明联系方式（电话）', '没有写明联系方式（地址）'])
  group('check/of-an-older-version', 'error', 1, ['旧的<句子>'])
  group('check/of-an-older-version', 'warning', 1, ['旧的<句子>'])
  let page = ''
  writeIndexPage({ rows: () => rows, totals, complete }, (text) => (page += text))
  return page
}

test('kinds of findings are told in words', () => {
  const page = pageOf([row])
  expect(page).toMatch(/<span>没有写明联系方式[^<]*（AR-S10）<\/span>/)
  expect(page).toMatch(/<span>旧的&lt;句子&gt;<\/span>.*?<b>2<\/b>/)
})

test('every landmark has a name of its own', () => {
  const names = [...pageOf([row]).matchAll(/<(?:section|nav|div)[^>]*? (aria-label(?:ledby)?="[^"]*")/g)].map(([, name]) => name)
  expect(names).toHaveLength(5)
  expect(new Set(names).size).toBe(5)
})

test('a hundred rows stand in the page, all of them in its data, which no name can end', () => {
  const page = pageOf(Array.from({ length: 250 }, () => row))
  expect(page.match(/<tr><th scope="row">/g)).toHaveLength(100)
  const data = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page)![1]!
  const { rows, codes } = JSON.parse(data) as { rows: unknown[][]; codes: string[] }
  expect(rows).toHaveLength(250)
  expect(rows[0]![0]).toBe(row.input)
  // Each row knows its findings by their places in the list of codes.
  expect(codes[(rows[0]!.at(-1) as number[])[0]!]).toMatch(/^没有写明联系方式.*（AR-S10）$/)
})

test('a run that was stopped says so', () => {
  expect(pageOf([row])).not.toContain('没有做完')
  expect(pageOf([row], false)).toContain('这次运行没有做完')
})

test('findings of one cause are told once, with their sentences and the sheets they stand on', () => {
  const cause = /<details>(?:(?!<\/details>)[\s\S])*37份[\s\S]*?<\/details>/.exec(pageOf([row]))![0]
  expect(cause).toContain('没有写明联系方式（电话）（37份）')
  expect(cause).toContain('没有写明联系方式（地址）（36份）')
  expect(cause).toContain('<a href="2024/a.check.html">青屿市水务局2024年</a>')
  expect(cause).toContain('等，另有36份')
})

test('a report that repeats another says so; what failed and what is no report stand apart, with advice', () => {
  const of = '2024/<原件>.docx'
  const page = pageOf([
    { ...row, repeat: { why: 'same', of } },
    { ...row, status: 'failed', input: '坏.docx', reason: '文件打不开', advice: '请重新另存' },
    { ...row, status: 'skipped', input: '通知.txt', reason: '不是年度报告', advice: '' },
  ])
  expect(page).toContain('重复：2024/&lt;原件&gt;.docx')
  const aside = (id: string) => new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(page)![0]
  expect(aside('failed')).toContain('<th scope="row">坏.docx</th><td>文件打不开</td><td>请重新另存</td>')
  expect(aside('skipped')).toContain('<th scope="row">通知.txt</th><td>不是年度报告</td>')
  expect(aside('list')).not.toContain('坏.docx')
})

test('corrections are listed with what stood there, and counted even where an older record does not list them', () => {
  const corrections = [{ where: '申请表“总计”', before: '9', after: '6', note: '与台账核对，王某，2025-01-20' }]
  const page = pageOf([
    { ...row, input: 'a.txt', corrected: 1, corrections },
    { ...row, corrected: 2 },
  ])
  expect(page).toContain('更正（3处）')
  expect(page).toContain('<td>申请表“总计”</td><td>9</td><td>6</td><td>与台账核对，王某，2025-01-20</td>')
  expect(page).toContain('这里只列出1处')
  expect(pageOf([row])).not.toContain('corrections-title')
})
