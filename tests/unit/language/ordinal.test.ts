import { expect, test } from 'vitest'
import { parseLooseOrdinal, parseOrdinal } from '../../../src/language/ordinal.js'

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
  ['㈡管理', 2, '（二）'],
  ['第一节 管理', 2, '（一）'],
  ['第三章　管理', 1, '三、'],
  ['四 、管理', 1, '四、'],
  ['—，总体情况', 1, '一、'],
  ['１．管理', 3, '1.'],
  ['⒉管理', 3, '2.'],
  ['1、2024年公开', 3, '1.'],
  ['⑶管理', 4, '（3）'],
  ['3）管理', 4, '（3）'],
  ['③管理', 5, '③'],
  ['㉑管理', 5, '㉑'],
])('%s', (text, level, proper) => {
  expect(parseOrdinal(text)).toMatchObject({ level, proper })
})

test.each(['2024年，全县平稳', '1.5万件', '一是加强学习', '总体情况', '—— 以上', '四部分组成', '1、2月', '—.5', '四 管理'])(
  '%s begins with none',
  (text) => {
    expect(parseOrdinal(text)).toBeNull()
  },
)

test('an ordinal that only a title behind it can prove', () => {
  expect(parseLooseOrdinal('四 管理')).toMatchObject({ level: 1, proper: '四、', written: '四 ' })
  expect(parseLooseOrdinal('四是管理')).toMatchObject({ proper: '四、' })
  expect(parseLooseOrdinal('— 管理')).toMatchObject({ proper: '一、' })
  expect(parseLooseOrdinal('——管理')).toBeNull()
  expect(parseLooseOrdinal('四川')).toBeNull()
})
