import { expect, test } from 'vitest'
import { readReports, writeReport } from '../../src/convert.js'
import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { fontLoader } from '../../src/fonts/load-fonts.js'
import { gridOf } from '../../src/layout/table-grid.js'
import { writeHtml } from '../../src/writers/html/write-html.js'
import { expectLinear } from '../growth.js'

const head = '某某县人民政府2024年政府信息公开工作年度报告\n一、总体情况\n'

test('a paragraph of many sentences with numbers, and as many channels, takes linear time', async () => {
  const sentence = (_: unknown, index: number) => `通过第${ordinalOf(index)}号专栏公开信息${index}条。举办培训${index}次。`
  await expectLinear(async (size) => {
    const text = head + Array.from({ length: size }, sentence).join('')
    expect((await readReports(Buffer.from(text), 'long.txt')).reports).toHaveLength(1)
  }, 20_000)
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

test('a script that no font has is told once for all outputs, where the source has it; none that fonts have', async () => {
  const { reports } = await readReports(
    Buffer.from(`${head}走访བོད་ཡིག、ᠮᠣᠩᠭᠣᠯ、ئۇيغۇر、ꆈꌠ各户。Αθήνα、Москва、CO₂、𠮷、①、✔。\n`),
    'short.txt',
  )
  const found: Diagnostic[] = []
  await writeReport(reports[0]!, ['pdf', 'ofd', 'html', 'docx'], {
    name: '甲',
    fonts: fontLoader([]),
    attach: false,
    reporter: collectInto(found),
  })
  expect(found.map(({ code, facts }) => [code, facts['script'], facts['characters'], facts['count']])).toEqual([
    ['write/missing-character', '藏文', 'བོད་ཡི', 7],
    ['write/missing-character', '蒙古文', 'ᠮᠣᠩᠭᠯ', 6],
    ['write/missing-character', '维吾尔文、哈萨克文（阿拉伯字母）', 'ئۇيغر', 6],
    ['write/missing-character', '彝文', 'ꆈꌠ', 2],
  ])
  expect(found.map(({ at }) => at!.start - head.length)).toEqual([2, 10, 17, 24])
}, 30_000)

function ordinalOf(index: number): string {
  return Array.from(String(index), (digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
}
