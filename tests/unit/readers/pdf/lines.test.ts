import { expect, test } from 'vitest'
import { linesOf } from '../../../../src/readers/pdf/lines.js'
import type { Glyph } from '../../../../src/readers/pdf/marks.js'

/** Ten points in size, half as wide where it is Latin, with `gaps` in ems before some. */
function glyphsOf(text: string, gaps: ReadonlyMap<number, number> = new Map()): Glyph[] {
  const plain = { y: 100, size: 10, bold: false, turn: 0, sight: 'shown', tag: null, artifact: false, inferred: false } as const
  let right = 0
  return Array.from(text, (character, order) => {
    const left = right + 10 * (gaps.get(order) ?? 0)
    right = left + (character > '\u2000' ? 10 : 3)
    return { ...plain, text: character, left, right, order }
  })
}

/** Words with no space drawn between them. */
function setWords(words: readonly string[], gap: number): string {
  const ends = words.map((_, index) => words.slice(0, index).join('').length)
  return linesOf(glyphsOf(words.join(''), new Map(ends.map((end) => [end, gap]))))[0]!.text
}

test.each([
  [['Report', '2024'], 0.13, 'Report2024'],
  [['Report', '2024'], 0.2, 'Report 2024'],
  [['Annual', 'Report'], 0.13, 'AnnualReport'],
  [['Annual', 'Report'], 0.2, 'Annual Report'],
  [['91', '1175'], 0.1, '911175'],
  [['91', '1175'], 0.14, '91 1175'],
  [['公开', '286', '条'], 0.35, '公开286条'],
  [['公开', '286', '条'], 0.45, '公开 286 条'],
  [['公开', '信息'], 0.35, '公开信息'],
  [['第一条', '公开信息'], 0.6, '第一条 公开信息'],
  // Every two ideographs of a justified line are further apart.
  [[...'全年共公开', '286', ...'条信息'], 0.6, '全年共公开286条信息'],
])('%j with gaps of %f em are %j', (words, gap, expected) => {
  expect(setWords(words, gap)).toBe(expected)
})

test('as wide a gap as parts columns parts two numbers, whatever they look like', () => {
  expect(setWords(['149', '156'], 0.5)).toBe('149 156')
  expect(setWords(['149', '156'], 0.8)).toBe('149  156')
})

test('a drawn space is one, and stays one when its line is put together again', () => {
  const [line] = linesOf(glyphsOf('公开 Report 2024 年'))
  expect(line!.text).toBe('公开 Report 2024 年')
  expect(linesOf(line!.pieces.flatMap(({ glyphs }) => glyphs))[0]!.text).toBe(line!.text)
})

test('a space that the next character is drawn over is none', () => {
  const glyphs = glyphsOf('公 开').map((glyph) => (glyph.text === '开' ? { ...glyph, left: 10.5, right: 20.5 } : glyph))
  expect(linesOf(glyphs)[0]!.text).toBe('公开')
})
