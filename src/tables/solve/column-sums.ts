import type { FormSum } from '../../model/form.js'

/** A row with the numbers each of its readings puts into the columns, in the columns' order; an empty cell counts nothing. */
export interface RowChoices {
  readonly row: string
  readonly choices: readonly (readonly number[])[]
}

/** Steps of search after which a question stays open; what has not been refuted by then may be. */
const budget = 20_000

/**
 * Of each row the choices (by index) under which all the sums can hold whatever the other rows hold, and the sums that were believed. A
 * sum that cannot hold at all says that some number is wrong, not where the others stand; it is left out of account.
 */
export function possibleChoices(
  rows: readonly RowChoices[],
  sums: readonly FormSum[],
): { readonly possible: ReadonlyMap<string, ReadonlySet<number>>; readonly believed: readonly FormSum[] } {
  const known = new Set(rows.map(({ row }) => row))
  const whole = sums.filter(({ left, right }) => [...left, ...right].every((row) => known.has(row)))
  const sound = whole.filter((sum) => canHold(rows, [sum]))
  const believed = canHold(rows, sound) ? sound : []
  const possible = new Map(rows.map(({ row, choices }) => [row, new Set(choices.keys())]))
  if (believed.length > 0) refute(rows, believed, possible)
  return { possible, believed }
}

function canHold(rows: readonly RowChoices[], sums: readonly FormSum[]): boolean {
  return new Search(rows, sums, budget).find() !== 'none'
}

/** Takes away each choice no solution has; a solution found on the way vouches for all the choices in it. */
function refute(rows: readonly RowChoices[], sums: readonly FormSum[], possible: ReadonlyMap<string, Set<number>>): void {
  const vouched = new Map(rows.map(({ row }) => [row, new Set<number>()]))
  let left = budget
  for (const { row, choices } of rows) {
    if (choices.length < 2) continue
    for (const choice of choices.keys()) {
      if (vouched.get(row)!.has(choice) || left <= 0) continue
      const search = new Search(
        rows.map((one) => (one.row === row ? { row, choices: [choices[choice]!] } : one)),
        sums,
        left,
      )
      const found = search.find()
      left -= search.steps
      if (found === 'none') possible.get(row)!.delete(choice)
      else if (found !== 'unknown') for (const [other, chosen] of found) vouched.get(other)!.add(other === row ? choice : chosen)
    }
  }
}

/** A search for one choice for each row under which every sum holds in every column. */
class Search {
  steps = 0
  private readonly rows: readonly RowChoices[]
  private readonly chosen: number[] = []
  /** For each row on, what it and the rows after it can still add to each balance, at least and at most. */
  private readonly reach: readonly Reach[]

  constructor(
    rows: readonly RowChoices[],
    private readonly sums: readonly FormSum[],
    private readonly budget: number,
  ) {
    const linked = rows.filter(({ row }) => sums.some(({ left, right }) => left.includes(row) || right.includes(row)))
    this.rows = linked.toSorted((a, b) => a.choices.length - b.choices.length || (a.row < b.row ? -1 : 1))
    this.reach = this.reachOfRows()
  }

  /** `unknown` where the budget was spent. */
  find(): ReadonlyMap<string, number> | 'none' | 'unknown' {
    const width = this.rows[0]?.choices[0]?.length ?? 0
    const found = this.step(
      0,
      this.sums.flatMap(() => Array.from({ length: width }, () => 0)),
    )
    if (found) return new Map(this.rows.map(({ row }, index) => [row, this.chosen[index]!]))
    return this.steps > this.budget ? 'unknown' : 'none'
  }

  private step(index: number, balances: readonly number[]): boolean {
    if (++this.steps > this.budget || !this.canBalance(index, balances)) return false
    const row = this.rows[index]
    if (!row) return true
    for (const [choice, numbers] of row.choices.entries()) {
      this.chosen[index] = choice
      const shares = this.shares(row.row, numbers)
      if (
        this.step(
          index + 1,
          balances.map((balance, at) => balance + shares[at]!),
        )
      )
        return true
    }
    return false
  }

  private canBalance(index: number, balances: readonly number[]): boolean {
    const { least, most } = this.reach[index]!
    return balances.every((balance, at) => balance + least[at]! <= 0 && balance + most[at]! >= 0)
  }

  /** What a choice adds to the balance of each sum in each column: right less left. */
  private shares(row: string, numbers: readonly number[]): number[] {
    return this.sums.flatMap(({ left, right }) => {
      const sign = (right.includes(row) ? 1 : 0) - (left.includes(row) ? 1 : 0)
      return numbers.map((number) => sign * number)
    })
  }

  private reachOfRows(): Reach[] {
    const width = (this.rows[0]?.choices[0]?.length ?? 0) * this.sums.length
    const none = Array.from({ length: width }, () => 0)
    const reach: Reach[] = [{ least: none, most: none }]
    for (const { row, choices } of this.rows.toReversed()) {
      const all = choices.map((numbers) => this.shares(row, numbers))
      const { least, most } = reach[0]!
      reach.unshift({
        least: least.map((value, at) => value + Math.min(...all.map((shares) => shares[at]!))),
        most: most.map((value, at) => value + Math.max(...all.map((shares) => shares[at]!))),
      })
    }
    return reach
  }
}

interface Reach {
  readonly least: readonly number[]
  readonly most: readonly number[]
}
