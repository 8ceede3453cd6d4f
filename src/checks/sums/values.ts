import type { Figure } from '../../model/report.js'
import type { Relation, TableRelations } from './relations.js'

/** The number each cell enters sums with; null where the source has lost it, so that nothing can be said. */
export type CellValues = ReadonlyMap<string, number | null>

/** A total left blank whose parts are there, and their sum. */
export interface BlankTotal {
  readonly cell: string
  readonly sum: number
}

export interface SumInput {
  readonly values: CellValues
  readonly blankTotals: readonly BlankTotal[]
}

/** Blank cells and marks for no figure count as zero; a blank total counts as the sum of its parts. */
export function valuesForSums({ relations, byCell }: TableRelations, figures: ReadonlyMap<string, Figure>): SumInput {
  const values = new Map([...byCell.keys()].map((cell) => [cell, valueOf(figures.get(cell))]))
  const blankTotals: BlankTotal[] = []
  // Rows first: a blank （七）总计 row is then summed from rows already whole.
  for (const relation of [...relations].sort((a, b) => Number(a.axis === 'column') - Number(b.axis === 'column'))) {
    const sum = blankTotalOf(relation, values, figures)
    if (sum === null) continue
    values.set(relation.right[0]!, sum)
    blankTotals.push({ cell: relation.right[0]!, sum })
  }
  return { values, blankTotals }
}

/** Σ left − Σ right; null where a cell is lost. */
export function residualOf(relation: Relation, values: CellValues): number | null {
  let residual = 0
  for (const [cell, coefficient] of relation.coefficients) {
    const value = values.get(cell)
    if (value === null || value === undefined) return null
    residual += coefficient * value
  }
  return residual
}

export function isBlank(figure: Figure | undefined): boolean {
  return figure?.state === 'blank' || figure?.state === 'notApplicable'
}

function valueOf(figure: Figure | undefined): number | null {
  if (!figure || figure.state === 'lost') return null
  if (isBlank(figure)) return 0
  // A decimal in a count is a finding of its own; a sum over it would only repeat it.
  return typeof figure.value === 'number' ? figure.value : wholeNumber(figure.value)
}

function wholeNumber(written: string | null): number | null {
  return written !== null && /^-?\d{1,15}$/.test(written) ? Number(written) : null
}

/** The sum of the parts, where one total stands alone, is blank, and the parts are not all zero. */
function blankTotalOf(relation: Relation, values: CellValues, figures: ReadonlyMap<string, Figure>): number | null {
  const total = relation.right[0]!
  if (relation.right.length !== 1 || values.get(total) !== 0 || !isBlank(figures.get(total))) return null
  const sum = residualOf(relation, values)
  return sum !== null && sum > 0 ? sum : null
}
