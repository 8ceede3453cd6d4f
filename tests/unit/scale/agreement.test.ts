import { expect, test } from 'vitest'
import { agreementMark, disagreement, ownAgreement } from '../../../src/scale/agreement.js'

test('who differs in version, fonts or packing is told in what', () => {
  const own = ownAgreement()
  expect(disagreement(own, { ...own })).toBeNull()
  expect(disagreement(own, { ...own, version: '9.9.9' })).toContain('版本不同')
  expect(disagreement(own, { ...own, fonts: 'other' })).toContain('字体文件不同')
  expect(disagreement(own, { ...own, zlib: '0' })).toContain('zlib 不同')
})

test('its mark is the same for all that agree, and for no others', () => {
  const own = ownAgreement()
  expect(agreementMark({ zlib: own.zlib, fonts: own.fonts, version: own.version })).toBe(agreementMark(own))
  expect(new Set([own, { ...own, version: '9' }, { ...own, fonts: '' }, { ...own, zlib: '' }].map(agreementMark)).size).toBe(4)
})
