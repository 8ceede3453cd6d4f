import { expect, test } from 'vitest'
import { leadInOf } from '../../../src/language/lead-in.js'

test.each([
  ['（一）主动公开。2024年公开信息40条。', '（一）主动公开。'],
  ['1、主动公开40条。其中网站30条。', '1、主动公开40条。'],
  ['（一）主动公开：2024年公开信息40条。', '（一）主动公开：'],
  ['（一）主动公开。', ''],
  ['（一）按要求，公开信息。已完成。', ''],
  ['①主动公开。已完成。', ''],
  ['1.主动公开：40条。', ''],
  [`（一）${'公'.repeat(26)}。已完成。`, `（一）${'公'.repeat(26)}。`],
  [`（一）${'公'.repeat(27)}。已完成。`, ''],
])('%s begins with the title “%s”', (text, title) => {
  expect(text.slice(0, leadInOf(text))).toBe(title)
})
