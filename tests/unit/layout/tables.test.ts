import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layout, PlacedRules, StructureNode } from '../../../src/layout/page.js'
import { typeArea } from '../../../src/layout/type-area.js'
import { lay, paragraph, repeatedText, saidBy, table, taggedTexts, textItems, textOf, type CellSource } from './documents.js'
import { expectLinear } from '../../growth.js'

const figures = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`)

describe('a table over several pages', () => {
  const group = (label: string, size: number): (string | CellSource)[][] =>
    figures(size).map((row) => [
      ...(row === '0' ? [{ text: label, rowSpan: size, isHeader: true }] : []),
      { text: `${row}.${label}事项`, isHeader: true },
      '7',
    ])
  const long = table([['类别', '事项', '数量'], ...['甲类', '乙类', '丙类', '丁类'].flatMap((label) => group(label, 20))])
  const { pages } = lay([paragraph('正文。'), long])

  test('shows its head again on each', () => {
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages.slice(1)) expect(repeatedText(page)).toContain('类别事项数量')
  })

  test('shows the label of a group that goes on again, with （续）', () => {
    for (const page of pages.slice(1)) {
      const first = taggedTexts(page)[0]!
      const label = /类/.exec(first) ? /.类/.exec(first)![0] : ''
      if (/^\d+\./.test(first) && !first.startsWith('0.')) expect(repeatedText(page)).toContain(`${label}（续）`)
    }
    expect(pages.some((page) => repeatedText(page).includes('（续）'))).toBe(true)
  })

  test('says everything once', () => {
    expect(pages.flatMap(taggedTexts).join('')).toContain(saidBy([long]))
  })

  test('splits no row', () => {
    const rows = pages.map((page) => new Set(taggedTexts(page).filter((text) => /^\d+\..类事项$/.test(text))))
    expect(rows.reduce((sum, set) => sum + set.size, 0)).toBe(80)
  })
})

describe('rows that stay with the one before', () => {
  test('take it with them', () => {
    for (let count = 20; count < 36; count++) {
      const rows = table([['项目', '数量'], ...figures(count).map((row) => [`第${row}项`, '1']), ['合计', '9']])
      const kept = {
        ...rows,
        parts: rows.parts.map((part) => ({
          ...part,
          body: part.body.map((row, index) => ({ ...row, keepWithPrevious: index === count })),
        })),
      }
      const { pages } = lay([paragraph('正文。'), kept])
      const last = pages.find((page) => taggedTexts(page).includes('合计'))!
      expect(taggedTexts(last), `${count} rows`).toContain(`第${count - 1}项`)
    }
  })
})

describe('a row longer than a page', () => {
  const long = table([
    ['事项', '说明'],
    ['甲', '公'.repeat(5000)],
    ['乙', '开'],
  ])
  const { pages } = lay([paragraph('正文。'), long])

  test('begins at once and goes on from page to page', () => {
    expect(taggedTexts(pages[0]!).join('')).toContain('甲公公公')
    expect(pages.length).toBeGreaterThanOrEqual(3)
    expect(pages.flatMap(taggedTexts).join('')).toContain(saidBy([long]))
  })

  test('shows its own label again', () => {
    for (const page of pages.slice(1, -1)) expect(repeatedText(page)).toBe('事项说明甲（续）')
  })
})

describe('a table a little too long for a page', () => {
  const rows = (count: number): ReturnType<typeof table> => table([['项目', '数量'], ...figures(count).map((row) => [`第${row}项`, '1'])])
  const sizes = (count: number): number[] =>
    lay([rows(count)], '报告').pages.map((page) => textItems(page).find((item) => textOf(item) === '1')!.lines[0]!.size)

  test('is set more densely to fit, smaller only if it must be', () => {
    expect(sizes(25)).toEqual([10.5])
    expect(sizes(29)).toEqual([10])
    expect(sizes(36)).toEqual([9])
  })

  test('is set in full size where that saves no page', () => {
    expect(sizes(50)).toEqual([10.5, 10.5])
  })

  test('begins on a new page if most of this one is full, else at once', () => {
    const first = (lines: number): boolean =>
      taggedTexts(lay([paragraph('公'.repeat(28 * lines - 12)), rows(13)]).pages[0]!).includes('项目')
    expect(first(15)).toBe(false)
    expect(first(11)).toBe(true)
  })
})

describe('a table whose first rows are high', () => {
  const group = Array.from({ length: 4 }, (_, row) => [
    ...(row === 0 ? [{ text: '事项', rowSpan: 4, isHeader: true }] : []),
    { text: `第${row}项${'公'.repeat(420)}` },
    '1',
  ])
  const sameShape = [['类别', '内容', '数量'], ...group, ...Array.from({ length: 20 }, (_, row) => [`第${row}行`, '公开', '1'])]
  const firstPage = (lines: number): readonly string[] =>
    taggedTexts(lay([paragraph('公'.repeat(28 * lines - 2)), table(sameShape)]).pages[0]!)

  test('is parted after the first of a group rather than leave a third of the page empty', () => {
    expect(firstPage(9)).toContain('类别')
  })

  test('goes to the next page where less would stay empty', () => {
    expect(firstPage(13)).not.toContain('类别')
  })
})

describe('columns', () => {
  const digits = (text: string): string[][] => Array.from({ length: 3 }, () => Array.from({ length: 15 }, () => text))
  const statutory = (text: string): ReturnType<typeof table> =>
    table([Array.from({ length: 15 }, () => '结果维持'), ...digits(text)], {
      form: 'annual-2021',
      widths: Array.from({ length: 15 }, () => 589),
      columnCount: 15,
    })
  const sizeOf = (text: string): { size: number; landscape: boolean } => {
    const { pages } = lay([statutory(text)])
    const page = pages.find((candidate) => taggedTexts(candidate).includes(text))!
    const line = textItems(page).find((item) => textOf(item) === text)!.lines[0]!
    return { size: line.size, landscape: page.width > page.height }
  }

  test('hold figures of four digits in full size', () => {
    expect(sizeOf('1234')).toEqual({ size: 10.5, landscape: false })
  })

  test('hold figures of six digits in smaller type, eight digits on a turned page', () => {
    expect(sizeOf('123456')).toMatchObject({ landscape: false })
    expect(sizeOf('123456').size).toBeGreaterThanOrEqual(8)
    expect(sizeOf('12345678')).toMatchObject({ landscape: true, size: 9.5 })
  })

  test('of a form take the little they lack for a heading on one line', () => {
    const heads = ['事项', ...Array.from({ length: 14 }, (_, index) => (index === 0 ? '自然人' : '总计'))]
    const rows = Array.from({ length: 36 }, (_, row) => [`第${row}项`, ...Array.from({ length: 14 }, () => '0')])
    const form = table([heads, ...rows], { form: 'annual-2021', widths: [700, ...Array.from({ length: 14 }, () => 592)] })
    const head = textItems(lay([form], '报告').pages[0]!).find((item) => textOf(item) === '自然人')!
    expect([head.lines[0]!.size, head.lines.length]).toEqual([9, 1])
  })

  test('keep a figure on one line', () => {
    for (const text of ['12345', '123456', '12345678', '-1234567.89']) {
      const { pages } = lay([statutory(text)])
      const items = pages.flatMap(textItems).filter((item) => textOf(item) === text)
      expect(items).toHaveLength(45)
      for (const item of items) expect(item.lines).toHaveLength(1)
    }
  })

  test('without measures of their own follow the content', () => {
    const { pages } = lay([
      table([
        ['序号', '说明'],
        ['1', '公'.repeat(60)],
      ]),
    ])
    const rules = pages[0]!.items
      .find((item): item is PlacedRules => item.kind === 'rules')!
      .rules.filter((rule) => rule.direction === 'down')
    const edges = [...new Set(rules.map((rule) => rule.x))].sort((a, b) => a - b)
    expect(edges[1]! - edges[0]!).toBeLessThan((edges[2]! - edges[1]!) / 3)
    expect(edges[2]! - edges[0]!).toBeCloseTo(typeArea.width, 1)
  })

  test('give room to the rows of the body before the heads', () => {
    const heads = ['单位', ...Array.from({ length: 29 }, (_, index) => (index % 4 === 0 ? '公开信息' : '办理'))]
    const rows = Array.from({ length: 9 }, (_, row) => [`街道办${row}`, ...Array.from({ length: 29 }, () => '12345')])
    const { pages } = lay([table([heads, ...rows])])
    const labels = pages.flatMap(textItems).filter((item) => textOf(item).startsWith('街道办'))
    expect(labels.map((label) => label.lines.length)).toEqual(Array.from({ length: 9 }, () => 1))
  })

  test('hold any number of columns, any length of word', () => {
    const wide = table([Array.from({ length: 150 }, (_, index) => `列${index}`), Array.from({ length: 150 }, () => '1')])
    const words = table(
      [
        ['甲', '乙'],
        ['a'.repeat(300), '1'.repeat(200)],
      ],
      { id: 't2' },
    )
    const { pages } = lay([wide, words])
    expect(pages.flatMap(taggedTexts).join('')).toContain(saidBy([wide, words]))
  })
})

describe('rules', () => {
  test('are drawn once, around every cell and through none', () => {
    const { pages } = lay([
      table(
        [
          [
            { text: '甲', rowSpan: 2 },
            { text: '乙', colSpan: 2 },
          ],
          ['丙', '丁'],
        ],
        { headRows: 2 },
      ),
    ])
    const { rules } = pages[0]!.items.find((item): item is PlacedRules => item.kind === 'rules')!
    const across = rules.filter((rule) => rule.direction === 'across')
    const down = rules.filter((rule) => rule.direction === 'down')
    expect(across).toHaveLength(3)
    expect(across[1]!.length).toBeCloseTo((typeArea.width * 2) / 3, 0)
    expect(down.map((rule) => Math.round(rule.length * 10))).toEqual([420, 420, 210, 420])
  })
})

describe('structure', () => {
  test('has a table with a caption for each part', () => {
    const parts = ['第（一）项', '第（二）项'].map((caption, index) => ({
      ...table(
        [
          ['内容', '件数'],
          ['规章', '1'],
        ],
        { id: `p${index}` },
      ).parts[0]!,
      caption,
    }))
    const { structure, pages } = lay([{ ...table([['内容', '件数']]), parts }])
    const tables = structure.children.filter((node) => node.role === 'table')
    expect(tables.map((node) => node.children.map((kid) => kid.role))).toEqual([
      ['caption', 'tableHead', 'tableBody'],
      ['caption', 'tableHead', 'tableBody'],
    ])
    expect(taggedTexts(pages[0]!).slice(1)).toEqual(['第（一）项', '内容', '件数', '规章', '1', '第（二）项', '内容', '件数', '规章', '1'])
  })

  test('fills a short row with empty cells and cuts a span that leaves its section', () => {
    const short = table(
      [
        ['甲', '乙', '丙'],
        [{ text: '丁', rowSpan: 9 }, '1'],
      ],
      {},
    )
    const { structure } = lay([short])
    const rows = structure.children.at(-1)!.children.flatMap((section) => section.children)
    expect(rows.map((row) => row.children.length)).toEqual([3, 3])
    expect(rows[1]!.children[0]!.cell!.rowSpan).toBe(1)
  })
})

const texts = fc.oneof(
  fc.constantFrom('', '甲\n乙', 'a b', '1,234.56', '（一）', 'http://www.example.gov.cn/a'),
  fc.integer({ min: 1, max: 30 }).map((length) => '公'.repeat(length)),
  fc.integer({ min: 30, max: 1500 }).map((length) => '开，'.repeat(length)),
)
const spans = fc.constantFrom(1, 1, 1, 1, 2, 5, 40)
const cells = fc.record({ text: texts, rowSpan: spans, colSpan: fc.constantFrom(1, 1, 1, 2, 3), isHeader: fc.boolean() })
const shapes = fc.record({
  rows: fc.array(fc.array(cells, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
  headRows: fc.integer({ min: 0, max: 3 }),
  captionShown: fc.boolean(),
})

describe('a table of any shape', () => {
  test('says everything, in the order of its structure, on the page', () => {
    fc.assert(
      fc.property(fc.array(shapes, { minLength: 1, maxLength: 2 }), (list) => {
        const tables = list.map(({ rows, headRows, captionShown }) =>
          table(rows, { headRows: Math.min(headRows, rows.length), captionShown }),
        )
        const layout = lay([paragraph('正文。'), ...tables])
        expect(saidByStructure(layout)).toContain(`正文。${saidBy(tables)}`)
        for (const page of layout.pages) {
          const lines = textItems(page).flatMap((item) => (item.meaning === 'footer' ? [] : item.lines))
          for (const line of lines) expect(line.baseline).toBeLessThan(page.height > page.width ? 743 : 522)
        }
      }),
      { numRuns: 25 },
    )
  })
})

function saidByStructure({ pages, structure }: Layout): string {
  const said = new Map<number | string, string>()
  for (const item of pages.flatMap(textItems)) said.set(item.meaning, (said.get(item.meaning) ?? '') + textOf(item))
  return sayNode(structure)

  function sayNode(node: StructureNode): string {
    return (said.get(node.id) ?? '') + node.children.map(sayNode).join('')
  }
}

test('a table of very many pages takes linear time', async () => {
  await expectLinear((size) => {
    const rows = figures(size).map((row) => [`第${row}项`, '7'])
    expect(lay([table([['事项', '数量'], ...rows])]).pages.length).toBeGreaterThan(size / 90)
  }, 45_000)
})

test('a table of 300 rows and five columns takes no more than 16 pages in full size', () => {
  const rows = Array.from({ length: 300 }, (_, row) => [
    String(row + 1),
    `云岭市青禾区第${row}号公开事项`,
    '2024-03-18',
    `${row * 37}`,
    '已在政府网站公开',
  ])
  const { pages } = lay([table([['序号', '名称', '日期', '件数', '备注'], ...rows])])
  expect(pages.length).toBeLessThanOrEqual(16)
  const sizes = pages.flatMap((page) => textItems(page).flatMap(({ lines }) => lines.map(({ size }) => size)))
  expect(Math.min(...sizes)).toBe(10.5)
})

test('a table of many columns goes on its side before its columns are too narrow for its texts', () => {
  const wide = (columns: number): string[][] => [
    Array.from({ length: columns }, (_, column) => `第${column}类公开平台名称`),
    Array.from({ length: columns }, () => '青禾区人民政府办公室（大数据中心）'),
  ]
  const directionOf = (columns: number): boolean => lay([table(wide(columns))]).pages.some(({ width, height }) => width > height)
  expect(directionOf(6)).toBe(false)
  expect(directionOf(14)).toBe(true)
})
