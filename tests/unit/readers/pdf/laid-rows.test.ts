import { expect, test } from 'vitest'
import { readBytes } from '../../../../src/readers/index.js'
import type { Block } from '../../../../src/model/block.js'
import { draw, grid, pdfFile, write } from './pdf-file.js'

async function blocksOf(pages: readonly string[], more: { objects?: readonly string[]; catalog?: string } = {}) {
  const result = await readBytes(pdfFile({ pages, ...more }), 'x.pdf', () => {})
  return result.kind === 'blocks' ? result.blocks : []
}

function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat().map(({ text }) => text) : block.text.split(/\s{2,}|\n/)))
}

/** Texts of a cell one below the other round a height. */
const cell = (x: number, y: number, ...lines: string[]) =>
  lines.map((text, row) => write(text, x, y + 7 * (lines.length - 1) - 14 * row, 10))

test('labels set in several lines are whole where no rules stand round them', async () => {
  const head = [
    cell(400, 760, '本年处理', '决定数量'),
    cell(72, 760, '信息内容'),
    cell(72, 720, '行政', '许可'),
    cell(420, 720, '57'),
    cell(72, 780, '第二十条第（五）项'),
  ]
  expect(textsOf(await blocksOf([head.flat().join('\n')]))).toEqual([
    '第二十条第（五）项',
    '信息内容',
    '本年处理决定数量',
    '行政许可',
    '57',
  ])
})

test('what the structure tree has in one cell is one text', async () => {
  const marked = (mark: number, ...drawn: string[]) => `/TD <</MCID ${mark}>> BDC ${drawn.join(' ')} EMC`
  const content = [
    marked(0, ...cell(72, 700, '门户网站和', '政务新媒体')),
    marked(1, ...cell(300, 700, '57')),
    marked(2, ...cell(72, 660, '查阅点')),
    marked(3, ...cell(300, 660, '9')),
  ]
  const element = (mark: number) => `<</S/TD/P 10 0 R/Pg 16 0 R/K ${mark}>>`
  const objects = [
    '<</Type/StructTreeRoot/K[11 0 R 12 0 R 13 0 R 14 0 R]/ParentTree 15 0 R>>',
    ...[0, 1, 2, 3].map(element),
    '<</Nums[0[11 0 R 12 0 R 13 0 R 14 0 R]]>>',
  ]
  const blocks = await blocksOf([content.join('\n')], { objects, catalog: '/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R' })
  expect(textsOf(blocks)).toEqual(['门户网站和政务新媒体', '57', '查阅点', '9'])
})

test('a table goes on at the head of the next column', async () => {
  const text = (x: number, y: number) => Array.from({ length: 20 }, (_, row) => write('全年公开政府信息三百四十六条解读', x, y - 18 * row))
  const first = grid(
    [
      ['渠道', '2024年'],
      ['网站', '128'],
    ],
    60,
    120,
    90,
    24,
  )
  const second = grid([['公众号', '201']], 320, 780, 90, 24)
  const page = [...text(60, 750), draw(first.rules), ...first.texts, draw(second.rules), ...second.texts, ...text(320, 600)]
  const tables = (await blocksOf([page.join('\n')])).flatMap((block) => (block.kind === 'table' ? [block.rows] : []))
  expect(tables.map((rows) => rows.map((row) => row.map((one) => one.text).join('|')))).toEqual([['渠道|2024年', '网站|128', '公众号|201']])
})
