import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeDocument } from '../../../../src/compose/compose.js'
import { fontLoader } from '../../../../src/fonts/load-fonts.js'
import type { PageMarks, Rule } from '../../../../src/readers/pdf/marks.js'
import { readContent } from '../../../../src/readers/pdf/read-content.js'
import { readPdfMarks } from '../../../../src/readers/pdf/read-pdf.js'
import { matchTables } from '../../../../src/tables/match.js'
import { writePdf } from '../../../../src/writers/pdf/write-pdf.js'
import { makeReport } from '../../../report-factory.js'

/** A report whose figures all differ, so that none can stand for another. */
const plain = makeReport()
const report = {
  ...plain,
  figures: plain.figures.map((figure, index) => ({ ...figure, value: 100 + 7 * index, written: String(100 + 7 * index) })),
}
const expected = new Map(report.figures.map(({ path, value }) => [path, value]))

async function marksOfReport(): Promise<readonly PageMarks[]> {
  const pdf = writePdf(composeDocument(report), await fontLoader([])())
  return (await readPdfMarks(pdf, () => {}))!
}

/** Figures read otherwise than they stand on the page. */
function wrongFigures(marks: readonly PageMarks[]): string[] {
  const content = readContent(marks, () => {})
  const items = 'blocks' in content ? matchTables(content.blocks, () => {}) : []
  const figures = items.flatMap((item) => (item.kind === 'form' ? item.figures : []))
  return figures
    .filter(({ path, state, value }) => (state === 'read' || state === 'inferred') && String(value) !== String(expected.get(path)))
    .map(({ path, value }) => `${path} ${value}`)
}

/** Without the rule, or the whole line of rules it is in. */
function without(rules: readonly Rule[], rule: Rule, whole: boolean): Rule[] {
  const isPart = (other: Rule) => other.from < rule.to && other.to > rule.from
  return rules.filter((other) => other.direction !== rule.direction || Math.abs(other.at - rule.at) > 3 || !(whole || isPart(other)))
}

test('whatever one rule is missing, no figure is read wrongly', async () => {
  const marks = await marksOfReport()
  expect(wrongFigures(marks)).toEqual([])
  const pages = marks.flatMap(({ rules }, index) => (rules.length > 0 ? [index] : []))
  fc.assert(
    fc.property(fc.constantFrom(...pages), fc.nat(), fc.boolean(), (page, number, whole) => {
      const { rules } = marks[page]!
      const kept = without(rules, rules[number % rules.length]!, whole)
      expect(wrongFigures(marks.map((one, index) => (index === page ? { ...one, rules: kept } : one)))).toEqual([])
    }),
    { numRuns: 40, seed: 20240131 },
  )
})
