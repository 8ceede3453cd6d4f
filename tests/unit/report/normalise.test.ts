import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseText } from '../../../src/report/normalise.js'
import { expectLinear } from '../../growth.js'

const characters = [
  ...'全县公开信息条，。：；？！（）“”《》—…',
  ...',.:;?!()"\'- \t\n',
  ...'%\u00a0\u3000\u200b\u00ad\ufeff１２Ａ⼾⻓',
  '\ud800',
  '\udc00',
]
const words = ['2024', '1,234', '10:30', '3.5', 'GB/T', 'http://a.example/x,y', 'me@b.example', 'PM2.5', '𠮷', '电话']
const fragments = fc.constantFrom(...characters, ...words)
const lines = fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join(''))

describe('normaliseText', () => {
  test('done twice is done once', () => {
    fc.assert(
      fc.property(lines, (line) => {
        expect(normaliseText(normaliseText(line).text).text).toBe(normaliseText(line).text)
      }),
      { numRuns: 2000 },
    )
  })

  test('a question mark that ends the sentence is no part of an address', () => {
    expect(normaliseText('http://a.example/x?全?').text).toBe('http://a.example/x？全？')
    expect(normaliseText('http://a.example/x?全?id=1').text).toBe('http://a.example/x?全?id=1')
  })

  test('its edits are the whole change, white space at the ends of lines aside', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { text, edits } = normaliseText(line)
        let rebuilt = ''
        let done = 0
        for (const { start, end, after } of edits) {
          rebuilt += line.slice(done, start) + after
          done = end
        }
        const bare = (value: string) => value.replace(/[\s\u200b-\u200f\u202f]+/g, '')
        expect(bare(rebuilt + line.slice(done))).toBe(bare(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('Han characters, digits and letters stay, in order', () => {
    const wordsOf = (value: string) =>
      value
        .normalize('NFKC')
        .replace(/長/g, '长')
        .replace(/[⻓]/g, '长')
        .replace(/戶/g, '户')
        .replace(/[^\p{Script=Han}\p{N}A-Za-z]/gu, '')
    fc.assert(
      fc.property(lines, (line) => {
        expect(wordsOf(normaliseText(line).text)).toBe(wordsOf(line))
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['1,234', '10:30', '3:1', 'http://a.example/x,y?z=1;b', 'me@b.example', 'a, b; c: d', 'GB/T 9704-2012', '3.14'])(
    '%s stays between Han characters',
    (text) => {
      expect(normaliseText(`见${text} 等`).text).toContain(text)
    },
  )

  test.each(['（(,"', '中 '])('a long line of %s takes linear time', async (piece) => {
    await expectLinear((size) => normaliseText(piece.repeat(size)), 60_000)
  })
})
