import type { MixedPart } from '../forms/mixed.js'
import type { TableId } from '../model/form.js'
import type { ExtraRow, Figure, Repair } from '../model/report.js'
import type { Span } from '../model/span.js'

/** A statutory table found among the blocks, its figures addressed by the form chosen from its labels. */
export interface MatchedTable {
  readonly kind: 'form'
  /** Id of the edition whose labels it carries. */
  readonly form: string
  readonly table: TableId
  /** Parts laid out by another edition. */
  readonly mixed?: readonly MixedPart[]
  /** One for every figure of the form's table, in printed order; those not found are `lost` or `blank`. */
  readonly figures: readonly Figure[]
  readonly extraRows: readonly ExtraRow[]
  /** Labels made official. */
  readonly repairs: readonly Repair[]
  readonly at: Span
}
