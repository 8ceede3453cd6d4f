import { expect, test } from 'vitest'
import { readReports } from '../../../src/convert.js'

const page = (rows: string) =>
  `<h1>青禾县水务局2024年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table><tr><td colspan="4">第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>${rows}</table>`

/** Figures that are not lost, by the last two names of their paths, and the codes of findings about tables. */
async function read(rows: string, name = 'x.html') {
  const { reports, diagnostics } = await readReports(Buffer.from(page(rows)), name)
  const figures = reports[0]!.report.figures.filter(({ state }) => state !== 'lost')
  return {
    figures: figures.map(
      ({ path, value, state }) => `${path.split('.').slice(1).join('.')}=${value}${state === 'read' ? '' : ` ${state}`}`,
    ),
    codes: diagnostics.map(({ code }) => code).filter((code) => code.startsWith('table/')),
  }
}

test('table/merged-nought: a nought over all columns of a row is one in each', async () => {
  const { figures, codes } = await read(
    '<tr><td>规章</td><td colspan="3">0</td></tr><tr><td>行政规范性文件</td><td>3</td><td>1</td><td>12</td></tr>',
  )
  expect(figures).toContain('rules.repealed=0 inferred')
  expect(figures).toContain('normativeDocuments.inForce=12')
  expect(codes).toContain('table/merged-nought')
})

test('a nought over two rows is one in both', async () => {
  const { figures } = await read(
    '<tr><td>规章</td><td>0</td><td rowspan="2">0</td><td>5</td></tr><tr><td>行政规范性文件</td><td>3</td><td>12</td></tr>',
  )
  expect(figures).toEqual(
    expect.arrayContaining(['rules.inForce=5', 'normativeDocuments.repealed=0 inferred', 'normativeDocuments.inForce=12']),
  )
})

test.each([
  '<tr><td>规章</td><td colspan="3">7</td></tr><tr><td>行政规范性文件</td><td>3</td><td>1</td><td>12</td></tr>',
  '<tr><td>规章</td><td>0</td><td rowspan="2">7</td><td>5</td></tr><tr><td>行政规范性文件</td><td>3</td><td>12</td></tr>',
])('another number over several figures is lost', async (rows) => {
  const { figures, codes } = await read(rows)
  expect(figures.filter((figure) => figure.includes('=7'))).toEqual([])
  expect(codes).toContain('table/values-unplaced')
})
