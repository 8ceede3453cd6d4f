import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StructureNode } from '../../../src/layout/page.js'
import type { DocumentBlock } from '../../../src/model/document.js'
import { characterPitch, linePitch, typeArea } from '../../../src/layout/type-area.js'
import { documentOf, heading, lay, paragraph, repeatedText, saidBy, table, taggedTexts, textItems, textOf } from './documents.js'

const han = (count: number): string => '公'.repeat(count)

/** Paragraphs by their lengths in lines: the indent takes two characters of the first. */
const ofLines = (lines: number): string => han(28 * lines - 12)

const blocks: fc.Arbitrary<DocumentBlock> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 300 }).map((length) => paragraph(han(length))) },
  { weight: 2, arbitrary: fc.constantFrom<1 | 2>(1, 2).map((level) => heading('总体情况', level)) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 40 })
      .map((rows) => table([['项目', '数量'], ...Array.from({ length: rows }, (_, row) => [`第${row}项`, '12'])])),
  },
)
const documents = fc.array(blocks, { minLength: 1, maxLength: 14 })

describe('running text', () => {
  const { pages } = lay([paragraph(han(2000))], '报告')

  test('stands in 22 lines of 28 characters', () => {
    const lines = textItems(pages[1]!)
      .filter((item) => typeof item.meaning === 'number')
      .flatMap((item) => item.lines)
    expect(lines).toHaveLength(22)
    expect(new Set(lines.map((line) => line.runs.map((run) => run.text).join('').length))).toEqual(new Set([28]))
    expect(lines[1]!.baseline - lines[0]!.baseline).toBeCloseTo(linePitch, 2)
  })

  test('fills the type area from edge to edge', () => {
    const [run] = textItems(pages[1]!)[0]!.lines[0]!.runs
    expect(run!.x).toBeCloseTo(typeArea.left, 2)
    expect(16 + run!.spacing).toBeCloseTo(characterPitch, 2)
  })

  test('begins two characters in', () => {
    expect(textItems(pages[0]!)[1]!.lines[0]!.runs[0]!.x).toBeCloseTo(typeArea.left + 2 * characterPitch, 2)
  })
})

