import { expect, test } from 'vitest'
import { median, robustScore } from '../../../src/arithmetic/robust.js'

test('the median of odd and even numbers of values', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
})

test('one strange value has a high score and does not lower it by its own weight', () => {
  expect(robustScore(60, [20, 22, 19, 21, 60])).toBeCloseTo((39 * 0.6745) / 1)
  expect(robustScore(21, [20, 22, 19, 21, 60])).toBe(0)
})

test('where most are alike the mean deviation tells, and where all are, nothing does', () => {
  expect(robustScore(10, [5, 5, 5, 5, 10])).toBeCloseTo(5 / 1.253314)
  expect(robustScore(5, [5, 5, 5])).toBe(0)
})
