import { expect, test } from 'vitest'
import { readDigits, readHan, toHan } from '../../../src/language/han-numerals.js'

test('ordinals up to ninety-nine, there and back', () => {
  const numbers = Array.from({ length: 99 }, (_, index) => index + 1)
  expect(numbers.map((number) => readHan(toHan(number)))).toEqual(numbers)
  expect([1, 10, 11, 20, 35].map(toHan)).toEqual(['一', '十', '十一', '二十', '三十五'])
})

test.each([
  ['十三', 13],
  ['一百', 100],
  ['一百零五', 105],
  ['一百一十五', 115],
  ['两百', 200],
  ['二千零二十', 2020],
  ['三万二千', 32000],
  ['三万零五百', 30500],
  ['一亿二千万', 120000000],
])('%s is %i', (written, number) => expect(readHan(written)).toBe(number))

test.each(['', '二三', '十十', '二十三十', '〇', '12', '百', '二百五', '一百十零', '五零'])('%s is no number written out', (written) =>
  expect(readHan(written)).toBeNull(),
)

test.each([
  ['二〇二五', 2025],
  ['二О二五', 2025],
  ['2025', 2025],
  ['二十五', null],
  ['', null],
])('digit by digit: %s', (written, number) => expect(readDigits(written)).toBe(number))
