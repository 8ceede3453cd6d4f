import { expect, test } from 'vitest'
import { parseOrdinal } from '../../../src/language/ordinal.js'

test.each([
  ['一、总体情况', 1, '一、'],
  ['十二、附则', 1, '十二、'],
  ['—、总体情况', 1, '一、'],
  ['三.收到申请', 1, '三、'],
  ['第二部分 主动公开', 1, '二、'],
  ['(三) 管理', 2, '（三）'],
  ['（十）其他', 2, '（十）'],
  ['1、主动公开', 3, '1.'],
  ['12.主动公开', 3, '12.'],
  ['(4)解读', 4, '（4）'],
])('%s', (text, level, proper) => {
  expect(parseOrdinal(text)).toMatchObject({ level, proper })
})

test.each(['2024年，全县平稳', '1.5万件', '一是加强学习', '总体情况', '—— 以上'])('%s begins with none', (text) => {
  expect(parseOrdinal(text)).toBeNull()
})
