import { expect, test } from 'vitest'
import { columnsOf, emsOf, isWide, isWideInChinese } from '../../../src/language/width.js'

test.each([
  ['年', 2],
  ['𣲘', 2],
  ['Ａ', 2],
  ['，', 2],
  ['“', 2],
  ['—', 2],
  ['①', 2],
  ['·', 2],
  ['×', 2],
  ['a', 1],
  ['7', 1],
  ['é', 1],
  ['Я', 1],
  ['²', 1],
  ['½', 1],
  [' ', 1],
])('%s takes %i columns of Chinese type', (character, columns) => expect(columnsOf(character)).toBe(columns))

test('marks that Western fonts set half width are not wide by themselves', () => {
  expect(['“', '—', '①', '年'].map((mark) => isWide(mark.codePointAt(0)!))).toEqual([false, false, false, true])
  expect(['“', '—', '①', '年', 'Я'].map((mark) => isWideInChinese(mark.codePointAt(0)!))).toEqual([true, true, true, true, false])
})

test('a name in ems', () => expect(emsOf('青屿师123团')).toBe(5.5))
