import * as fc from 'fast-check'

/** How the same figure may be written in a cell. */
export type CellNoise = (text: string) => string

/** Ways of writing a number that change nothing of it. */
export const cellNoises: Readonly<Record<string, CellNoise>> = {
  plain: (text) => text,
  fullWidth: (text) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  thousands: (text) => text.replace(/^\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',')),
  wideThousands: (text) => text.replace(/^\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '，')),
  spaced: (text) => ` ${text}\u3000`,
}

/** Figures of a report that add up: every applicant column and every row. */
export function consistentFigures(rowIds: readonly string[], size: fc.Arbitrary<number>): fc.Arbitrary<Map<string, number>> {
  const columns = ['naturalPerson', 'commercial', 'research', 'publicWelfare', 'legalService', 'other']
  const outcomes = rowIds.filter((row) => !['received', 'carriedIn', 'concluded', 'carriedOut'].includes(row))
  return fc
    .array(fc.array(size, { minLength: 6, maxLength: 6 }), { minLength: outcomes.length + 2, maxLength: outcomes.length + 2 })
    .map((numbers) => {
      const figures = new Map<string, number>()
      const set = (row: string, values: readonly number[]) => {
        columns.forEach((column, index) => figures.set(`applications.${row}.${column}`, values[index]!))
        figures.set(
          `applications.${row}.total`,
          values.reduce((sum, value) => sum + value, 0),
        )
      }
      outcomes.forEach((row, index) => set(row, numbers[index]!))
      const concluded = columns.map((_, index) => outcomes.reduce((sum, __, row) => sum + numbers[row]![index]!, 0))
      const [carriedOut, drawn] = numbers.slice(-2) as [number[], number[]]
      const carriedIn = drawn.map((value, index) => Math.min(value, concluded[index]! + carriedOut[index]!))
      set('concluded', concluded)
      set('carriedOut', carriedOut)
      set('carriedIn', carriedIn)
      set(
        'received',
        concluded.map((value, index) => value + carriedOut[index]! - carriedIn[index]!),
      )
      return figures
    })
}
