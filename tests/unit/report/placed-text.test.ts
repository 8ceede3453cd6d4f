import { describe, expect, test } from 'vitest'
import { joinPlaced, placeText, slicePlaced, spanOf, trimPlaced } from '../../../src/report/placed-text.js'

const sourceOf = (text: string) => ({ text })
const whole = (text: string) => ({ start: 0, end: text.length })

describe('placeText', () => {
  test('text written out stands where the block stands', () => {
    const source = sourceOf('<p>平稳运行。</p>')
    const placed = placeText(source, { text: '平稳运行。', at: { start: 3, end: 8 } })
    expect(spanOf(placed, 2, 4)).toEqual({ start: 5, end: 7 })
  })

  test('a character reference is one character', () => {
    const text = '平&nbsp;稳&amp;运'
    const placed = placeText(sourceOf(text), { text: '平\u00a0稳&运', at: whole(text) })
    expect(spanOf(placed, 2, 3)).toEqual({ start: text.indexOf('稳'), end: text.indexOf('稳') + 1 })
    expect(spanOf(placed, 4, 5)).toEqual({ start: text.indexOf('运'), end: text.indexOf('运') + 1 })
  })

  test('stretches are read in order, what lies between is passed over', () => {
    const text = '平稳<b>运行</b>良好'
    const parts = [
      { start: 0, end: 2 },
      { start: 5, end: 7 },
      { start: 11, end: 13 },
    ]
    const placed = placeText(sourceOf(text), { text: '平稳运行良好', at: whole(text), parts })
    expect(spanOf(placed, 2, 4)).toEqual({ start: 5, end: 7 })
    expect(spanOf(placed, 4, 6)).toEqual({ start: 11, end: 13 })
  })

  test('slicing, trimming and joining keep the places', () => {
    const source = sourceOf('  甲乙丙丁')
    const placed = trimPlaced(placeText(source, { text: '  甲乙丙丁', at: { start: 0, end: 6 } }))
    expect(placed.text).toBe('甲乙丙丁')
    const joined = joinPlaced(slicePlaced(placed, 2), slicePlaced(placed, 0, 2), '\n')
    expect(joined.text).toBe('丙丁\n甲乙')
    expect(spanOf(joined, 0, 2)).toEqual({ start: 4, end: 6 })
    expect(spanOf(joined, 3, 5)).toEqual({ start: 2, end: 4 })
  })
})
