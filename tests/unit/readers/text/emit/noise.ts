import * as fc from 'fast-check'

/** How the same text may be written in a cell. */
export type CellNoise = (text: string) => string

/** Ways of writing a number that change nothing of it. */
export const cellNoises: Readonly<Record<string, CellNoise>> = {
  plain: (text) => text,
  fullWidth: (text) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  thousands: (text) => text.replace(/^\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',')),
  wideThousands: (text) => text.replace(/^\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '，')),
  spaced: (text) => ` ${text}\u3000`,
}

/** Ways of writing a label that change nothing of it. */
export const labelNoises: Readonly<Record<string, CellNoise>> = {
  plain: (text) => text,
  halfWidth: (text) => text.replace(/[（），：；]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)),
  spaced: (text) => (text.length === 4 ? `${text.slice(0, 2)} ${text.slice(2)}` : text),
  enumerated: (text) => text.replace(/^(\d)\./, '$1、'),
}

/** Figures of a report that add up: every applicant column and every row, and every route of the disputes. */
export function consistentFigures(rowIds: readonly string[], size: fc.Arbitrary<number>): fc.Arbitrary<Map<string, number>> {
  const outcomes = rowIds.filter((row) => !['received', 'carriedIn', 'concluded', 'carriedOut'].includes(row))
  const numbers = fc.array(fc.array(size, { minLength: 6, maxLength: 6 }), {
    minLength: outcomes.length + 2,
    maxLength: outcomes.length + 2,
  })
  const cases = fc.array(fc.array(size, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 })
  return fc
    .tuple(numbers, cases)
    .map(([applications, disputes]) => new Map([...applicationFigures(outcomes, applications), ...disputeFigures(disputes)]))
}

function applicationFigures(outcomes: readonly string[], numbers: readonly (readonly number[])[]): Map<string, number> {
  const columns = ['naturalPerson', 'commercial', 'research', 'publicWelfare', 'legalService', 'other']
  const figures = new Map<string, number>()
  const set = (row: string, values: readonly number[]) => {
    columns.forEach((column, index) => figures.set(`applications.${row}.${column}`, values[index]!))
    figures.set(`applications.${row}.total`, total(values))
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
}

function disputeFigures(cases: readonly (readonly number[])[]): [string, number][] {
  const routes = ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration']
  const outcomes = ['upheld', 'corrected', 'otherResult', 'pending', 'total']
  return routes.flatMap((route, index) =>
    outcomes.map((outcome, column): [string, number] => [
      `disputes.${route}.${outcome}`,
      [...cases[index]!, total(cases[index]!)][column]!,
    ]),
  )
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
