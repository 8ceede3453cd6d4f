import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collectInto } from '../../../../src/diagnostics/diagnostic.js'
import { readText } from '../../../../src/readers/text/read-text.js'
import { judgeReadings } from '../../../../src/tables/judges/index.js'
import { proposers, proposeReadings } from '../../../../src/tables/proposals/index.js'
import { matchTables, solveTables } from '../../../../src/tables/match.js'
import { decide } from '../../../../src/tables/solve/decide.js'
import { explain } from '../../../../src/tables/solve/explain.js'
import { keyOf, type Reading } from '../../../../src/tables/solve/reading.js'
import type { SolvedRow } from '../../../../src/tables/solve/solve-table.js'

const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

/** A row of the applications table between others that are whole, its cells as given. */
function tableWith(cells: readonly string[]): string {
  return [
    '三、收到和处理政府信息公开申请情况',
    `一、本年新收政府信息公开申请数量 | ${cells.join(' | ')} |`,
    '二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |',
    '（七）总计 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |',
    '四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
  ].join('\n')
}

const solve = (text: string): SolvedRow[] => solveTables(readText(text)).flatMap(({ rows }) => [...rows])

/** Cells as they come: numbers, empty ones, two numbers in one, one too many or too few. */
const cellsOf = fc.array(fc.constantFrom('0', '1', '6', '7', '', '1 2', '41 7', '/'), { minLength: 1, maxLength: 9 })

describe('a row is decided', () => {
  test('alike whatever the order in which readings are proposed', () => {
    fc.assert(
      fc.property(cellsOf, fc.shuffledSubarray([...proposers], { minLength: proposers.length }), (cells, order) => {
        for (const { question, decision } of solve(tableWith(cells)).filter((row) => row.question)) {
          if (!question) continue
          const again = decide(judgeReadings(question, proposeReadings(question, order)))
          if (decision.kind === 'decided') expect(again.kind === 'decided' && keyOf(again.reading)).toBe(keyOf(decision.reading))
          else expect(again.kind).toBe('open')
        }
      }),
      { numRuns: 60 },
    )
  })

  test('not, as long as the reasons named stand, whatever else is taken back', () => {
    fc.assert(
      fc.property(cellsOf, (cells) => {
        for (const row of solve(tableWith(cells))) {
          if (!row.band || row.decision.kind === 'decided') continue
          const { reasons } = explain(row)
          const kept = row.judged.map(({ reading, verdicts }) => ({
            reading,
            verdicts: verdicts.filter(({ says, reason }) => says === 'proves' || says === 'fits' || reasons.includes(reason)),
          }))
          expect(
            decide(
              kept,
              row.said.filter(({ reason }) => reasons.includes(reason)),
            ).kind,
          ).toBe('open')
        }
      }),
      { numRuns: 60 },
    )
  })

  test('only with every value of the row in it, and in the order of the row', () => {
    fc.assert(
      fc.property(cellsOf, (cells) => {
        for (const { band, decision } of solve(tableWith(cells))) {
          if (!band || decision.kind !== 'decided') continue
          const placed = [...decision.reading.slots.values()].filter((slot) => slot && slot.mark.kind !== 'blank').map((slot) => slot!.mark)
          const values = band.cells.filter((mark) => mark.kind !== 'blank')
          expect([...new Set(placed)]).toEqual(values)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('in words that name the reasons', () => {
    const found: Parameters<typeof collectInto>[0] = []
    matchTables(readText(tableWith(['6', '', '7'])), collectInto(found))
    expect(found.find(({ code }) => code === 'table/values-unplaced' || code === 'table/inferred')).toBeDefined()
  })
})

describe('two proofs that differ', () => {
  const reading = (by: string, values: readonly number[]): Reading => ({
    by,
    basis: 'padding',
    foreign: [],
    slots: new Map(
      columns.map((column, index) => [
        column,
        { mark: { kind: 'figure', cell: { at: { start: values[index]!, end: 0 } } } as never, text: '1' },
      ]),
    ),
  })
  const proved = { says: 'proves', reason: 'sums-hold' } as const
  const one = reading('packed', [1, 2, 3, 4, 5, 6, 7])
  const other = reading('padded', [2, 1, 3, 4, 5, 6, 7])

  test('decide nothing', () => {
    expect(
      decide([
        { reading: one, verdicts: [proved] },
        { reading: other, verdicts: [proved] },
      ]).kind,
    ).toBe('open')
  })

  test('are weighed by what the source shows', () => {
    const fits = { says: 'fits', reason: 'blanks-shown' } as const
    expect(
      decide([
        { reading: one, verdicts: [proved, fits] },
        { reading: other, verdicts: [proved] },
      ]),
    ).toMatchObject({ kind: 'decided', reading: { by: 'packed' } })
  })

  test('fall where they are forbidden', () => {
    const forbidden = { says: 'forbids', reason: 'out-of-order' } as const
    expect(
      decide([
        { reading: one, verdicts: [proved, forbidden] },
        { reading: other, verdicts: [proved] },
      ]),
    ).toMatchObject({ kind: 'decided', reading: { by: 'padded' } })
  })
})
