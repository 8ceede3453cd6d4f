import { expect, test } from 'vitest'
import { readReports } from '../../src/convert.js'
import { gridOf } from '../../src/layout/table-grid.js'
import { writeHtml } from '../../src/writers/html/write-html.js'

/** User CPU time of reading, in milliseconds: the clock counts what else the machine does. */
async function timeToRead(text: string): Promise<number> {
  const before = process.cpuUsage()
  const { reports } = await readReports(Buffer.from(text), 'long.txt')
  expect(reports).toHaveLength(1)
  return process.cpuUsage(before).user / 1000
}

const head = '某某县人民政府2024年政府信息公开工作年度报告\n一、总体情况\n'

test('a paragraph of many sentences with numbers, and as many channels, takes linear time', async () => {
  const sentence = (_: unknown, index: number) => `通过第${ordinalOf(index)}号专栏公开信息${index}条。举办培训${index}次。`
  expect(await timeToRead(head + Array.from({ length: 20_000 }, sentence).join(''))).toBeLessThan(5000)
}, 60_000)

test('a table of very many rows is read, composed and written', async () => {
  const rows = Array.from({ length: 140_000 }, (_, index) => `<tr><td>第${index}项<td>${index}`).join('')
  const prose = '<p>我局认真做好政府信息公开工作，及时公开人民群众关心的各类信息，不断提高工作的透明度。'.repeat(20)
  const page = `<h1>某某县人民政府2024年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>${prose}<table>${rows}</table>`
  const { reports } = await readReports(Buffer.from(page), 'long.html')
  const { document } = reports[0]!
  const table = document.blocks.find((block) => block.kind === 'table')!
  expect(gridOf(table).rows).toHaveLength(140_000)
  expect(writeHtml(document)).toContain('>第139999项<')
  // Alone it takes thirteen seconds.
}, 300_000)

test('the document is composed when asked for, and once', async () => {
  const { reports } = await readReports(Buffer.from(`${head}全年公开信息3条。\n`), 'short.txt')
  expect(Object.getOwnPropertyDescriptor(reports[0], 'document')?.get).toBeDefined()
  expect(reports[0]!.document).toBe(reports[0]!.document)
})

function ordinalOf(index: number): string {
  return Array.from(String(index), (digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
}
