import { expect, test } from 'vitest'
import { numberText } from '../../../../src/readers/xlsx/number-text.js'
import { numberCell } from '../../../../src/writers/xlsx/number-cell.js'

test.each([
  ['0', '', '0', '0'],
  ['-8', '', '-8', '0'],
  ['+5', '', '5', '+0;-0'],
  ['186.350', '', '186.350', '0.000'],
  ['12,345', '', '12345', '#,##0'],
  ['5200元', '元', '5200', '0"元"'],
  ['123456789012345', '', '123456789012345', '0'],
])('%s is a number that its format shows as written', (text, unit, value, format) => {
  expect(numberCell(text, unit)).toEqual({ value, format })
  expect(numberText(value, format, false)).toBe(text)
})

test.each(['', '007', '1/2', '1234567890123456', '-0', '+0.0', '1,23', '12,34,567', '.5', '5元', '〔缺〕', '１２', '12%'])(
  '%s stays text',
  (text) => expect(numberCell(text)).toBeNull(),
)
