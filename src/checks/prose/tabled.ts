import { figureRows } from '../../forms/layout.js'
import { numberInUnit } from '../amounts.js'
import type { CheckContext } from '../context.js'
import { relationsOf } from '../sums/relations.js'
import { valuesForSums } from '../sums/values.js'
import { findRole, type CellSum, type RoleId } from './roles.js'

/** What the tables give for a role: the number and the cells it comes from. */
export interface Tabled {
  readonly value: number
  readonly cells: readonly string[]
  readonly terms: readonly number[]
}

/** Every figure as a number in the unit of its column; blank totals as the sum of their row; null where the figure is lost. */
export type TableValues = ReadonlyMap<string, number | null>

export function tableValues({ figures, tables }: CheckContext): TableValues {
  const values = new Map<string, number | null>()
  const columns = tables.flatMap(({ table }) => figureRows(table)).flatMap((row) => row.figures)
  const units = new Map(columns.map(({ path, column }) => [path, column.unit]))
  for (const figure of figures.values()) {
    const { path, state } = figure
    values.set(path, state === 'blank' || state === 'notApplicable' ? 0 : numberInUnit(figure, units.get(path)))
  }
  for (const { table } of tables) {
    for (const { cell, sum } of valuesForSums(relationsOf(table), figures).blankTotals) values.set(cell, sum)
  }
  return values
}

/** The sums a role may equal, the one to show first; a sum with a lost or missing cell is none, and without the first there is nothing to compare. */
export function tabledFor(role: RoleId, values: TableValues): Tabled[] {
  const sums = findRole(role).accepts.map((sum) => addUp(sum, values))
  const known = sums.filter((sum) => sum !== null)
  // The trial form has other columns for the same: any of them may stand first.
  return findRole(role).code === 'check/disclosure-differs' || sums[0] ? known : []
}

function addUp(sum: CellSum, values: TableValues): Tabled | null {
  const groups = sum.map((pattern) => cellsOf(pattern, values))
  if (groups.some((cells) => cells.length === 0)) return null
  const cells = groups.flat()
  const terms = cells.map((cell) => values.get(cell) ?? null)
  if (terms.includes(null)) return null
  const numbers = terms as number[]
  return { value: numbers.reduce((total, term) => total + term, 0), cells, terms: numbers }
}

/** `applications.denied.*.total` is every row of the group; all must be known. */
function cellsOf(pattern: string, values: TableValues): string[] {
  if (!pattern.includes('*')) return values.has(pattern) ? [pattern] : []
  const [head, tail] = pattern.split('*') as [string, string]
  return [...values.keys()].filter((path) => path.startsWith(head) && path.endsWith(tail))
}
