import { describe, expect, it } from 'vitest'
import { fitColumns } from '../../../src/compose/fit-columns.js'

describe('column widths', () => {
  const figure = (text: string, column: number) => ({ text, column, colSpan: 1 })

  it('stay as the form has them where figures fit', () => {
    expect(fitColumns([4000, 592, 592], 1, [figure('12345', 1)])).toEqual([4000, 592, 592])
  })

  it('give a long figure the room it needs and keep the total', () => {
    const widths = fitColumns([4000, 592, 592], 1, [figure('12345678', 1)])
    expect(widths[1]).toBeGreaterThanOrEqual(8 * 90 + 80)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(5184)
  })

  it('share out what there is where all figures are too long', () => {
    const widths = fitColumns([589, 589], 0, [figure('123456789012', 0), figure('123456789012', 1)])
    expect(widths).toEqual([589, 589])
  })
})
