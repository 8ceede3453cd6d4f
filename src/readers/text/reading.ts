import type { SourceCell, TableEvidence } from '../../model/block.js'
import type { Line } from './lines.js'

/** How a table shows itself in the text. */
export type RegionKind = 'boxed' | 'ruled' | 'piped' | 'tabbed' | 'labelled'

/** The lines of one table. */
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
  readonly id: string
  /** Numbers in the catalogue of styles, and exporters that write so. */
  readonly covers: string
  readonly shownBy: RegionKind
  /** The table of the region, or undefined where the region is not written this way. */
  readonly read: (region: Region) => TableReading | undefined
}
