import { describe, expect, test } from 'vitest'
import { isFigureWord, parseFigure } from '../../../src/language/numeral.js'

describe('parseFigure', () => {
  test.each([
    ['12', 12],
    ['０１２', 12],
    ['1,234', 1234],
    ['1，234，567', 1234567],
    ['1 234', 1234],
    ['1\u2009234\u202f567', 1234567],
    [' 7\u3000', 7],
    ['+1', 1],
    ['－３', -3],
    ['减4', -4],
    ['增加12', 12],
    ['5件', 5],
    ['12起', 12],
    ['12件次', 12],
    ['12部', 12],
    ['12項', 12],
    ['负3', -3],
    ['\u202a12\u202c', 12],
    ['\u206612\u2069', 12],
    ['&nbsp;12', 12],
    ['12.0', 12],
    ['1,234.00', 1234],
    ['`12`', 12],
    ['**12**', 12],
    ['3.5', '3.5'],
    ['+(0) -(0)', 0],
    ['99999999999999999999', '99999999999999999999'],
  ])('a count or change written %s', (text, value) => expect(parseFigure(text, 'change')?.value).toBe(value))

  test.each([
    ['251000元', '251000', '元'],
    ['&yen;251000', '251000', undefined],
    ['12.0', '12.0', undefined],
    ['12萬元', '12', '万元'],
    ['1424.4万元', '1424.4', '万元'],
    ['１，４２４．４０ 万元', '1424.40', '万元'],
    ['59237.2449', '59237.2449', undefined],
    ['0', '0', undefined],
  ])('an amount written %s keeps its digits and its unit', (text, value, unit) => {
    expect(parseFigure(text, 'amount')).toMatchObject({ state: 'read', value })
    expect(parseFigure(text, 'amount')?.unit).toBe(unit)
  })

  test.each(['', ' ', '\u00a0', '\u3000', '\u200b', 'NaN', 'nan', '<NA>', 'None'])('an empty cell (%j)', (text) =>
    expect(parseFigure(text, 'count')).toEqual({ state: 'blank', value: null }),
  )

  test.each(['/', '／', '-', '—', '——', '－', '无', '不适用'])('a mark for no figure: %s', (text) =>
    expect(parseFigure(text, 'count')).toEqual({ state: 'notApplicable', value: null }),
  )

  test.each(['约5', '5余', '三', '1.2.3', '1,23', '12,3456', '详见附件', 'O', '1-2', '1/2', '5%', '0,100', '1. 115'])(
    '%s is no figure',
    (text) => expect(parseFigure(text, 'count')).toBeNull(),
  )

  test.each([
    ['412①', 412, '①'],
    ['5²', 5, '²'],
    ['12¹', 12, '¹'],
    ['1,234 ⑴', 1234, '⑴'],
    ['5件❷', 5, '❷'],
    ['－３₁', -3, '₁'],
    ['12*', 12, '*'],
    ['12※', 12, '※'],
    ['12件**', 12, '**'],
    ['12[1]', 12, '[1]'],
    ['12[^1]', 12, '[^1]'],
    ['12（注1）', 12, '(注1)'],
  ])('the mark of a note in %s is no digit of the number', (text, value, noteMark) =>
    expect(parseFigure(text, 'change')).toMatchObject({ state: 'read', value, noteMark }),
  )

  test.each(['①', '²', '¹²', '①5', '5①2', '5½', '½', '5⒈', '⒈', '㈠', '无①'])('%s is no figure: nothing is guessed', (text) =>
    expect(parseFigure(text, 'count')).toBeNull(),
  )

  test.each([
    ['1 2', 12],
    ['159 161', 159161],
    ['12\u00a0345', 12345],
    ['1 2 3', 123],
    ['4 7 7 . 3', '477.3'],
    ['1, 234', 1234],
  ])('digits that stand apart are one number, and said to be: %j', (text, value) =>
    expect(parseFigure(text, 'count')).toEqual({ state: 'read', value, spaced: true }),
  )

  test.each([
    ['41873 2', ['41873', '2']],
    ['41873\n2', ['41873', '2']],
    ['12\n345', ['12', '345']],
    ['12\t345', ['12', '345']],
    ['12     345', ['12', '345']],
    ['1\n2', ['1', '2']],
    ['0 5', ['0', '5']],
    ['0 100', ['0', '100']],
    ['00 000', ['00', '000']],
    ['12 3456', ['12', '3456']],
    ['+4 -1', ['+4', '-1']],
    ['5件 2件', ['5件', '2件']],
  ])('two numbers are never one: %j', (text, numbers) =>
    expect(parseFigure(text, 'change')).toEqual({ state: 'several', value: null, numbers }),
  )

  test('what is crossed out beside a figure is no part of it, and is given', () => {
    expect(parseFigure('~~9~~12', 'count')).toMatchObject({ state: 'read', value: 12, struck: '9' })
    expect(parseFigure('~~9~~', 'count')).toBeNull()
  })
})

test.each(['12', '1,234', '-3', '+1', '12起', '12件次', '12部', '12*', '12[1]', '/', '—', '无', '不适用', 'NaN', '减少3'])(
  'the word %s holds a figure',
  (word) => expect(isFigureWord(word)).toBe(true),
)
test.each(['*', '|', '___', '12-13', '公开', '0.5版', 'A12', '12345678901234567890123456'])('the word %s does not', (word) =>
  expect(isFigureWord(word)).toBe(false),
)
