import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Repair } from '../../../src/model/report.js'
import type { Text } from '../../../src/model/text.js'
import { TextBuilder } from '../../../src/text/text-builder.js'
import {
  editText,
  indicesIn,
  joinTexts,
  partsOf,
  repairText,
  sliceText,
  spanOf,
  textAt,
  through,
  trimText,
  writtenOf,
} from '../../../src/text/text.js'

/** A page's text: each piece with the markup it was read from. */
function read(...pieces: readonly (readonly [text: string, source?: string])[]): { text: Text; source: string } {
  const built = new TextBuilder()
  let source = ''
  for (const [text, written = text] of pieces) {
    built.addFor(text, { start: source.length, end: source.length + written.length })
    source += written
  }
  return { text: built.finish(), source }
}

describe('a text', () => {
  test('stands where it stands, without runs, where its characters are the source’s', () => {
    expect(textAt('平稳运行', 3)).toEqual({ text: '平稳运行', at: { start: 3, end: 7 } })
    expect(read(['平稳'], ['运行']).text).toEqual({ text: '平稳运行', at: { start: 0, end: 4 } })
    expect(spanOf(textAt('平稳运行', 3), 2, 4)).toEqual({ start: 5, end: 7 })
  })

  test('a reference is one character, and the next one stands behind it', () => {
    const { text, source } = read(['平'], ['\u00a0', '&nbsp;'], ['稳'], ['&', '&amp;'], ['运'])
    expect(text.text).toBe('平\u00a0稳&运')
    expect(spanOf(text, 2, 3)).toEqual({ start: source.indexOf('稳'), end: source.indexOf('稳') + 1 })
    expect(spanOf(text, 3, 4)).toEqual({ start: source.indexOf('&amp;'), end: source.indexOf('运') })
  })

  test('what the source only implies stands before the next character', () => {
    const { text } = read(['1.', ''], ['加强领导'])
    expect(spanOf(text, 0, 2)).toEqual({ start: 0, end: 0 })
    expect(spanOf(text, 2, 4)).toEqual({ start: 0, end: 2 })
    expect(writtenOf(text).text).toBe('加强领导')
    expect(partsOf(text)).toEqual([{ start: 0, end: 4 }])
  })

  test('slices, joins and trims keep the places', () => {
    const text = trimText(textAt('  甲乙丙丁', 0))
    expect(text).toEqual({ text: '甲乙丙丁', at: { start: 2, end: 6 } })
    const joined = joinTexts([sliceText(text, 2), sliceText(text, 0, 2)], () => '\n')
    expect(joined.text).toBe('丙丁\n甲乙')
    expect(spanOf(joined, 0, 2)).toEqual({ start: 4, end: 6 })
    expect(spanOf(joined, 3, 5)).toEqual({ start: 2, end: 4 })
  })

  test('a repair changes it, is logged with its place, and leaves the other characters theirs', () => {
    const repairs: Repair[] = []
    const repaired = repairText(
      textAt('共30 条,其中', 10),
      [
        { kind: 'space', start: 3, end: 4, after: '' },
        { kind: 'punctuation', start: 5, end: 6, after: '，' },
      ],
      repairs,
    )
    expect(repaired.text).toBe('共30条，其中')
    expect(repairs).toEqual([
      { kind: 'space', before: ' ', after: '', at: { start: 13, end: 14 } },
      { kind: 'punctuation', before: ',', after: '，', at: { start: 15, end: 16 } },
    ])
    expect(spanOf(repaired, 3, 4)).toEqual({ start: 14, end: 15 })
    expect(spanOf(repaired, 5, 7)).toEqual({ start: 16, end: 18 })
  })

  test('one read from another text stands in that one’s source', () => {
    const { text: outer, source } = read(['<b>', ''], ['平稳'], ['\n', ''], ['运', '&#x8fd0;'], ['行'])
    const inner = joinTexts([textAt('平稳', 3), textAt('运行', 6)])
    const found = through({ ...inner, colSpan: 2 } as Text, outer)
    expect(found).toMatchObject({ text: '平稳运行', colSpan: 2 })
    expect(spanOf(found, 2, 3)).toEqual({ start: source.indexOf('&'), end: source.indexOf('行') })
    expect(spanOf(found, 3, 4)).toEqual({ start: source.length - 1, end: source.length })
  })

  test('gives the characters that stand in a stretch of the source', () => {
    const { text, source } = read(['甲乙'], ['丙', '&x;'], ['丁戊'])
    expect(indicesIn(text, { start: 1, end: source.indexOf('戊') })).toEqual({ start: 1, end: 4 })
    expect(indicesIn(text, { start: 3, end: 4 })).toEqual({ start: 2, end: 3 })
    expect(indicesIn(text, { start: 20, end: 30 })).toBeNull()
  })

  test('whatever is done to it, every character that is the source’s stands where it is', () => {
    const source = Array.from({ length: 60 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('')
    const step = fc.record({
      kind: fc.constantFrom('slice', 'join', 'edit', 'through'),
      from: fc.nat(60),
      length: fc.nat(20),
      glue: fc.constantFrom('', ' ', '··'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let text = textAt(source, 0)
        for (const { kind, from, length, glue } of steps) {
          const [start, end] = [Math.min(from, text.text.length), Math.min(from + length, text.text.length)]
          if (kind === 'slice' && end > start) text = sliceText(text, start, end)
          if (kind === 'join') text = joinTexts([sliceText(text, start), sliceText(text, 0, start)], () => glue)
          if (kind === 'edit') text = editText(text, [{ start, end: Math.min(end, start + 2), after: glue }])
          if (kind === 'through') text = through(textAt(text.text.slice(start), start), text)
        }
        for (let index = 0; index < text.text.length; index++) {
          const { start, end } = spanOf(text, index, index + 1)
          if (text.text[index]! >= '\u4e00') expect(source.slice(start, end)).toBe(text.text[index])
        }
      }),
      { numRuns: 300 },
    )
  })
})
