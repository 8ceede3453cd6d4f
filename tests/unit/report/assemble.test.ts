import * as fc from 'fast-check'
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../../src/model/block.js'
import { reportSchema } from '../../../src/model/report.js'
import { assembleReport } from '../../../src/report/assemble.js'
import { splitReports } from '../../../src/report/split.js'
import { matchTables } from '../../../src/tables/match.js'
import { readWhole } from './read-whole.js'
import { sourceOf } from '../../source-of.js'

const seed = join(import.meta.dirname, '../../../../shared/corpus/real/001.txt')

describe('assembleReport', () => {
  test('what our own page adds does not make furniture of the lines beside it', async () => {
    const page = `<html><head><meta name="generator" content="nianbao"></head><body><main><h1 data-inferred>年度报告</h1>
<nav><p>目录</p></nav><p>各位同志：</p><p>根据《中华人民共和国政府信息公开条例》要求，编制本报告。</p><h2>一、总体情况</h2><p>平稳。</p></main></body></html>`
    const whole = await readWhole(new TextEncoder().encode(page), 'x.html')
    expect(whole!.reports[0]!.preamble[0]).toMatchObject({ text: '各位同志：' })
  })

  test.runIf(existsSync(seed))('the first real export: wrapper heading, no title, no organ made up, year from the period', async () => {
    const whole = await readWhole(readFileSync(seed), '001.txt')
    const [report] = whole!.reports
    expect(report!.sections.map((section) => section.id)).toEqual([
      'overview',
      'disclosure',
      'applications',
      'disputes',
      'problems',
      'other',
    ])
    expect(report!.sections[0]).toMatchObject({ heading: '一、总体情况', written: '一、报告内容' })
    expect(report!.title).toBeNull()
    expect(report!.organ).toBeNull()
    expect(report!.year).toMatchObject({ value: 2024, origin: 'inferred' })
    expect(report!.preamble.map((item) => (item.kind === 'paragraph' ? (item.role ?? 'body') : item.kind))).toEqual([
      'body',
      'contact',
      'contact',
    ])
    expect(report!.figures).toHaveLength(200)
    expect(report!.diagnostics.map((one) => one.code)).toEqual(expect.arrayContaining(['report/no-title', 'report/wrapper-heading']))
    expect(report!.dropped).toEqual([])
  })

  test('never throws, and always gives a valid report, whatever the blocks', () => {
    fc.assert(
      fc.property(fc.array(randomBlock, { maxLength: 12 }), (blocks) => {
        const source = sourceOf('甲'.repeat(50))
        for (const part of splitReports(blocks))
          reportSchema.parse(
            assembleReport(
              source,
              matchTables(part, () => {}),
              {},
              () => {},
            ),
          )
      }),
      { numRuns: 500 },
    )
  })

  test('a report given in the second half of a file keeps its own places', async () => {
    const text = `甲县水务局2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n`
    const both = text + text.replace('2023', '2024')
    const whole = await readWhole(new TextEncoder().encode(both), 'two.txt')
    expect(whole!.reports.map((report) => report.year?.value)).toEqual([2023, 2024])
    expect(whole!.reports[1]!.title?.at?.start).toBe(text.length)
  })
})

const words = fc.constantFrom(
  '一、总体情况',
  '二、主动公开政府信息情况',
  '甲县水务局2024年政府信息公开工作年度报告',
  '（一）主动公开',
  '2025年1月9日',
  '甲县水务局',
  '- 1 -',
  '上一篇：',
  '',
  ' ',
  '全年平稳,好。',
  '附件：',
)
const text = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 20 }))
const at = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
const cell = fc.record({ text, at, colSpan: fc.integer({ min: 1, max: 3 }), rowSpan: fc.integer({ min: 1, max: 3 }) })
const randomBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const),
    text,
    at,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), text, at }),
  fc.record({ kind: fc.constant('chrome' as const), text, at }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 }),
    style: fc.constant('test'),
    evidence: fc.constant({ rowEnds: 'known' as const, spans: 'kept' as const, blanks: 'kept' as const }),
    at,
  }),
)
