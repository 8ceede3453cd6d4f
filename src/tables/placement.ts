/** A row whose values are in order but may stand in any of its columns, or whose values are known by column. */
export interface OpenRow {
  readonly row: string
  readonly columns: readonly string[]
  /** Values in the order read; null in `placements` stands for an empty cell. */
  readonly values: readonly number[]
}

/** For each column the index of the value that stands there, or null for an empty cell. */
export type Placement = readonly (number | null)[]

/** Rows whose numbers are known, by row and column. */
export type KnownRows = ReadonlyMap<string, ReadonlyMap<string, number>>

/** The number a placement puts into a column; an empty cell counts nothing. */
export function valueAt(row: OpenRow, placement: Placement, column: number): number {
  const index = placement[column]
  return index === null || index === undefined ? 0 : row.values[index]!
}
