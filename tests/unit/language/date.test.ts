import { expect, test } from 'vitest'
import { dateAtEnd, isDate, periodsIn, readDate, readYear } from '../../../src/language/date.js'

test.each([
  ['2025年1月9日', '2025-01-09'],
  ['2025 年 12 月 31 日', '2025-12-31'],
  ['2025-01-09', '2025-01-09'],
  ['２０２５年１月９日', '2025-01-09'],
  ['2025/1/9', '2025-01-09'],
  ['2 0 2 5 年 1 月 9 日', '2025-01-09'],
  ['二О二五年元月九日', '2025-01-09'],
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

test.each(['2025年1月9日', '2025-01-09', '2025.1.9', '二〇二五年一月九日', '２０２５年１月９日', '二О二五年元月九日', '（2025/1/9）'])(
  '%s is a date and nothing else',
  (text) => {
    expect(isDate(text)).toBe(true)
    expect(dateAtEnd(`青屿海关 ${text}`)).toBe(5)
    expect(dateAtEnd(`青屿海关${text}`)).toBe(4)
  },
)

test.each(['2025年1月9日前', '截至2025年1月9日', '2025年', '12.1.9', '2025.1.955', '电话2025-1-9999'])('%s is none', (text) =>
  expect([isDate(text), /前$|^截/.test(text) ? -1 : dateAtEnd(text)]).toEqual([false, -1]),
)

test.each([
  ['2025', 2025],
  ['２０２５', 2025],
  ['二〇二五', 2025],
  ['二О二五', 2025],
  ['二零二五', 2025],
  ['二十五', null],
])('the year %s', (written, year) => expect(readYear(written)).toBe(year))

test.each([
  ['自2024年1月1日起至2024年12月31日止', 2024, true],
  ['2024 年 1 月 1 日至 12 月 31 日', 2024, true],
  ['2024年1月1日—当年12月31日', 2024, true],
  ['202111日起至20211231日', 2021, true],
  ['2024年1月1日至2025年12月31日', 2024, false],
  ['2024年3月1日至6月30日', 2024, false],
])('the days %s', (text, year, isWholeYear) => expect(periodsIn(text)).toMatchObject([{ year, isWholeYear }]))

test.each(['2024年1月1日', '202131日至2021630日', '2024年1月至12月'])('%s states none', (text) => expect(periodsIn(text)).toEqual([]))
