import type { FigureRow } from '../../forms/layout.js'
import type { FormTable } from '../../model/form.js'
import type { ReasonCode } from '../../diagnostics/catalogue/table-reasons.js'
import type { Band } from '../bands.js'
import type { ColumnOrder, Grid } from '../columns.js'
import type { LabelledMark } from '../labels.js'

/** A row of the form that the source has, and the question which of its values stands in which column. */
export interface RowQuestion {
  readonly entry: FigureRow
  readonly band: Band
  /** Its cells with something in them. */
  readonly values: readonly LabelledMark[]
  readonly columns: ColumnOrder
  readonly grid: Grid
  readonly table: FormTable
  /** What the whole table shows about its empty cells. */
  readonly habit: BlankHabit
  /** What the whole table shows about the order of its text. */
  readonly disorder: Disorder
}

/** What a whole table shows about its empty cells. */
export interface BlankHabit {
  /** Somewhere an empty cell stands between filled ones: empty cells are there to be counted. */
  readonly kept: boolean
  /** Where rows hold more cells than values: values follow the label (`packed`) or end the row (`padded`). */
  readonly layout: 'packed' | 'padded' | 'unknown'
  /** No row has fewer cells than columns: none has lost a cell. */
  readonly whole: boolean
  /** Several rows have their total left empty, as some offices do. */
  readonly blankTotals: boolean
  /** The most values that more than one row has: so many columns the layout of the page can show. */
  readonly most: number
  /** The source marks rows and empty cells, and every row has exactly as many cells as columns, most of them all filled. */
  readonly regular: boolean
}

/** What a whole table, and the page it stands on, shows about the order of its text. */
interface Disorder {
  readonly bands: readonly Band[]
  /** Those of the first table, where a second hangs on it. */
  readonly first: readonly Band[]
  /** Parts whose labels and values are out of step. */
  readonly scrambled: ReadonlySet<string>
  /** A table of the page is out of step: the page's text was taken out of order. */
  readonly torn: boolean
}

/** What a column gets from the row: a cell of the source and what it says there. */
export interface Slot {
  readonly mark: LabelledMark
  readonly text: string
  /** The cell holds several numbers, and this is one of them. */
  readonly parted?: true
  /** The cell is merged over several figures, of which this is one. */
  readonly shared?: true
}

/**
 * What a reading rests on. `values`: there is one for every column. `cells`: there is a cell for every column. `spans`: merged cells are written once for each
 * column they span. `lanes`: the page shows where
 * the values stand. `padding`: empty cells fill the row up. `digits`: a cell's numbers are taken apart. `nothing`: it is one of all that
 * could be.
 */
export type Basis = 'values' | 'cells' | 'spans' | 'lanes' | 'padding' | 'digits' | 'nothing'

/** One way to read a row. */
export interface Reading {
  /** The proposer's id. */
  readonly by: string
  readonly basis: Basis
  /** By column id; null for a column the source has left no cell for. */
  readonly slots: ReadonlyMap<string, Slot | null>
  /** Cells of columns the form does not have. */
  readonly foreign: readonly LabelledMark[]
  /** Cells that say again what a slot says. */
  readonly copies?: readonly LabelledMark[]
}

/** A reading as its proposer makes it. */
export type Proposed = Pick<Reading, 'slots' | 'foreign' | 'copies'>

/** `proves`: it is so. `fits`: the source shows it so. `doubts`: what shows it so is not to be trusted. `forbids`: it cannot be so. */
type Says = 'proves' | 'fits' | 'doubts' | 'forbids'

/** A judge's word on a reading. The reason is worded in the catalogue. */
export interface Verdict {
  readonly says: Says
  readonly reason: ReasonCode
}

export interface Judge {
  readonly id: string
  /** Its word on the row as a whole, whatever the reading. */
  readonly row?: (row: RowQuestion) => Verdict | null
  readonly reading?: (reading: Reading, row: RowQuestion, all: readonly Reading[]) => Verdict | null
}

/** Two readings that put the same values into the same columns are one. */
export function keyOf({ slots }: Reading): string {
  const filled = [...slots].flatMap(([column, slot]) =>
    slot && slot.mark.kind !== 'blank' ? [`${column}=${slot.mark.cell.at.start}:${slot.text}`] : [],
  )
  return filled.sort().join(' ')
}

/** Cells with something in them. */
export function valuesOf(marks: readonly LabelledMark[]): LabelledMark[] {
  return marks.filter((mark) => mark.kind !== 'blank')
}

export function slotOf(mark: LabelledMark): Slot {
  return { mark, text: mark.cell.text }
}
