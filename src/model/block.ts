import type { Span } from './span.js'
import type { Text } from './text.js'

/**
 * What a reader finds, faithful to the source: text as written (entities and character references resolved, nothing else changed),
 * each with its place. Meaning comes later, in `report/`.
 */
export type Block = HeadingBlock | ParagraphBlock | TableBlock | ChromeBlock

export interface HeadingBlock extends Text {
  readonly kind: 'heading'
  /** 0 for a document title marked as such by the source (h1, Title style, `# `); 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
  readonly level: 0 | 1 | 2 | 3 | 4
}

/**
 * What a paragraph is besides running text. contact: one way to reach the organ. signature, date: 署名 and 成文日期. attachment: 附件说明, the list of
 * attachments under the text. note: 附注. imprint: 版记, to whom copies go and who printed them. annex, annexTitle: 附件1 over an attachment, and its title.
 */
export const paragraphRoles = ['contact', 'signature', 'date', 'attachment', 'note', 'imprint', 'annex', 'annexTitle'] as const
export type ParagraphRole = (typeof paragraphRoles)[number]

/** How deep an item stands in lists within lists, from 1, and whether its list counts; then the text begins with its ordinal, `1.`; a bullet is none of it. */
export interface ListItem {
  readonly depth: number
  readonly ordered: boolean
}

/** One paragraph as written; a line feed stands where the source had a hard break inside it. */
export interface ParagraphBlock extends Text {
  readonly kind: 'paragraph'
  /** Where the source breaks it off only because its page's line was full; the reader has joined the lines, and that is a repair. */
  readonly breaks?: readonly Span[]
  /** What the source marks it as, if it does: read back from our own HTML and DOCX. */
  readonly role?: ParagraphRole
  /** Where the source makes it an item of a list. */
  readonly list?: ListItem
}

/** Page furniture the reader could tell from the source's markup or wording: navigation, print bars, page marks. Kept for the ledger. */
export interface ChromeBlock extends Text {
  readonly kind: 'chrome'
  /** Our own writer put it there. It says nothing of what stands beside it. */
  readonly added?: true
}

export interface SourceCell extends Text {
  readonly colSpan: number
  readonly rowSpan: number
  /** The source marks it as a header cell. */
  readonly header?: boolean
  /** The state our own HTML and DOCX mark on a figure's cell. */
  readonly state?: 'inferred' | 'lost' | 'corrected'
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

export interface TableBlock {
  readonly kind: 'table'
  /** From its first cell or caption to its last. */
  readonly at: Span
  readonly rows: readonly (readonly SourceCell[])[]
  readonly caption?: Text
  /** Id of the style it was read in (readers/text/styles.ts; `html`, `docx`, `json`). */
  readonly style: string
  readonly evidence: TableEvidence
}
