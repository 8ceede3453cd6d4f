import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeDocument } from '../../../src/compose/compose.js'
import type { Content } from '../../../src/model/report.js'
import { writeDocx } from '../../../src/writers/docx/write-docx.js'
import { writeHtml } from '../../../src/writers/html/write-html.js'
import { docxText, documentText, htmlText, squeeze } from '../../document-text.js'
import { formTable, reportOf } from '../../report-factory.js'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const span = fc.constantFrom(undefined, 1, 2, 3, 50)
const cell = fc.record({ text, colSpan: span, rowSpan: span, header: fc.constantFrom(undefined, true, false) })
const content: fc.Arbitrary<Content> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 4 }), text }),
  fc.record({
    kind: fc.constant('paragraph' as const),
    text,
    role: fc.constantFrom('contact' as const, 'signature' as const, 'date' as const, 'note' as const),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }),
  }) as fc.Arbitrary<Content>,
  fc
    .record({ after: fc.constantFrom(null, 'received', 'denied', 'concluded', '?'), cells: fc.array(text, { maxLength: 12 }) })
    .map((row) => ({
      ...formTable('applications'),
      extraRows: [row],
    })),
)

describe('a report of any shape', () => {
  it('is written whole in every output', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { maxLength: 6 }), async (blocks) => {
        const document = composeDocument(reportOf(blocks))
        const shown = squeeze(documentText(document)).replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
        expect(squeeze(htmlText(writeHtml(document)))).toBe(shown)
        expect(squeeze(docxText(await writeDocx(document)))).toBe(shown)
      }),
      { numRuns: 60, seed: 20240131 },
    )
  })
})
