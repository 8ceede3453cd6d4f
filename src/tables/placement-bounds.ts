import type { FormSum } from '../model/form.js'
import { valueAt, type KnownRows, type OpenRow, type Placement } from './placement.js'

/** A sum down the columns with the open rows it runs over. */
export interface LinkedRows {
  readonly sum: FormSum
  readonly rows: readonly OpenRow[]
}

type Placements = ReadonlyMap<string, readonly Placement[]>

/**
 * Takes away placements under which a column cannot add up whatever the other rows hold. Gives nothing where that would leave a row
 * without any.
 */
export function pruneByBounds(linked: readonly LinkedRows[], placements: Placements, known: KnownRows): Placements {
  let left = placements
  for (let changed = true; changed;) {
    changed = false
    for (const link of linked) {
      const next = pruneOnce(link, left, known)
      if (!next) return new Map()
      changed ||= link.rows.some((row) => next.get(row.row)!.length < left.get(row.row)!.length)
      left = next
    }
  }
  return left
}

function pruneOnce(link: LinkedRows, left: Placements, known: KnownRows): Placements | null {
  const columns = link.rows[0]!.columns.map((column, index) => boundsOf(link, column, index, left, known))
  const next = new Map(left)
  for (const [at, row] of link.rows.entries()) {
    const kept = left
      .get(row.row)!
      .filter((placement) => columns.every((bounds, column) => fits(bounds, at, signOf(link.sum, row) * valueAt(row, placement, column))))
    if (kept.length === 0) return null
    next.set(row.row, kept)
  }
  return next
}

/** What the two sides of a sum can differ by in one column, in all and by the share of each open row. */
interface Bounds {
  readonly least: number
  readonly most: number
  readonly rows: readonly { readonly least: number; readonly most: number }[]
}

function boundsOf({ sum, rows }: LinkedRows, column: string, index: number, left: Placements, known: KnownRows): Bounds {
  const shares = rows.map((row) => {
    const values = left.get(row.row)!.map((placement) => signOf(sum, row) * valueAt(row, placement, index))
    return { least: Math.min(...values), most: Math.max(...values) }
  })
  const balance = knownBalance(sum, column, known)
  return {
    least: shares.reduce((total, share) => total + share.least, balance),
    most: shares.reduce((total, share) => total + share.most, balance),
    rows: shares,
  }
}

/** With this share of the row, the other rows can still make the two sides equal. */
function fits({ least, most, rows }: Bounds, row: number, share: number): boolean {
  return least - rows[row]!.least + share <= 0 && most - rows[row]!.most + share >= 0
}

function signOf(sum: FormSum, row: OpenRow): number {
  return sum.left.includes(row.row) ? -1 : 1
}

/** What the known rows leave between the two sides of the sum in a column. */
export function knownBalance(sum: FormSum, column: string, known: KnownRows): number {
  const side = (rows: readonly string[]) => rows.reduce((total, row) => total + (known.get(row)?.get(column) ?? 0), 0)
  return side(sum.right) - side(sum.left)
}
