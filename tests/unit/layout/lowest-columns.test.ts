import { expect, test } from 'vitest'
import { heightOfColumns, lowestColumns, type ColumnText } from '../../../src/layout/lowest-columns.js'

const style = { sides: 6, character: 10, heightOf: (lines: number) => Math.max(20, lines * 13 + 4) }

function texts(...rows: readonly (readonly number[])[]): ColumnText[] {
  return rows.flatMap((row, index) => row.map((width, column) => ({ row: index, column, widths: [width] })))
}

test('room goes to the column where it makes the table lower', () => {
  // Every row has a text of 60 beside one of 40; one row alone has a text of 300.
  const cells = texts(...Array.from({ length: 9 }, () => [60, 40]), [300, 40])
  const widths = lowestColumns(cells, [26, 26], 130, style)
  expect(widths[0]).toBeGreaterThanOrEqual(66)
  expect(widths[1]).toBeGreaterThanOrEqual(46)
  expect(heightOfColumns(cells, widths, style)).toBeLessThan(heightOfColumns(cells, [90, 40], style))
})

test('a line that is not the only one holds whole characters', () => {
  expect(heightOfColumns(texts([100]), [56], style)).toBeCloseTo(30 + 0.3)
  expect(heightOfColumns(texts([100]), [55], style)).toBeCloseTo(43 + 0.45)
})

test('no column is narrower than it must be, and no more room is taken than there is', () => {
  const widths = lowestColumns(texts([500, 20, 90], [20, 400, 90]), [46, 36, 96], 300, style)
  expect(widths.every((width, column) => width >= [46, 36, 96][column]!)).toBe(true)
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(300)
})
