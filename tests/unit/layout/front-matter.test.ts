import { expect, test } from 'vitest'
import type { FrontMatter } from '../../../src/layout/front-matter.js'
import { layoutMeasured } from '../../../src/layout/layout-document.js'
import { nodesOf } from '../../../src/layout/structure.js'
import { documentOf, heading, paragraph, textItems, textOf } from './documents.js'
import { plainMeasure } from './plain-measure.js'

const document = {
  ...documentOf([
    heading('一、总体情况'),
    heading('（一）主动公开', 2),
    paragraph('公'.repeat(28 * 30)),
    heading('1.网站', 3),
    paragraph('甲。'),
    heading('二、其他', 1),
    paragraph('乙。'),
  ]),
  organ: '青屿县水务局',
  date: '2025-01-16',
}
const layOut = (front?: FrontMatter) => layoutMeasured(document, plainMeasure, front)

test('nothing stands before the report unless it is asked for', () => {
  expect(layOut({})).toEqual(layOut())
})

test('contents list the headings of two ranks with the numbers printed on their pages, and lead there', () => {
  const { pages, outline } = layOut({ contents: true })
  const entries = textItems(pages[0]!).filter(({ link }) => link !== undefined)
  expect(entries.map((entry) => textOf(entry).replace(/…+/, '…'))).toEqual(['一、总体情况…1', '（一）主动公开…1', '二、其他…2'])
  for (const entry of entries) {
    const target = pages[outline[entry.link!]!.page - 1]!
    expect(textItems(target).map(textOf)).toContain(`— ${/\d$/.exec(textOf(entry))![0]} —`)
    expect(textItems(target).map(textOf)).toContain(outline[entry.link!]!.text)
  }
})

test('leaders stand one under the other and end at one place, numbers at the right edge', () => {
  const [page] = layOut({ contents: true }).pages
  const leaders = textItems(page!).flatMap(({ lines }) => lines.flatMap(({ runs }) => runs.filter(({ text }) => text.includes('…'))))
  const ends = leaders.map(({ x, text, spacing }) => x + [...text].length * 16 + ([...text].length - 1) * spacing)
  expect(leaders).toHaveLength(3)
  for (const end of ends) expect(end).toBeCloseTo(ends[0]!, 1)
})

test('a cover shows title, organ and month; it bears no number, and the report’s own pages are as without it', () => {
  const { pages } = layOut({ cover: true, contents: true })
  expect(textItems(pages[0]!).map(textOf)).toEqual([document.title, '青屿县水务局2025年1月'])
  expect(pages.slice(2)).toEqual(layOut().pages)
})

test('a cover without organ and date has the title alone', () => {
  const { pages } = layoutMeasured({ ...document, organ: null, date: null }, plainMeasure, { cover: true })
  expect(textItems(pages[0]!).map(textOf)).toEqual([document.title])
  expect(pages).toHaveLength(layOut().pages.length + 1)
})

test('contents of more than a page go on, and stand first in the structure', () => {
  const many = documentOf(Array.from({ length: 40 }, (_, index) => heading(`${index + 1}事项`, 1)))
  const { pages, structure } = layoutMeasured(many, plainMeasure, { contents: true })
  const listed = pages.map((page) => textItems(page).filter(({ link }) => link !== undefined).length)
  expect(listed[0]! + listed[1]!).toBe(40)
  expect(listed[1]).toBeGreaterThan(0)
  expect(structure.children[0]!.role).toBe('contents')
  const inferred = nodesOf(structure.children[0]!).filter((node) => node.role === 'link' && node.inferred)
  expect(inferred).toHaveLength(40)
})
