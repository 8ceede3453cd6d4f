import { mistakeKinds, type Change, type Explanation, type MistakeKind } from './mistakes.js'
import type { Relation, TableRelations } from './relations.js'
import { rowSlips } from './row-slips.js'
import { isDigitSlip } from './slip-names.js'
import { residualOf, type CellValues } from './values.js'

export interface Explained {
  readonly explanations: readonly Explanation[]
  readonly unexplained: readonly Relation[]
}

/** A table as the search sees it. */
interface SumState {
  readonly table: TableRelations
  readonly values: CellValues
  /** Σ left − Σ right of every failing relation. */
  readonly failing: ReadonlyMap<Relation, number>
}

/**
 * The fewest mistakes that explain what fails. The one settling most is taken first, and only where nothing as likely
 * competes with it, so that no cell is accused on a guess.
 */
export function explainFailures(table: TableRelations, values: CellValues): Explained {
  const state = { table, values, failing: failingRelations(table, values) }
  const explanations: Explanation[] = []
  let candidates = state.failing.size > 0 ? collectCandidates(state) : []
  while (candidates.length > 0) {
    const best = candidates.reduce((a, b) => (strengthOf(b, state) > strengthOf(a, state) ? b : a))
    const rivals = entangledWith(best, candidates, state)
    const taken = rivals.length === 1
    if (taken) explanations.push(best)
    candidates = candidates.filter((one) => !rivals.includes(one) && !(taken && overlaps(one, best)))
  }
  const settled = new Set(explanations.flatMap((explanation) => explanation.settles))
  return { explanations, unexplained: [...state.failing.keys()].filter((relation) => !settled.has(relation)) }
}

/** The candidates as likely as this one that share failing relations with it, or with one that does, and so on; itself first. */
function entangledWith(best: Explanation, candidates: readonly Explanation[], state: SumState): Explanation[] {
  const equal = candidates.filter((one) => strengthOf(one, state) === strengthOf(best, state))
  const found = [best]
  for (const one of found) found.push(...equal.filter((other) => !found.includes(other) && overlaps(other, one)))
  return found
}

function failingRelations({ relations }: TableRelations, values: CellValues): Map<Relation, number> {
  const residuals = relations.map((relation) => [relation, residualOf(relation, values)] as const)
  return new Map(residuals.filter((pair): pair is [Relation, number] => pair[1] !== null && pair[1] !== 0))
}

/** More relations settled first, then the likelier kind, then what looks like a usual slip of the hand. */
function strengthOf(explanation: Explanation, state: SumState): number {
  const { kind, settles } = explanation
  return settles.length * 100 + (mistakeKinds.length - mistakeKinds.indexOf(kind)) * 10 + (isUsual(explanation, state) ? 1 : 0)
}

/** Digits exchanged, left out or struck twice; a total left at 0. */
function isUsual({ kind, changes }: Explanation, { table, values }: SumState): boolean {
  const { cell, value } = changes[0]!
  const written = values.get(cell)!
  if (kind !== 'cell') return false
  return written === 0 ? table.byCell.get(cell)!.every(({ right }) => right.includes(cell)) : isDigitSlip(written, value)
}

function overlaps(a: Explanation, b: Explanation): boolean {
  return a.settles.some((relation) => b.settles.includes(relation))
}

function collectCandidates(state: SumState): Explanation[] {
  const cells = [...new Set([...state.failing.keys()].flatMap((relation) => [...relation.coefficients.keys()]))]
  const rows = state.table.relations.filter((relation) => relation.axis === 'row' && touchesFailing(relation, state))
  const proposals: { kind: MistakeKind; changes: readonly Change[] }[] = [
    ...cells.flatMap((cell) => singleChanges(cell, state)),
    ...rows.flatMap((row) => rowSlips(row, state.values)),
    ...swaps(cells, state),
    ...[...state.failing.keys()].flatMap((line) => lineChanges(line, state)),
  ]
  return proposals.flatMap(({ kind, changes }) => {
    const settles = settledBy(changes, state)
    // One failing sum alone cannot tell a row that slipped from a single wrong figure.
    return settles.length > (kind === 'cell' ? 0 : 1) ? [{ kind, changes, settles }] : []
  })
}

function touchesFailing(row: Relation, { table, failing }: SumState): boolean {
  return [...row.coefficients.keys()].some((cell) => table.byCell.get(cell)!.some((relation) => failing.has(relation)))
}

/** The value that mends one failing relation of the cell; whether it mends the others is tried next. */
function singleChanges(cell: string, { table, values, failing }: SumState): { kind: MistakeKind; changes: Change[] }[] {
  const relation = table.byCell.get(cell)!.find((candidate) => failing.has(candidate))!
  const value = values.get(cell)! - relation.coefficients.get(cell)! * failing.get(relation)!
  return value >= 0 ? [{ kind: 'cell', changes: [{ cell, value }] }] : []
}

/** A search over pairs; the cells are those of the few relations that fail. */
function swaps(cells: readonly string[], { values }: SumState): { kind: MistakeKind; changes: Change[] }[] {
  return cells.flatMap((first, index) =>
    cells.slice(index + 1).flatMap((second) => {
      const [a, b] = [values.get(first), values.get(second)]
      if (a === b || a === null || a === undefined || b === null || b === undefined) return []
      return [
        {
          kind: 'swap' as const,
          changes: [
            { cell: first, value: b },
            { cell: second, value: a },
          ],
        },
      ]
    }),
  )
}

/** Two or three wrong cells of one line: each by what its crossing line is off. */
function lineChanges(line: Relation, { table, values, failing }: SumState): { kind: MistakeKind; changes: Change[] }[] {
  const changes = [...line.coefficients.keys()].flatMap((cell) => {
    const crossing = table.byCell.get(cell)!.find((relation) => relation.axis !== line.axis && failing.has(relation))
    return crossing ? [{ cell, value: values.get(cell)! - crossing.coefficients.get(cell)! * failing.get(crossing)! }] : []
  })
  return changes.length >= 2 && changes.length <= 3 && changes.every(({ value }) => value >= 0) ? [{ kind: 'line', changes }] : []
}

/** The failing relations the changes settle; none where they leave or make anything they touch unequal. */
function settledBy(changes: readonly Change[], { table, values, failing }: SumState): Relation[] {
  const moved = new Map<Relation, number>()
  for (const { cell, value } of changes) {
    const current = values.get(cell)
    if (current === null || current === undefined) return []
    for (const relation of table.byCell.get(cell)!) {
      moved.set(relation, (moved.get(relation) ?? 0) + relation.coefficients.get(cell)! * (value - current))
    }
  }
  for (const [relation, delta] of moved) {
    const residual = failing.get(relation) ?? residualOf(relation, values)
    if (residual !== null && residual + delta !== 0) return []
  }
  return [...moved.keys()].filter((relation) => failing.has(relation))
}
