import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { possibleChoices, type RowChoices } from '../../../../src/tables/solve/column-sums.js'
import type { FormSum } from '../../../../src/model/form.js'

const sumOf = (left: string[], right: string[]): FormSum => ({ rule: 'AR-C01', axis: 'column', left, right })

/** Four rows of two columns with up to three choices each, small numbers so that sums often hold. */
const rowsOf = fc
  .array(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 4 })
  .map((all): RowChoices[] => all.map((choices, index) => ({ row: 'abcd'[index]!, choices })))

const sums = [sumOf(['a', 'b'], ['c', 'd']), sumOf(['a'], ['c'])]

/** Every combination of choices, tried. */
function bruteForce(rows: readonly RowChoices[], asked: readonly FormSum[]): Map<string, Set<number>> {
  const found = new Map(rows.map(({ row }) => [row, new Set<number>()]))
  const combinations = rows.reduce<number[][]>((all, { choices }) => all.flatMap((one) => choices.map((_, index) => [...one, index])), [[]])
  for (const combination of combinations) {
    const total = (ids: readonly string[], column: number) =>
      rows.reduce((sum, { row, choices }, at) => sum + (ids.includes(row) ? choices[combination[at]!]![column]! : 0), 0)
    const holds = asked.every(({ left, right }) => [0, 1].every((column) => total(left, column) === total(right, column)))
    if (holds) combination.forEach((choice, at) => found.get(rows[at]!.row)!.add(choice))
  }
  return found
}

const sorted = (choices: ReadonlyMap<string, ReadonlySet<number>>) => [...choices].map(([row, set]) => [row, [...set].sort()])

test('finds what trying everything finds', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const { possible, believed } = possibleChoices(rows, sums)
      if (believed.length > 0) expect(sorted(possible)).toEqual(sorted(bruteForce(rows, believed)))
    }),
  )
})

test('a sum is left out of account only where it cannot hold, alone or with the others', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const { believed } = possibleChoices(rows, sums)
      const canHold = (asked: readonly FormSum[]) => [...bruteForce(rows, asked).values()].every((set) => set.size > 0)
      const sound = sums.filter((sum) => canHold([sum]))
      expect(believed).toEqual(canHold(sound) ? sound : [])
    }),
  )
})

test('the order of rows and choices changes nothing', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const turned = rows.toReversed().map(({ row, choices }) => ({ row, choices: choices.toReversed() }))
      const numbers = (all: readonly RowChoices[]) => {
        const { possible } = possibleChoices(all, sums)
        return all.map(({ row, choices }) => [row, [...possible.get(row)!].map((index) => choices[index]!.join(' ')).sort()]).sort()
      }
      expect(numbers(turned)).toEqual(numbers(rows))
    }),
  )
})

test('more choices never leave fewer possible', () => {
  fc.assert(
    fc.property(rowsOf, fc.tuple(fc.nat(3), fc.nat(3)), (rows, added) => {
      const { possible, believed } = possibleChoices(rows, sums)
      const more = rows.map((row, index) => (index === 0 ? { ...row, choices: [...row.choices, added] } : row))
      const after = possibleChoices(more, sums)
      if (believed.length !== after.believed.length) return
      for (const [row, choices] of possible) for (const choice of choices) expect(after.possible.get(row)!.has(choice)).toBe(true)
    }),
  )
})

test('rows of which a sum knows nothing are left alone', () => {
  const rows = [
    { row: 'a', choices: [[1], [2]] },
    { row: 'z', choices: [[1], [2]] },
  ]
  expect(sorted(possibleChoices(rows, [sumOf(['a'], ['b'])]).possible)).toEqual([
    ['a', [0, 1]],
    ['z', [0, 1]],
  ])
})
