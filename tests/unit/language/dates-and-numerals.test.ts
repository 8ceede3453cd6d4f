import { expect, test } from 'vitest'
import { readDate } from '../../../src/language/date.js'
import { readDigits, readHan, toHan } from '../../../src/language/han-numerals.js'

test.each([
  ['2025年1月9日', '2025-01-09'],
  ['2025 年 12 月 31 日', '2025-12-31'],
  ['2025-01-09', '2025-01-09'],
  ['2025.1.9', '2025-01-09'],
  ['二〇二五年四月一日', '2025-04-01'],
  ['二O二五年十二月三十一日', '2025-12-31'],
  ['二零二四年二月二十九日', '2024-02-29'],
  ['（二○二五年十月十日）', '2025-10-10'],
])('the date %s', (text, date) => expect(readDate(text)).toBe(date))

test.each(['2025年13月45日', '2025年2月30日', '二〇二五年十三月一日', '2025年1月', '二〇二五年〇月一日', '1925年1月9日', ''])(
  '%s is no date',
  (text) => expect(readDate(text)).toBeNull(),
)

test('ordinals up to ninety-nine, there and back', () => {
  const numbers = Array.from({ length: 99 }, (_, index) => index + 1)
  expect(numbers.map((number) => readHan(toHan(number)))).toEqual(numbers)
  expect([1, 10, 11, 20, 35].map(toHan)).toEqual(['一', '十', '十一', '二十', '三十五'])
})

test.each(['', '二三', '十十', '二十三十', '〇', '12', '百'])('%s is no ordinal', (written) => expect(readHan(written)).toBeNull())

test.each([
  ['二〇二五', 2025],
  ['二О二五', 2025],
  ['2025', 2025],
  ['二十五', null],
  ['', null],
])('digit by digit: %s', (written, number) => expect(readDigits(written)).toBe(number))