describe('every document', () => {
  test('is on its pages whole, once and in order', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const { pages } = lay(list)
        expect(pages.flatMap(taggedTexts).join('')).toBe(saidBy(documentOf(list).blocks))
      }),
      { numRuns: 25 },
    )
  })

  test('leaves no heading at the foot of a page, unless nothing follows', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const { pages } = lay([...list, paragraph('完毕。')])
        for (const page of pages.slice(0, -1)) expect(taggedTexts(page).at(-1)).not.toBe('总体情况')
      }),
      { numRuns: 25 },
    )
  })

  test('leaves no single line of a paragraph alone on a page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 12 }), (lengths) => {
        const { pages } = lay(lengths.map((length) => paragraph(han(length))))
        const counts = new Map<number, number[]>()
        for (const page of pages) {
          for (const item of textItems(page)) {
            if (typeof item.meaning === 'number') counts.set(item.meaning, [...(counts.get(item.meaning) ?? []), item.lines.length])
          }
        }
        for (const perPage of counts.values()) if (perPage.length > 1) expect(Math.min(...perPage)).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 40 },
    )
  })

  test('stays inside the type area', () => {
    fc.assert(
      fc.property(documents, (list) => {
        for (const page of lay(list).pages) {
          for (const line of textItems(page)
            .filter((item) => typeof item.meaning === 'number')
            .flatMap((item) => item.lines)) {
            expect(line.baseline).toBeLessThan(typeArea.top + typeArea.height)
            expect(line.runs[0]!.x).toBeGreaterThan(typeArea.left - 9)
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('a heading', () => {
  test('goes over with the text that follows it', () => {
    const { pages } = lay([paragraph(ofLines(18)), heading('一、总体情况'), paragraph(ofLines(3))])
    expect(taggedTexts(pages[1]!)[0]).toBe('一、总体情况')
  })

  test('goes over with the table that follows it', () => {
    const rows = Array.from({ length: 8 }, (_, row) => [`第${row}项`, '12'])
    const { pages } = lay([paragraph(ofLines(16)), heading('二、附表'), table([['项目', '数量'], ...rows])])
    expect(taggedTexts(pages[1]!).slice(0, 2)).toEqual(['二、附表', '项目'])
  })

  test('has its place in the outline', () => {
    const { outline } = lay([heading('一、总体情况'), heading('（一）主动公开', 2), paragraph(ofLines(30)), heading('二、其他')])
    expect(outline.map(({ level, text, page }) => ({ level, text, page }))).toEqual([
      { level: 1, text: '一、总体情况', page: 1 },
      { level: 2, text: '（一）主动公开', page: 1 },
      { level: 1, text: '二、其他', page: 2 },
    ])
  })
})

describe('signature and date (GB/T 9704-2012, 7.3.5.2)', () => {
  const right = (text: string, layout: ReturnType<typeof lay>): { left: number; right: number } => {
    const line = layout.pages.flatMap(textItems).find((item) => textOf(item) === text)!.lines[0]!
    const last = line.runs.at(-1)!
    const width =
      [...last.text].reduce((sum, character) => sum + (character < '\u0080' ? 8 : 16) + last.spacing, 0) +
      (last.lead ?? 0) +
      (last.trail ?? 0)
    return { left: line.runs[0]!.x, right: (typeArea.left + typeArea.width - last.x - width) / characterPitch }
  }

  test('the date begins two characters right of a longer organ, which stands two characters from the edge', () => {
    const layout = lay([paragraph('正文。'), paragraph('某某市发展和改革委员会', 'signature'), paragraph('2025年1月9日', 'date')])
    const [organ, date] = [right('某某市发展和改革委员会', layout), right('2025年1月9日', layout)]
    expect(organ.right).toBeCloseTo(2, 0)
    expect(date.left - organ.left).toBeCloseTo(2 * characterPitch, 1)
  })

  test('a date longer than the organ stands two characters from the edge', () => {
    const layout = lay([paragraph('正文。'), paragraph('某局', 'signature'), paragraph('2025年1月19日', 'date')])
    expect(right('2025年1月19日', layout).right).toBeCloseTo(2, 0)
    expect(right('2025年1月19日', layout).left - right('某局', layout).left).toBeCloseTo(2 * characterPitch, 0)
  })

  test('an organ longer than a line is broken by sense, the date under its longer line', () => {
    const name = '松江源自治县白桦林经济技术开发区管理委员会自然资源和规划局'
    const layout = lay([paragraph('正文。'), paragraph(name, 'signature'), paragraph('2025年1月9日', 'date')])
    const lines = layout.pages.flatMap(textItems).find((item) => textOf(item) === name)!.lines
    expect(lines.map((line) => line.runs.map((run) => run.text).join(''))).toEqual([
      '松江源自治县白桦林经济技术开发区',
      '管理委员会自然资源和规划局',
    ])
    const [wide, narrow] = lines.map((line) => line.runs[0]!.x)
    expect(narrow! - wide!).toBeCloseTo(((16 - 13) / 2) * characterPitch, 0)
    expect(right('2025年1月9日', layout).left - wide!).toBeCloseTo(2 * characterPitch, 0)
  })

  test('take the last lines of the text with them to a new page', () => {
    for (let lines = 14; lines <= 22; lines++) {
      const { pages } = lay([
        paragraph(ofLines(lines)),
        paragraph('某某市发展和改革委员会', 'signature'),
        paragraph('2025年1月9日', 'date'),
      ])
      expect(taggedTexts(pages.at(-1)!).length, `${lines} lines`).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('page numbers', () => {
  const { pages } = lay([paragraph(ofLines(60))])

  test('stand between dashes, odd ones right, even ones left', () => {
    const numbers = pages.map((page) => textItems(page).find((item) => item.meaning === 'footer')!)
    expect(numbers.map(textOf)).toEqual(pages.map((page) => `— ${page.number} —`))
    const middle = typeArea.left + typeArea.width / 2
    expect(numbers.map((item) => item.lines[0]!.runs[0]!.x > middle)).toEqual(pages.map((page) => page.number % 2 === 1))
  })
})

describe('hard line breaks', () => {
  test('begin a line and no paragraph', () => {
    const [, item] = textItems(lay([paragraph('第一行\n第二行')]).pages[0]!)
    expect(item!.lines.map((line) => Math.round(line.runs[0]!.x))).toEqual([111, 79])
  })
})

describe('a wide table', () => {
  const rows = Array.from({ length: 3 }, () => Array.from({ length: 30 }, () => '1234'))
  const { pages } = lay([
    paragraph('正文。'),
    heading('二、附表'),
    table([Array.from({ length: 30 }, () => '办理数量'), ...rows]),
    paragraph('又是正文。'),
  ])

  test('has a landscape page, its heading with it', () => {
    expect(pages.map((page) => page.width > page.height)).toEqual([false, true, false])
    expect(taggedTexts(pages[1]!)[0]).toBe('二、附表')
    expect(repeatedText(pages[1]!)).toBe('')
  })

  test('has the page number where the upright sheet has it, turned', () => {
    const number = textItems(pages[1]!).at(-1)!
    expect(number.lines[0]).toMatchObject({ turned: true })
    expect(number.lines[0]!.baseline).toBeLessThan(pages[1]!.width / 8)
  })
})

describe('版记', () => {
  const imprint = [paragraph('抄送：县人民政府办公室。', 'imprint'), paragraph('某某局办公室 2025年1月21日印发', 'imprint')]
  const bottomOf = (list: readonly DocumentBlock[]): number => {
    const rules = lay(list).pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'rules' ? item.rules : [])))
    return Math.max(...rules.map(({ y }) => y))
  }

  test('stands at the foot of the page where nothing follows it', () => {
    expect(bottomOf([paragraph(ofLines(2)), ...imprint])).toBeCloseTo(typeArea.top + typeArea.height, 2)
  })

  test('stands under the text where something does', () => {
    expect(bottomOf([paragraph(ofLines(2)), ...imprint, paragraph('又及。')])).toBeLessThan(typeArea.top + typeArea.height / 2)
  })

  test('sets the day at the right edge, one character in', () => {
    const [line] = textItems(lay(imprint).pages[0]!).find((item) => textOf(item).includes('印发'))!.lines
    expect(line!.runs.at(-1)!.x + 14 * '2025年1月21日印发'.length).toBeGreaterThan(typeArea.left + typeArea.width - 14)
  })
})

describe('an attachment', () => {
  const annex = (number: number): DocumentBlock[] => [
    paragraph(`附件${number}`, 'annex'),
    { ...heading('公开指标统计表'), annex: 'title' },
    { ...heading('一、公开范围'), annex: 'inner' },
    paragraph('见网站。'),
  ]
  const { pages, structure, outline } = lay([heading('一、总体情况'), paragraph(ofLines(2)), ...annex(1), ...annex(2)])

  test('begins a page, its mark in the first line, its title in the third', () => {
    expect(pages).toHaveLength(3)
    const [mark, title] = textItems(pages[1]!)
    expect(textOf(mark!)).toBe('附件1')
    expect(mark!.lines[0]!.runs[0]!.x).toBeCloseTo(typeArea.left, 2)
    expect(mark!.lines[0]!.baseline).toBeLessThan(typeArea.top + linePitch)
    expect(title!.lines[0]!.baseline).toBeGreaterThan(typeArea.top + 2 * linePitch)
  })

  test('is a part of its own with a title of the first rank, and a branch of the bookmarks', () => {
    expect(structure.children.map(({ role }) => role).slice(-2)).toEqual(['part', 'part'])
    expect(structure.children.at(-1)!.children.map(({ role }) => role)).toEqual(['paragraph', 'partTitle', 'heading1', 'paragraph'])
    expect(outline.map(({ level, page }) => [level, page])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
      [1, 3],
      [2, 3],
    ])
  })
})

test('lists are lists in the structure, one in the other, each item with its mark', () => {
  const item = (text: string, depth: number, ordered: boolean): DocumentBlock => ({
    ...paragraph(text),
    list: { depth, ordered, label: ordered ? 2 : 0 },
  })
  const { structure, pages } = lay([
    item('登记', 1, false),
    item('1.分办', 2, true),
    item('2.会商', 2, true),
    item('答复', 1, false),
    paragraph('段落。'),
  ])
  const shown = (node: StructureNode): string => `${node.role}${node.children.length > 0 ? `(${node.children.map(shown).join(' ')})` : ''}`
  const inner = 'list(listItem(itemLabel itemBody) listItem(itemLabel itemBody))'
  expect(structure.children.slice(1).map(shown)).toEqual([
    `list(listItem(itemLabel itemBody(${inner})) listItem(itemLabel itemBody))`,
    'paragraph',
  ])
  expect(pages.flatMap(taggedTexts).join('')).toContain('● 登记1.分办2.会商● 答复段落。')
})
