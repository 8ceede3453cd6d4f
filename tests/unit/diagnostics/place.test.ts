import { describe, expect, test } from 'vitest'
import { nameOfPlace, spotsOf } from '../../../src/diagnostics/place.js'
import type { Box, Source } from '../../../src/model/source.js'
import { sourceOf } from '../../source-of.js'

const box = (page: number, x: number, y: number, width: number, height: number): Box => ({ page, x, y, width, height })

const paged: Source = {
  ...sourceOf('标题\n第一行\n第二行\n末行'),
  spots: [
    { start: 0, name: '第1页', box: box(1, 100, 50, 200, 20) },
    { start: 3, name: '第1页', box: box(1, 80, 80, 300, 16) },
    { start: 7, name: '第1页', box: box(1, 60, 110, 310, 16) },
    { start: 11, name: '第2页', box: box(2, 60, 40, 90, 16) },
  ],
}

describe('places that have names of their own', () => {
  test('go before lines', () => {
    expect([0, 2, 3, 11, 13].map((offset) => nameOfPlace(paged, offset))).toEqual(['第1页', '第1页', '第1页', '第2页', '第2页'])
    expect(nameOfPlace(sourceOf('一\n二'), 2)).toBe('第2行第1列')
    expect(nameOfPlace(paged, 99)).toBe('')
  })

  test('a stretch over several has one box in each', () => {
    expect(spotsOf(paged, { start: 3, end: 13 })).toEqual([
      { name: '第1页', box: box(1, 60, 80, 320, 46) },
      { name: '第2页', box: box(2, 60, 40, 90, 16) },
    ])
    expect(spotsOf(paged, { start: 11, end: 11 })).toEqual([{ name: '第2页', box: box(2, 60, 40, 90, 16) }])
    expect(spotsOf(sourceOf('一\n二'), { start: 0, end: 3 })).toEqual([])
  })
})
