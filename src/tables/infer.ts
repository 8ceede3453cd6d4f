import type { FormSum, FormTable } from '../model/form.js'
import { knownBalance, pruneByBounds } from './placement-bounds.js'
import { valueAt, type KnownRows, type OpenRow, type Placement } from './placement.js'

/** Placements looked at before the question is given up as open. */
const budget = 10_000

/**
 * The placements of each open row that the sums of the form allow, within the row and down the columns, empty cells counting nothing.
 * A row with a single one is decided; where all of them agree on a column, that column is.
 */
export function possiblePlacements(open: readonly OpenRow[], known: KnownRows, table: FormTable): Map<string, readonly Placement[]> {
  const byRow = new Map<string, readonly Placement[]>(open.map((row) => [row.row, rowPlacements(row, table)]))
  const linked = table.sums
    .filter((sum) => sum.axis === 'column' && [...sum.left, ...sum.right].every((row) => known.has(row) || byRow.has(row)))
    .map((sum) => ({ sum, rows: open.filter(({ row }) => sum.left.includes(row) || sum.right.includes(row)) }))
    .filter(({ rows }) => rows.length > 0)
  // A sum that cannot hold at all says that a number is wrong, not where the others stand.
  const pruned = pruneByBounds(linked, byRow, known)
  for (const [row, placements] of pruned) byRow.set(row, placements)
  for (const { sum, rows } of linked) {
    const allowed = new ColumnSearch(rows, byRow, sum, known).run()
    if (allowed) for (const [row, placements] of allowed) byRow.set(row, placements)
  }
  return byRow
}

/** All ways to put the values into the columns in order so that the sums within the row hold. */
function rowPlacements(row: OpenRow, table: FormTable): Placement[] {
  const sums = table.sums
    .filter((sum) => sum.axis === 'row' && [...sum.left, ...sum.right].every((column) => row.columns.includes(column)))
    .map((sum) => ({ left: sum.left.map((id) => row.columns.indexOf(id)), right: sum.right.map((id) => row.columns.indexOf(id)) }))
  const total = (placement: Placement, columns: readonly number[]) =>
    columns.reduce((sum, column) => sum + valueAt(row, placement, column), 0)
  return allPlacements(row.columns.length, row.values.length).filter((placement) =>
    sums.every(({ left, right }) => total(placement, left) === total(placement, right)),
  )
}

/** Every way to put so many values, in order, into so many columns. */
function allPlacements(columns: number, values: number): Placement[] {
  if (values > columns) return []
  if (columns === 0) return [[]]
  const empty = allPlacements(columns - 1, values).map((placement) => [...placement, null])
  return values === 0 ? empty : [...allPlacements(columns - 1, values - 1).map((placement) => [...placement, values - 1]), ...empty]
}

/** Looks for all combinations of placements under which a sum down the columns holds in every column. */
class ColumnSearch {
  private steps = 0
  private readonly rows: readonly OpenRow[]
  private readonly found: ReadonlyMap<string, Set<Placement>>
  private readonly chosen = new Map<string, Placement>()
  /** For each row on, what it and the rows after it can still add to each column, at least and at most. */
  private readonly reach: readonly { readonly least: readonly number[]; readonly most: readonly number[] }[]

  constructor(
    rows: readonly OpenRow[],
    private readonly placements: ReadonlyMap<string, readonly Placement[]>,
    private readonly sum: FormSum,
    private readonly known: KnownRows,
  ) {
    this.rows = rows.toSorted((a, b) => placements.get(a.row)!.length - placements.get(b.row)!.length)
    this.found = new Map(rows.map((row) => [row.row, new Set<Placement>()]))
    this.reach = this.rows.map((_, index) => this.reachFrom(index))
  }

  /** Null where the search was given up, or nothing fits. */
  run(): Map<string, readonly Placement[]> | null {
    const balance = this.rows[0]!.columns.map((column) => knownBalance(this.sum, column, this.known))
    if (!this.step(0, balance) || [...this.found.values()].some((set) => set.size === 0)) return null
    return new Map([...this.found].map(([row, set]) => [row, [...set]]))
  }

  private reachFrom(index: number): { least: number[]; most: number[] } {
    const columns = this.rows[0]!.columns.map((_, column) => column)
    const rest = this.rows.slice(index)
    const bounds = (pick: (values: readonly number[]) => number) =>
      columns.map((column) => rest.reduce((total, row) => total + pick(this.shares(row, column)), 0))
    return { least: bounds((values) => Math.min(...values)), most: bounds((values) => Math.max(...values)) }
  }

  private shares(row: OpenRow, column: number): number[] {
    return this.placements.get(row.row)!.map((placement) => this.signOf(row) * valueAt(row, placement, column))
  }

  private signOf(row: OpenRow): number {
    return this.sum.left.includes(row.row) ? -1 : 1
  }

  private step(index: number, balance: readonly number[]): boolean {
    if (++this.steps > budget) return false
    const row = this.rows[index]
    if (!row) {
      for (const [id, placement] of this.chosen) this.found.get(id)!.add(placement)
      return true
    }
    for (const placement of this.placements.get(row.row)!) {
      const next = balance.map((value, column) => value + this.signOf(row) * valueAt(row, placement, column))
      if (!this.canBalance(index + 1, next)) continue
      this.chosen.set(row.row, placement)
      if (!this.step(index + 1, next)) return false
    }
    return true
  }

  private canBalance(index: number, balance: readonly number[]): boolean {
    const reach = this.reach[index]
    return balance.every((value, column) => (reach ? value + reach.least[column]! <= 0 && value + reach.most[column]! >= 0 : value === 0))
  }
}
