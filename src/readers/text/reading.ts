import type { SourceCell, TableEvidence } from '../../model/block.js'
import type { Line } from './lines.js'

/** The lines of one table, found by their pipes, their tabs, or the labels in them. */
export interface Region {
  readonly lines: readonly Line[]
}

/** A region read in one style. */
export interface TableReading {
  readonly rows: readonly (readonly SourceCell[])[]
  readonly evidence: TableEvidence
}

/** One way of writing a table as text. */
export interface Style {
  /** As in the catalogue of styles: M1 … M25, or the exporter's name. */
  readonly id: string
  /** The table of the region, or undefined where the region is not written this way. */
  readonly read: (region: Region) => TableReading | undefined
}
