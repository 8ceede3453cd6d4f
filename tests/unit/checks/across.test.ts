import { expect, test } from 'vitest'
import { readSignature, signatureOf, similarPairs, writeSignature } from '../../../src/checks/across/min-hash.js'
import { ownText, relate, type Surveyed } from '../../../src/checks/across/survey.js'
import type { Across } from '../../../src/checks/across/facts.js'
import { describeFinding } from '../../../src/diagnostics/render.js'
import { paragraph } from '../../report-factory.js'
import { findingsOf, soundReport } from './check-helpers.js'

/** A text of its own for each seed, the share of its sentences that is common to all being `common`. */
function textOf(seed: number, common = 0): string {
  const word = (number: number) => String.fromCodePoint(0x4e00 + (number % 6000))
  const sentence = (from: number) => Array.from({ length: 24 }, (_, index) => word(from * 7919 + index * 613 + from * index * 17)).join('')
  return Array.from({ length: 40 }, (_, index) => `${sentence(index < common * 40 ? index : 1000 * seed + index)}。`).join('')
}

const pairsOf = (texts: readonly string[], limit = 0.5) => similarPairs(texts.map(signatureOf), limit)

test('texts mostly alike are a pair, others none', () => {
  expect(pairsOf([textOf(1), textOf(1)])).toEqual([[0, 1]])
  expect(pairsOf([textOf(1, 0.85), textOf(2, 0.85), textOf(3)])).toEqual([[0, 1]])
  expect(pairsOf([textOf(1, 0.2), textOf(2, 0.2)])).toEqual([])
})

test('a short text has no signature; one written down is read again', () => {
  expect(signatureOf('规范信息管理。')).toBeNull()
  const signature = signatureOf(textOf(4))!
  expect(readSignature(writeSignature(signature))).toEqual(signature)
  expect(readSignature('AAAA')).toBeNull()
})

test('many texts that are all alike are not compared each with each', () => {
  const pairs = pairsOf(Array.from({ length: 400 }, () => textOf(5)))
  expect(pairs.length).toBeLessThan(400 * 8)
  expect(new Set(pairs.flat()).size).toBe(400)
})

const surveyed = (organ: string, year: number, text = textOf(9)): Surveyed => {
  return {
    file: `${organ}${year}`,
    part: 0,
    version: '',
    name: `${organ}${year}`,
    organ,
    year,
    signature: signatureOf(text),
    figures: new Map(),
  }
}

test('years of an organ are paired, doubles and copies found, parts gathered', () => {
  const all = [
    surveyed('甲局', 2023),
    surveyed('甲局', 2024, textOf(1)),
    surveyed('甲局', 2024, textOf(2)),
    surveyed('乙局', 2024, textOf(1)),
    surveyed('市政府', 2024, textOf(3)),
  ]
  const [first, own, double, copy, superior] = relate(all, { 市政府: ['甲局', '丙局'] }, 0.6)
  expect(first).toEqual({ previous: null, twice: [], alike: [], parts: null })
  expect(own).toEqual({ previous: 0, twice: [2], alike: [3], parts: null })
  expect(double).toMatchObject({ previous: 0, twice: [1], alike: [] })
  expect(copy).toMatchObject({ previous: null, twice: [], alike: [1] })
  expect(superior!.parts).toEqual({ missing: ['丙局'], present: [1] })
})

const nothing: Across = { twice: [], alike: [], parts: null }
const said = (across: Partial<Across>, report = soundReport()) =>
  findingsOf(report, { across: { ...nothing, ...across } }).map((one) => `${one.code}: ${describeFinding(one).message}`)

test('check/reported-twice', () => {
  expect(said({ twice: ['青河市水务局2024年报告（a.txt）'] })).toEqual([
    'check/reported-twice: 同一机关同一年度另有报告：青河市水务局2024年报告（a.txt）',
  ])
  expect(said({})).toEqual([])
})

test('check/alike-another names the other and what they share; a text of its own passes', () => {
  const report = soundReport()
  const [found, ...rest] = said({ alike: [{ name: '青河市教育局2024年报告（b.txt）', text: ownText(report) }] }, report)
  expect(found).toContain('check/alike-another: 正文与青河市教育局2024年报告（b.txt）雷同，相似度100%，相同的有“')
  expect(rest).toEqual([])
  expect(said({ alike: [{ name: 'b', text: paragraph(textOf(7)).text }] })).toEqual([])
})

test.each([
  [0.8, 1],
  [0.6, 0],
])('of texts that have %f of their sentences in common, %i is told', (common, count) => {
  const report = soundReport()
  const sections = report.sections.map((one) =>
    one.id === 'overview' ? { ...one, blocks: [paragraph(textOf(1, common))] } : { ...one, blocks: [] },
  )
  expect(
    said({ alike: [{ name: 'b', text: textOf(2, common) }] }, { ...report, sections }).filter((one) => one.includes('alike')),
  ).toHaveLength(count)
})

test('check/parts-missing, check/parts-differ', () => {
  const whole = soundReport({ 'disclosure.licensing.decisions': 9 })
  const parts = (missing: string[], ...counts: number[]) => ({
    parts: { missing, figures: counts.map((count) => new Map([['disclosure.licensing.decisions', count]])) },
  })
  expect(said(parts([], 4, 5), whole)).toEqual([])
  expect(said(parts([], 4, 4), whole)).toEqual([
    'check/parts-differ: 与所汇总机关的合计不符：主动公开表“行政许可”本年处理决定数量为9，各机关合计8',
  ])
  expect(said(parts(['丙局'], 4), whole)).toEqual(['check/parts-missing: 没有找到应汇总的1个机关同一年度的报告：丙局'])
  expect(said(parts(['丙局'], 14), whole)).toContain(
    'check/parts-differ: 与所汇总机关的合计不符：主动公开表“行政许可”本年处理决定数量为9，现有各机关合计14',
  )
})
