import type { FormTable } from '../model/form.js'

/** A row whose values are in order but may stand in any of its columns, or whose values are known by column. */
export interface OpenRow {
  readonly row: string
  readonly columns: readonly string[]
  /** Values in the order read; null in `placements` stands for an empty cell. */
  readonly values: readonly number[]
}

/** For each column the index of the value that stands there, or null for an empty cell. */
export type Placement = readonly (number | null)[]

/** Placements looked at before the question is given up as open. */
const budget = 60_000

/**
 * The placements of each open row that the sums of the form allow, within the row and down the columns, empty cells counting nothing.
 * A row with a single one is decided; where all of them agree on a column, that column is.
 */
export function possiblePlacements(open: readonly OpenRow[], known: ReadonlyMap<string, ReadonlyMap<string, number>>, table: FormTable): Map<string, readonly Placement[]> {
  const byRow = new Map<string, readonly Placement[]>(open.map((row) => [row.row, rowPlacements(row, table)]))
  for (const sum of table.sums.filter((candidate) => candidate.axis === 'column')) {
    const rows = [...sum.left, ...sum.right]
    const involved = open.filter((row) => rows.includes(row.row))
    if (involved.length === 0 || !rows.every((row) => known.has(row) || byRow.has(row))) continue
    const search = new ColumnSearch(involved, byRow, sum, known)
    const allowed = search.run()
    if (allowed) for (const [row, placements] of allowed) byRow.set(row, placements)
  }
  return byRow
}

/** All ways to put the values into the columns in order so that the sums within the row hold. */
function rowPlacements({ columns, values }: OpenRow, table: FormTable): Placement[] {
  const sums = table.sums.filter((sum) => sum.axis === 'row' && [...sum.left, ...sum.right].every((column) => columns.includes(column)))
  return choose(columns.length, values.length).flatMap((chosen) => {
    const placement = columns.map((_, index) => (chosen.includes(index) ? chosen.indexOf(index) : null))
    const amount = (column: string) => {
      const value = placement[columns.indexOf(column)]
      return value === null || value === undefined ? 0 : values[value]!
    }
    const total = (ids: readonly string[]) => ids.reduce((sum, column) => sum + amount(column), 0)
    return sums.every((sum) => total(sum.left) === total(sum.right)) ? [placement] : []
  })
}

/** Every increasing choice of `count` numbers below `from`. */
function choose(from: number, count: number): number[][] {
  let chosen: number[][] = [[]]
  for (let taken = 0; taken < count; taken++) {
    chosen = chosen.flatMap((before) => Array.from({ length: from - (before.at(-1) ?? -1) - 1 }, (_, index) => [...before, (before.at(-1) ?? -1) + 1 + index]))
  }
  return chosen
}

type ColumnSum = FormTable['sums'][number]

/** Looks for all combinations of placements under which a sum down the columns holds in every column. */
class ColumnSearch {
  private steps = 0
  private readonly found: Map<string, Set<Placement>>
  private readonly chosen = new Map<string, Placement>()

  constructor(
    private readonly rows: readonly OpenRow[],
    private readonly placements: ReadonlyMap<string, readonly Placement[]>,
    private readonly sum: ColumnSum,
    private readonly known: ReadonlyMap<string, ReadonlyMap<string, number>>,
  ) {
    this.found = new Map(rows.map((row) => [row.row, new Set<Placement>()]))
  }

  /** Null where the search was given up, or nothing fits. */
  run(): Map<string, readonly Placement[]> | null {
    const columns = this.rows[0]!.columns
    const ordered = this.rows.toSorted((a, b) => this.placements.get(a.row)!.length - this.placements.get(b.row)!.length)
    const balance = columns.map((column) => this.balanceOf(column))
    const finished = this.step(ordered, 0, balance)
    if (!finished || [...this.found.values()].some((set) => set.size === 0)) return null
    return new Map([...this.found].map(([row, set]) => [row, [...set]]))
  }

  /** What the known rows leave between the two sides of the sum in a column. */
  private balanceOf(column: string): number {
    const side = (rows: readonly string[]) => rows.reduce((sum, row) => sum + (this.known.get(row)?.get(column) ?? 0), 0)
    return side(this.sum.right) - side(this.sum.left)
  }

  private step(rows: readonly OpenRow[], index: number, balance: readonly number[]): boolean {
    if (++this.steps > budget) return false
    const row = rows[index]
    if (!row) {
      if (balance.every((value) => value === 0)) for (const [id, placement] of this.chosen) this.found.get(id)!.add(placement)
      return true
    }
    const sign = this.sum.left.includes(row.row) ? -1 : 1
    const sameSign = rows.slice(index).every((later) => this.sum.left.includes(later.row) === (sign < 0))
    for (const placement of this.placements.get(row.row)!) {
      const next = balance.map((value, column) => value + sign * (placement[column] === null ? 0 : row.values[placement[column]!]!))
      // Values are never negative: once a column has overshot, rows on the same side cannot bring it back.
      if (sameSign && next.some((value) => value * sign > 0)) continue
      this.chosen.set(row.row, placement)
      if (!this.step(rows, index + 1, next)) return false
    }
    return true
  }
}
