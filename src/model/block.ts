import type { Span } from './span.js'

/**
 * What a reader finds, faithful to the source: text as written (entities and character references resolved, nothing else changed),
 * each with its place. Meaning comes later, in `report/`.
 */
export type Block = HeadingBlock | ParagraphBlock | TableBlock | ChromeBlock

interface Placed {
  /** The stretch of the source it was read from. */
  readonly at: Span
  /** The stretches its text was read from, in order, where they are not the one stretch `at`; for the ledger. */
  readonly parts?: readonly Span[]
}

export interface HeadingBlock extends Placed {
  readonly kind: 'heading'
  /** 0 for a document title marked as such by the source (h1, Title style, `# `); 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  readonly level: 0 | 1 | 2 | 3 | 4
  /** With its ordinal, as written. */
  readonly text: string
}

export interface ParagraphBlock extends Placed {
  readonly kind: 'paragraph'
  /** One paragraph as written; a line feed stands where the source had a hard break inside it. */
  readonly text: string
  /** What the source marks it as, if it does: read back from our own HTML and DOCX. */
  readonly role?: 'contact' | 'signature' | 'date' | 'attachment' | 'note'
}

/** Page furniture the reader could tell from the source's markup or wording: navigation, print bars, page marks. Kept for the ledger. */
export interface ChromeBlock extends Placed {
  readonly kind: 'chrome'
  readonly text: string
  /** Our own writer put it there. It says nothing of what stands beside it. */
  readonly added?: true
}

export interface SourceCell {
  readonly text: string
  readonly at: Span
  readonly parts?: readonly Span[]
  readonly colSpan: number
  readonly rowSpan: number
  /** The source marks it as a header cell. */
  readonly header?: boolean
  /** The state our own HTML and DOCX mark on a figure's cell. */
  readonly state?: 'inferred' | 'lost'
  /** The text as first written, which our own outputs keep beside a repaired figure. */
  readonly written?: string
  /** Grid column (0-based) where the layout shows it: column text, pads, tabs. Only set where it is evidence, not a guess. */
  readonly column?: number
  /** Line of the table on which it begins, where the layout sets cells side by side. */
  readonly line?: number
}

/** How far the rows of a table can be trusted. */
export interface TableEvidence {
  /** `known`: the source marks row ends. `derived`: counted from the grid width. `unknown`: one run of cells in reading order. */
  readonly rowEnds: 'known' | 'derived' | 'unknown'
  /** `kept`: merged cells carry their colSpan and rowSpan. `lost`: every cell stands for itself. */
  readonly spans: 'kept' | 'lost'
  /** `kept`: an empty cell is there as a cell. `dropped`: empty cells vanished. `unclear`: cannot be told. */
  readonly blanks: 'kept' | 'dropped' | 'unclear'
  /** Lines that repeat an earlier one may have been dropped by the exporter (style M16). */
  readonly repeatsDropped?: boolean
}

export interface TableBlock extends Placed {
  readonly kind: 'table'
  readonly rows: readonly (readonly SourceCell[])[]
  readonly caption?: string
  /** Where the caption was read from. */
  readonly captionAt?: Span
  /** Id of the style it was read in (readers/text/styles.ts; `html`, `docx`, `json`). */
  readonly style: string
  readonly evidence: TableEvidence
}
