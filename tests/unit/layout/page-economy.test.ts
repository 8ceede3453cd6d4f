import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReports } from '../../../src/convert.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import { layoutDocument } from '../../../src/layout/layout-document.js'
import { typeArea } from '../../../src/layout/type-area.js'
import type { Page } from '../../../src/layout/page.js'
import type { DocumentBlock, DocumentTable } from '../../../src/model/document.js'
import { heading, lay, paragraph, table, taggedTexts, textItems, textOf } from './documents.js'

const ofLines = (lines: number): DocumentBlock => paragraph('公'.repeat(28 * lines - 12))
const rowsOf = (count: number): string[][] => Array.from({ length: count }, (_, row) => [`第${row}项`, '12'])
const plainTable = (count: number): DocumentTable => table([['项目', '数量'], ...rowsOf(count)])

/** Parts of two rows with a caption and a head each. */
function tableOfParts(count: number): DocumentTable {
  const [part] = plainTable(2).parts
  return { ...plainTable(2), parts: Array.from({ length: count }, (_, index) => ({ ...part!, caption: `第（${index}）项` })) }
}

/** Share of the type area down to the last text or rule. */
function filled(page: Page): number {
  const bottoms = page.items.flatMap((item) => {
    if (item.kind === 'rules') return item.rules.map(({ y }) => y)
    return item.meaning === 'footer' || item.kind === 'drawing' ? [] : item.lines.map(({ baseline }) => baseline)
  })
  return (Math.max(...bottoms) - typeArea.top) / typeArea.height
}

describe('rows', () => {
  const distances = (count: number): number[] => {
    const [page] = lay([plainTable(count)], '报告').pages
    const baselines = textItems(page!).flatMap((item) => (textOf(item).startsWith('第') ? [item.lines[0]!.baseline] : []))
    return baselines.slice(1).map((baseline, index) => baseline - baselines[index]!)
  }

  test('keep their height where that costs no page', () => {
    expect(Math.min(...distances(26))).toBeCloseTo(21, 2)
  })

  test('give up to 0.4 mm each to gain a page, and no more', () => {
    expect(lay([plainTable(27)], '报告').pages).toHaveLength(1)
    expect(Math.min(...distances(27))).toBeGreaterThanOrEqual(21 - 1.14)
    expect(Math.max(...distances(27))).toBeLessThan(21)
  })
})

describe('a table of less than half a page', () => {
  test('is parted between parts that have heads of their own rather than leave over a quarter of the page empty', () => {
    const [page] = lay([ofLines(15), heading('二、情况'), tableOfParts(3), ofLines(12)]).pages
    expect(taggedTexts(page!).at(-2)).toBe('第1项')
    expect(taggedTexts(page!).join('')).not.toContain('第（2）项')
  })

  test('goes over whole where less stays empty', () => {
    const [page] = lay([ofLines(18), heading('二、情况'), tableOfParts(3), ofLines(12)]).pages
    expect(taggedTexts(page!).join('')).not.toContain('二、情况')
  })
})

test('ends are chosen over all pages together: a short page early, for the sake of the later ones', () => {
  const { pages } = lay([ofLines(10), plainTable(12), ofLines(7), plainTable(12), ofLines(18), ofLines(4)])
  expect(pages.slice(0, -1).map((page) => filled(page) > 0.75)).not.toContain(false)
})

const blocks: fc.Arbitrary<DocumentBlock> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }).map(ofLines) },
  { weight: 2, arbitrary: fc.constantFrom<1 | 2>(1, 2).map((level) => heading('总体情况', level)) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map(plainTable) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }).map(tableOfParts) },
)

test('no page is over a quarter empty but the last', () => {
  fc.assert(
    fc.property(fc.array(blocks, { minLength: 1, maxLength: 14 }), (list) => {
      for (const page of lay([...list, paragraph('完毕。')]).pages.slice(0, -1)) expect(filled(page)).toBeGreaterThan(0.74)
    }),
    { numRuns: 40 },
  )
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus/real')

/** Pages of each while their ends were chosen page by page (7ec79ad). */
const pagesBefore = { '001.txt': 6, '002.txt': 6, '003.txt': 6, '008.html': 10, '009.html': 10, '011.html': 6, '012.txt': 1 }

describe.skipIf(!existsSync(corpus))('real reports', () => {
  test.each(Object.entries(pagesBefore))(
    '%s takes no more than its %d pages, none over a quarter empty but the last',
    async (name, most) => {
      const { reports } = await readReports(readFileSync(join(corpus, name)), name)
      const fonts = await fontLoader([])()
      const layouts = reports.map(({ document }) => layoutDocument(document, fonts).pages)
      expect(layouts.flat().length).toBeLessThanOrEqual(most)
      for (const page of layouts.flatMap((pages) => pages.slice(0, -1))) expect(filled(page), `page ${page.number}`).toBeGreaterThan(0.74)
    },
  )
})
