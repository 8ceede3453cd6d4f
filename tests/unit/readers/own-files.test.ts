import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document, DocumentBlock, DocumentCell } from '../../../src/model/document.js'
import type { Block } from '../../../src/model/block.js'
import { readBytes } from '../../../src/readers/index.js'
import { writeDocx } from '../../../src/writers/docx/write-docx.js'
import { writeXlsx } from '../../../src/writers/xlsx/write-xlsx.js'
import { makeReport } from '../../report-factory.js'
import { writeHtml } from '../../../src/writers/html/write-html.js'

/** Whatever document our writers are given, its blocks come back from the page and from the Word file. */
async function readBack(bytes: Uint8Array, name: string): Promise<string[]> {
  const result = await readBytes(bytes, name, () => {})
  return result.kind === 'blocks' ? result.blocks.filter((block) => block.kind !== 'chrome').map(describeBlock) : []
}

function describeBlock(block: Block): string {
  if (block.kind === 'heading') return `h${block.level} ${block.text}`
  if (block.kind === 'paragraph') return `p[${block.role ?? 'body'}] ${block.text}`
  if (block.kind === 'chrome') return ''
  return [
    block.caption?.text ?? '',
    ...block.rows.map((row) =>
      row.map((cell) => `${cell.header ? '#' : ''}${cell.colSpan}×${cell.rowSpan}${cell.state ?? ''} ${cell.text}`).join(' ¦ '),
    ),
  ].join('\n')
}

function expected(block: DocumentBlock): string[] {
  if (block.kind === 'title') return block.inferred ? [] : [`h0 ${block.text}`]
  if (block.kind === 'heading') return [`h${block.level} ${block.text}`]
  if (block.kind === 'paragraph') return [`p[${block.role}] ${block.text}`]
  const rows = [...block.parts[0]!.head, ...block.parts[0]!.body]
  return [
    [
      block.captionShown ? block.caption : '',
      ...rows.map((row) =>
        row.cells
          .filter((cell) => !cell.filler)
          .map((cell) => describeCell(cell, block.headersInferred))
          .join(' ¦ '),
      ),
    ].join('\n'),
  ]
}

function describeCell(cell: DocumentCell, inferred?: boolean): string {
  const state = cell.figure?.state === 'inferred' || cell.figure?.state === 'lost' ? cell.figure.state : ''
  return `${cell.scope && !inferred ? '#' : ''}${cell.colSpan}×${cell.rowSpan}${state} ${cell.text}`
}

const pieces = [
  '一、',
  '（一）',
  '1.',
  '总体情况',
  '公开信息',
  '3',
  '-4',
  '。',
  '，',
  '<b>',
  '&amp;',
  '"',
  "'",
  '|',
  ' ',
  '\u00a0',
  '〔缺〕',
  '—',
  'A',
  'é',
  '𠮷',
  '…',
  '年',
  ']]>',
  '\\',
  '{{',
  'http://x.cn/?a=1&b=2',
  '2025年1月20日',
  '分享到：',
  '首页 > 公开',
]
const line = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map(
  (parts) =>
    parts
      .join('')
      .replace(/\s+/g, (space) => space[0]!)
      .trim() || '文',
)
const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
const roles = fc.constantFrom<'body' | 'contact' | 'signature' | 'date' | 'attachment' | 'note'>(
  'body',
  'contact',
  'signature',
  'date',
  'attachment',
  'note',
)

const figure = fc.constantFrom<{ text: string; figure?: DocumentCell['figure'] & object }>(
  { text: '12' },
  { text: '' },
  { text: '〔缺〕', figure: { path: 'x.y', state: 'lost' } },
  { text: '7', figure: { path: 'x.z', state: 'inferred' } },
  { text: '3', figure: { path: 'x.w', state: 'read', written: '３' } },
)

/** Two columns, a header row, a label that spans two rows or none, a short row filled up. */
const table = fc
  .record({
    caption: text,
    captionShown: fc.boolean(),
    head: fc.tuple(line, line),
    label: text,
    values: fc.tuple(figure, figure, figure),
    inferred: fc.boolean(),
  })
  .map(({ caption, captionShown, head, label, values, inferred }): DocumentBlock => {
    const cell = (more: Partial<DocumentCell> & { text: string; column: number }): DocumentCell => ({
      colSpan: 1,
      rowSpan: 1,
      headers: [],
      align: 'center',
      ...more,
    })
    const value = (index: 0 | 1 | 2) => cell({ column: 1, ...values[index] })
    const row = (...cells: DocumentCell[]) => ({ cells, keepWithPrevious: false })
    return {
      kind: 'table',
      id: 'table-1',
      form: null,
      caption,
      captionShown,
      summary: '表',
      widths: [100, 100],
      columnCount: 2,
      ...(inferred ? { headersInferred: true } : {}),
      parts: [
        {
          caption: null,
          head: [row(cell({ text: head[0], column: 0, scope: 'col', id: 'a' }), cell({ text: head[1], column: 1, scope: 'col', id: 'b' }))],
          body: [
            row(cell({ text: label, column: 0, rowSpan: 2, scope: 'rowgroup', id: 'c' }), value(0)),
            row(value(1)),
            row(cell({ text: '小计', column: 0 }), value(2)),
            row(cell({ text: '尾', column: 0 }), cell({ text: '', column: 1, filler: true })),
          ],
        },
      ],
    }
  })

const block = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4), text: line, id: fc.constant('h') }),
  fc.record({ kind: fc.constant('paragraph' as const), text, role: roles }),
  table,
)

const anyDocument = fc
  .record({ title: line, inferred: fc.boolean(), blocks: fc.array(block, { minLength: 1, maxLength: 6 }) })
  .map(({ title, inferred, blocks }): Document => ({
    lang: 'zh-CN',
    title,
    organ: null,
    year: 2024,
    date: '2025-01-20',
    blocks: [{ kind: 'title', text: title, inferred }, ...blocks],
  }))

const report = makeReport()

test('every block comes back from our own pages, Word files and workbooks', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const wanted = document.blocks.flatMap(expected)
      expect(await readBack(new TextEncoder().encode(writeHtml(document)), 'x.html')).toEqual(wanted)
      expect(await readBack(await writeDocx(document), 'x.docx')).toEqual(wanted)
      expect(await readBack(writeXlsx(document, report), 'x.xlsx')).toEqual(wanted)
    }),
    { numRuns: 25 },
  )
})
