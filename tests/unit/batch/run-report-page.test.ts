import { expect, test } from 'vitest'
import { writeIndexPage } from '../../../src/batch/run-report-page.js'
import type { RunRow } from '../../../src/batch/run-rows.js'
import { emptyTotals } from '../../../src/batch/run-totals.js'

const row: RunRow = {
  input: '2024/a</script>.txt',
  status: 'converted',
  reason: '',
  organ: '青屿市水务局',
  year: 2024,
  kind: '年度报告',
  form: '',
  errors: 1,
  warnings: 0,
  infos: 0,
  corrected: 0,
  repairs: 0,
  figuresRead: 0,
  figures: 0,
  outputs: ['2024/a.html'],
}

function pageOf(rows: readonly RunRow[], complete = true): string {
  const totals = emptyTotals()
  totals.findings.set('warning check/no-contact', { code: 'check/no-contact', severity: 'warning', count: 3 })
  totals.findings.set('error check/of-an-older-version', { code: 'check/of-an-older-version', severity: 'error', count: 1 })
  totals.findings.set('warning check/of-an-older-version', { code: 'check/of-an-older-version', severity: 'warning', count: 1 })
  let page = ''
  writeIndexPage({ rows: () => rows, totals, complete }, (text) => (page += text))
  return page
}

test('kinds of findings are told in words', () => {
  const page = pageOf([row])
  expect(page).toMatch(/<span>没有写明联系方式[^<]*（AR-S10）<\/span>/)
  expect(page).toMatch(/<span>check\/of-an-older-version<\/span>.*?<b>2<\/b>/)
})

test('every landmark has a name of its own', () => {
  const names = [...pageOf([row]).matchAll(/<(?:section|nav|div)[^>]*? (aria-label(?:ledby)?="[^"]*")/g)].map(([, name]) => name)
  expect(names).toHaveLength(4)
  expect(new Set(names).size).toBe(4)
})

test('a hundred rows stand in the page, all of them in its data, which no name can end', () => {
  const page = pageOf(Array.from({ length: 250 }, () => row))
  expect(page.match(/<tr><th scope="row">/g)).toHaveLength(100)
  const data = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page)![1]!
  expect(JSON.parse(data)).toHaveLength(250)
  expect((JSON.parse(data) as unknown[][])[0]![0]).toBe(row.input)
})

test('a run that was stopped says so', () => {
  expect(pageOf([row])).not.toContain('没有做完')
  expect(pageOf([row], false)).toContain('这次运行没有做完')
})
