import type { FigureRow } from '../forms/layout.js'
import type { Band } from './bands.js'
import type { ColumnOrder } from './columns.js'
import type { Placed } from './place.js'

/** Why the figures of a row are lost. */
export type Loss = 'row-missing' | 'row-twice' | 'values-unplaced' | 'repeats-dropped' | 'scrambled' | 'columns-doubtful'

/** One row of the form with what the source has of it. */
export interface FilledRow {
  readonly entry: FigureRow
  readonly band?: Band
  readonly columns?: ColumnOrder
  /** Null where the source does not tell which value stands in which column. */
  readonly placed: Placed | null
  readonly loss?: Loss
}
