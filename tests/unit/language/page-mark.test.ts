import { expect, test } from 'vitest'
import { isPageMark } from '../../../src/language/page-mark.js'

test.each(['- 4 -', '—12—', '─ 3 ─', '第 3 页', '第3页，共12页', 'P. 9', 'Page 9 – 2020年报_审计局', `Page 3 - ${'甲'.repeat(50)}`])(
  '%s is a page mark',
  (text) => expect(isPageMark(text)).toBe(true),
)

test.each(['—2024—', '- 1234 -', '-3', '第3页的表格有误', 'P.9 的说明', 'Page', '', `Page 3 - ${'甲'.repeat(80)}`])('%s is text', (text) =>
  expect(isPageMark(text)).toBe(false),
)
