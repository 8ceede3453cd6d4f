import * as fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../../../src/model/block.js'
import { readText } from '../../../../src/readers/text/read-text.js'
import { partsOf } from '../../../../src/text/text.js'
import { matchTables } from '../../../../src/tables/match.js'
import { makeReport } from './emit/report.js'
import { reportWriters } from './emit/writers.js'
import { expectLinear } from '../../../growth.js'

const root = join(import.meta.dirname, '../../../..')
const ignore = (): void => {}

function read(text: string): readonly Block[] {
  const blocks = readText(text)
  matchTables(blocks, ignore)
  return blocks
}

function textsOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, ''))
}

const emitted = Object.values(reportWriters).map((write) => write(makeReport('annual-2021', new Map())).join('\n'))
const samples = [...textsOf(join(root, 'samples')), ...emitted]
const corpus = [...textsOf(join(root, '../shared/corpus/real')), ...textsOf(join(root, '../shared/corpus/excerpts'))]

/** What a reader leaves out of a cell or line: white space, and the marks of Markdown. */
const squash = (text: string) => text.replace(/[\s\\*#_`]+/g, '')

function placedTexts(block: Block): { text: string; spans: readonly { start: number; end: number }[] }[] {
  const texts = block.kind === 'table' ? block.rows.flat() : [block]
  return texts.map((text) => ({ text: text.text, spans: partsOf(text) }))
}

describe('places', () => {
  test('every text stands in the source where it says', () => {
    for (const source of [...samples, ...corpus]) {
      for (const { text, spans } of readText(source).flatMap(placedTexts)) {
        expect(squash(spans.map((span) => source.slice(span.start, span.end)).join(''))).toBe(squash(text))
      }
    }
  })

  test('outside the texts stand only pipes, rules, white space and marks', () => {
    for (const source of [...samples, ...corpus]) {
      const rest = Array.from({ length: source.length }, (_, index) => source[index]!)
      for (const { spans } of readText(source).flatMap(placedTexts)) for (const { start, end } of spans) rest.fill(' ', start, end)
      expect(rest.join('').replace(/[\s|｜:=+\-_*•●■◆#>`\\─-╿"]+/g, '')).toBe('')
    }
  })
})

describe('hostile text', () => {
  const mark = fc.constantFrom(
    '|',
    '｜',
    '\t',
    '\n',
    '\r\n',
    ' ',
    '　',
    '+--+',
    '┌─┐',
    '│',
    '--- ---',
    '# ',
    '**',
    '\f',
    '- 3 -',
    '"',
    '\u0000',
    '\ud800',
  )
  const word = fc.constantFrom(
    '第二十条第（一）项',
    '信息内容',
    '规章',
    '总计',
    '结果维持',
    '一、',
    '（一）',
    '0',
    '12',
    '/',
    '三、收到和处理政府信息公开申请情况',
    '其他',
  )

  test('random marks and words never make it throw', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(mark, word, fc.string({ maxLength: 5 })), { maxLength: 120 }), (pieces) => void read(pieces.join(''))),
      { numRuns: 400 },
    )
  })

  test('reports with pieces cut out, doubled and put elsewhere never make it throw', () => {
    const cut = fc.record({ text: fc.constantFrom(...samples), from: fc.nat(9999), length: fc.nat(400), to: fc.nat(9999) })
    const mutated = cut.map(({ text, from, length, to }) => {
      const piece = text.slice(from % text.length, (from % text.length) + length)
      const without = text.slice(0, from % text.length) + text.slice((from % text.length) + length)
      return without.slice(0, to % text.length) + piece + piece + without.slice(to % text.length)
    })
    fc.assert(
      fc.property(mutated, (text) => void read(text)),
      { numRuns: 60 },
    )
  })

  // Each would take minutes if its time grew with the square of its length.
  const unit = [
    '|',
    '|\n',
    '规章 |\n0 |\n',
    'a | b | c |||\n',
    '行政许可\n',
    '行政许可 5\n',
    '结\n',
    '结 果 维 持 ',
    ' ',
    '\n',
    'a\tb\n',
    '\t',
    '0 ',
    '0\n',
    '+--+--+\n| a| b|\n',
    '--- ---\na   b\n',
    '--- ---\n',
    '一、总体情况 ',
    '-',
    'abc\n|\n',
    '第二十条第（一）项 信息内容 规章 0 0 0 ',
    '"a\tb\n',
    '# x\n**a** b\n',
    '*',
    '__a ',
    '第二十条第（一）项\n\n',
    '- 3 -\n',
    '、',
    '规章(',
    'x  ',
  ]
  test.each(unit.map((piece) => [JSON.stringify(piece), piece]))('%s over and over', async (_, piece) => {
    await expectLinear((size) => read(piece.repeat(Math.ceil(size / piece.length))), 60_000)
  })
})
