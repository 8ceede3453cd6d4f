import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { Block } from '../../../src/model/block.js'
import { readDocx } from '../../../src/readers/docx/read-docx.js'
import { readHtml } from '../../../src/readers/html/read-html.js'
import { matchTables } from '../../../src/tables/match.js'
import { docxEmitters } from './emit/docx-emitters.js'
import { htmlEmitters } from './emit/html-emitters.js'
import { compare, type Comparison } from './text/emit/read-back.js'
import { allPaths, makeReport, type EmittedReport } from './text/emit/report.js'

/** Reports with random figures, written in each way pages and Word files carry them, are read back figure by figure and line by line. */
function readFigures(blocks: readonly Block[], expected: ReadonlyMap<string, string>): Comparison {
  const diagnostics: Diagnostic[] = []
  const figures = matchTables(blocks, collectInto(diagnostics)).flatMap((item) => (item.kind === 'form' ? item.figures : []))
  return compare({ figures: new Map(figures.map((figure) => [figure.path, figure])), diagnostics }, expected)
}

const forms = ['annual-2021', 'annual-2019']
const numbers = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(99) }, { weight: 1, arbitrary: fc.nat(1_000_000) }),
  { minLength: 220, maxLength: 220 },
)

function textsOf({ before, sections }: EmittedReport): string[] {
  return [...before, ...sections.flatMap(({ title, paragraphs }) => [title, ...paragraphs])]
}

function check(formId: string, read: (report: EmittedReport) => readonly Block[]): void {
  const paths = allPaths(formId)
  fc.assert(
    fc.property(numbers, (values) => {
      const texts = new Map(paths.map((path, index) => [path, String(values[index])]))
      const report = makeReport(formId, texts)
      const blocks = read(report)
      const { wrong, flagged } = readFigures(blocks, texts)
      expect({ wrong, flagged }).toEqual({ wrong: [], flagged: [] })
      expect(blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : []))).toEqual(
        textsOf(report),
      )
    }),
    { numRuns: 2 },
  )
}

describe.each(forms)('%s', (formId) => {
  test.each(Object.keys(htmlEmitters))('page: %s', (name) => check(formId, (report) => readHtml(htmlEmitters[name]!(report), () => {})!))
  test.each(Object.keys(docxEmitters))('Word: %s', (name) =>
    check(formId, (report) => readDocx(docxEmitters[name]!(report), () => {})!.blocks),
  )
})
