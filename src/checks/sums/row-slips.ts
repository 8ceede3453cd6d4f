import type { Change, MistakeKind } from './mistakes.js'
import type { Relation } from './relations.js'
import type { CellValues } from './values.js'

interface RowSlip {
  readonly kind: MistakeKind
  readonly changes: readonly Change[]
}

/** What the row may have been before its figures slipped: moved by one column, or one figure's digits spread over two cells. */
export function rowSlips(row: Relation, values: CellValues): RowSlip[] {
  const cells = [...row.coefficients.keys()]
  const written = cells.map((cell) => values.get(cell) ?? null)
  if (written.includes(null) || row.right.length !== 1) return []
  const numbers = written as number[]
  return [
    ...shifted(numbers).map((restored) => slipOf('shift', cells, numbers, restored)),
    ...split(numbers).map((restored) => slipOf('split', cells, numbers, restored)),
  ].filter((slip) => slip.changes.length > 0)
}

/** The total stands last. Moved right, the row lost its last figure; moved left, its first: the sum of the row gives either back. */
function shifted(row: readonly number[]): number[][] {
  const parts = row.slice(1)
  const right = [...parts, sumOf(parts)]
  const total = row.at(-2)!
  const first = total - sumOf(row.slice(0, -2))
  const left = [first, ...row.slice(0, -1)]
  return first >= 0 ? [right, left] : [right]
}

/** 12 written as 1 and 2: over the next cell, from the cell before, or pushing the rest of the row on and its total out. */
function split(row: readonly number[]): number[][] {
  return row.slice(0, -2).flatMap((first, index) => {
    const second = row[index + 1]!
    if (first === 0 || second > 9) return []
    const whole = first * 10 + second
    const before = row.slice(0, index)
    const after = row.slice(index + 2)
    const pushed = [...before, whole, ...after]
    return [
      [...before, whole, 0, ...after],
      [...before, 0, whole, ...after],
      [...pushed, sumOf(pushed)],
    ]
  })
}

function slipOf(kind: MistakeKind, cells: readonly string[], written: readonly number[], restored: readonly number[]): RowSlip {
  const changes = cells.map((cell, index) => ({ cell, value: restored[index]! })).filter(({ value }, index) => value !== written[index])
  return { kind, changes }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
