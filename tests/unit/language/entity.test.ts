import { expect, test } from 'vitest'
import { closedReferenceAt, referenceAt, resolveReferences } from '../../../src/language/entity.js'

test.each([
  ['&rarr;', '→', 6],
  ['&yen;', '¥', 5],
  ['&nbsp;', '\u00a0', 6],
  ['&#12288;', '\u3000', 8],
  ['&#x200B;', '\u200b', 8],
  ['&#x20000;', '\u{20000}', 9],
  ['&CounterClockwiseContourIntegral;', '∳', 33],
])('%s stands for %j', (written, text, length) => {
  expect(referenceAt(`甲${written}乙`, 1)).toEqual({ text, length })
  expect(closedReferenceAt(`甲${written}乙`, 1)).toEqual({ text, length })
})

test('names of old need no semicolon on a page, and do in plain text', () => {
  expect(referenceAt('&nbsp12', 0)).toEqual({ text: '\u00a0', length: 5 })
  expect(closedReferenceAt('&nbsp12', 0)).toBeNull()
})

test.each(['&', '& 甲', 'A&B', '&甲;', '&unheard;', '&#;', '甲'])('%s holds none', (text) => {
  expect([...text].map((_, index) => closedReferenceAt(text, index))).toEqual([...text].map(() => null))
  expect(resolveReferences(text)).toBe(text)
})

test('nothing beyond the end is looked at', () => expect(referenceAt('&rarr;', 0, 5)).toBeNull())

test('a text with its references resolved', () => expect(resolveReferences('收&yen;12&rarr;A&B')).toBe('收¥12→A&B'))
