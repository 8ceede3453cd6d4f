import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLedger, formatLedger } from '../../../src/report/ledger.js'
import { corpusFiles, sampleFiles } from './corpus.js'
import { readWhole, readWholeText, type Whole } from './read-whole.js'

function lostIn({ source, blocks, reports }: Whole): string[] {
  const entries = buildLedger(source, blocks, reports)
  return entries
    .filter((entry) => entry.kind === 'unaccounted')
    .map((entry) => `${entry.where} ${source.text.slice(entry.at.start, entry.at.end)}`)
}

const sample = `云岭市青禾县水务局2024年政府信息公开工作年度报告
一、总体情况
全年公开信息30条,运行平稳。
二、主动公开政府信息情况
规章 | 1 | 2 |
其他 | 3 | 4 |
- 3 -
六、其他需要报告的事项
无。`

describe('buildLedger', () => {
  test('covers every character exactly once', () => {
    const { source, blocks, reports } = readWholeText(sample)
    const entries = buildLedger(source, blocks, reports)
    expect(entries[0]!.at.start).toBe(0)
    entries.slice(1).forEach((entry, index) => expect(entry.at.start).toBe(entries[index]!.at.end))
    expect(entries.at(-1)!.at.end).toBe(source.text.length)
  })

  test('says where a stretch is kept, repaired, or left out', () => {
    const { source, blocks, reports } = readWholeText(sample)
    const entries = buildLedger(source, blocks, reports).map(
      ({ kind, at, where }) => `${kind} ${where} ${source.text.slice(at.start, at.end)}`,
    )
    expect(entries).toContain('content title 云岭市青禾县水务局2024年政府信息公开工作年度报告')
    expect(entries).toContain('repaired sections[0].blocks[0] ,')
    expect(entries).toContain('content sections[1].blocks[0][1][0] 其他')
    expect(entries).toContain('chrome dropped[0] - 3 -')
  })

  test('finds a paragraph that went missing, and one whose words were changed', () => {
    const whole = readWholeText(sample)
    const [report] = whole.reports
    const [overview, ...others] = report!.sections
    expect(lostIn(whole)).toEqual([])
    expect(lostIn({ ...whole, reports: [{ ...report!, sections: [{ ...overview!, blocks: [] }, ...others] }] })).toEqual([
      ' 全年公开信息30条',
      ' 运行平稳。',
    ])
    const changed = overview!.blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, text: '全年公开信息40条，运行平稳。' } : block,
    )
    expect(lostIn({ ...whole, reports: [{ ...report!, sections: [{ ...overview!, blocks: changed }, ...others] }] }).join('')).toContain(
      '3',
    )
  })

  test('accounts for the text of list items, whose ordinals the source only implies', async () => {
    const page =
      '<h1>青禾县水务局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><ol><li>加强领导，完善机制。</li><li>加强培训。</li></ol>'
    const whole = await readWhole(new TextEncoder().encode(page), 'x.html')
    expect(whole!.reports[0]!.sections[0]!.blocks).toMatchObject([{ text: '1.加强领导，完善机制。' }, { text: '2.加强培训。' }])
    expect(lostIn(whole!)).toEqual([])
  })

  test('accounts for data about the text at its head, and for the marks of Markdown', () => {
    const text =
      '---\ntitle: "青禾县水务局2024年政府信息公开工作年度报告"\ndate: 2025-01-20\n---\n\n## 一、总体情况 {#a}\n\n见<http://x.cn>。\n'
    expect(lostIn(readWholeText(text))).toEqual([])
  })

  test('prints totals first', () => {
    const { source, blocks, reports } = readWholeText(sample)
    expect(formatLedger(buildLedger(source, blocks, reports), source)).toMatch(
      /^原文共 \d+ 个字符：内容 \d+，修正 1，已列入提示 0，标记 \d+，网页控件 5，下落不明 0\n/,
    )
  })

  const files = [...corpusFiles(), ...sampleFiles()]
  test.runIf(files.length > 0)('nothing is unaccounted for in real reports and samples', async () => {
    for (const { name, bytes } of files) {
      const whole = await readWhole(bytes, name)
      if (whole) expect(lostIn(whole), name).toEqual([])
    }
  })

  test('nothing is unaccounted for in random documents', () => {
    fc.assert(
      fc.property(fc.array(randomLine, { maxLength: 30 }), (lines) => {
        expect(lostIn(readWholeText(lines.join('\n')))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

const randomLine = fc.oneof(
  fc.constantFrom(
    '',
    '一、总体情况',
    '一、报告内容',
    '（一）总体情况',
    '—、总体情况、 全年平稳,共30条。',
    '二、主动公开政府信息情况：如下',
    '三是收到和处理政府信息公开申请情况',
    '六、其他需要报告的事项',
    '青禾县水务局2024年政府信息公开工作年度报告',
    '青禾县水务局',
    '2024年政府信息公开工作年度报告',
    '标题: 青禾县水务局2023年政府信息公开工作年度报告',
    '首页 > 政务公开',
    '发布时间:2024-01-09 字号:大 中 小',
    '- 4 -',
    '分享:',
    '上一篇：没有了',
    '附件：1.表.docx',
    '青禾县水务局 2025年1月9日',
    '2025 年 1 月 9 日',
    '联系电话:0999-1234567  地址:青禾路1号',
    '规章 | 0 | 1 | 2 |',
    '规章 ¦ 0 ¦ 1 ¦ 2',
    '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
    '|  | &nbsp; | 【】 |',
    '目录',
    '    本报告由青禾县人民政府办公室根据《中华人民共和国政府',
    '信息公开条例》规定编制。如对本报告有疑问，请与青禾县人民政',
    '府办公室联系。全年共公开各类信息三千条，其中网站公开一千条，',
  ),
  fc.string({ unit: fc.constantFrom(...'全县公开一二、（）()。，,:;"| 1２\u00a0\u3000\u200b⼾\u0000\ud800'.split('')), maxLength: 30 }),
)
