import { expect, test } from 'vitest'
import { formatDecimal, parseDecimal, scaleDecimal } from '../../../src/arithmetic/decimal.js'

test('decimals add exactly', () => {
  expect(formatDecimal(parseDecimal('0.1')! + parseDecimal('0.2')!)).toBe('0.3')
  expect(formatDecimal(parseDecimal('-12.500000')!)).toBe('-12.5')
  expect(formatDecimal(parseDecimal('9007199254740993')! + 0n)).toBe('9007199254740993')
  expect(parseDecimal('-0.05')! < 0n).toBe(true)
  expect([parseDecimal('1e5'), parseDecimal(''), parseDecimal('0.12345678901')]).toEqual([null, null, null])
})

test('a unit that would leave more places than are kept is not converted', () => {
  expect(formatDecimal(scaleDecimal(parseDecimal('1863500.55')!, 1, 10_000)!)).toBe('186.350055')
  expect(scaleDecimal(parseDecimal('0.0000001')!, 1, 10_000)).toBeNull()
})
