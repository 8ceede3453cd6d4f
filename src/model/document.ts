import type { Chart } from './chart.js'
import type { ListItem, ParagraphRole } from './block.js'
import type { FigureState } from './report.js'

/**
 * What a reader of the report sees, with spans and header associations worked out. All writers walk this one tree, in this order,
 * so the outputs cannot disagree. Text is final: writers add nothing but page furniture.
 */
export interface Document {
  readonly lang: 'zh-CN'
  /** Title of the document; also the first block where it is printed. */
  readonly title: string
  readonly organ: string | null
  readonly year: number | null
  /** Date for the file's metadata, ISO 8601, as the source states it; null where it states none. Never the clock's. */
  readonly date: string | null
  readonly blocks: readonly DocumentBlock[]
}

export type DocumentBlock = TitleBlock | DocumentHeading | DocumentParagraph | DocumentTable

/** The report's title, one H1. `inferred` where the source had none. */
export interface TitleBlock {
  readonly kind: 'title'
  readonly text: string
  readonly inferred: boolean
}

export interface DocumentHeading {
  readonly kind: 'heading'
  /** 1 for 一、 (h2 in HTML, H2 in PDF, 标题 1 in Word), then no level is skipped. */
  readonly level: 1 | 2 | 3 | 4
  /** The title of an attachment, which is a part of its own, or a heading in one: 1 for 一、 there too, a rank lower in the whole. */
  readonly annex?: 'title' | 'inner'
  /** With its ordinal. */
  readonly text: string
  /** What is to be written under it, for whoever fills in a draft: no part of the report. */
  readonly hint?: string
  /** Unique in the document; the HTML anchor and the PDF bookmark's key: `section-overview`, `h-3`. */
  readonly id: string
}

export interface DocumentParagraph {
  readonly kind: 'paragraph'
  /** A line feed is a hard line break. */
  readonly text: string
  readonly role: 'body' | Exclude<ParagraphRole, 'annexTitle'>
  /** Characters of the title it begins with, `（一）主动公开。`, set bold; nothing where it begins with none. */
  readonly leadIn?: number
  /** An item of a list, with how many characters of its text are its ordinal. Depths are those of the source and may skip. */
  readonly list?: ListItem & { readonly label: number }
}

export interface DocumentTable {
  readonly kind: 'table'
  /** Unique in the document: `disclosure`, `applications`, `disputes`, `table-4`. */
  readonly id: string
  /** The form it follows (`annual-2021`), or null for a table of no known form. */
  readonly form: string | null
  readonly caption: string
  /** True where the caption is printed over the table; false where it only names it (alt text, `<caption>` hidden from sight). */
  readonly captionShown: boolean
  /** What the table holds, in a sentence, for alt text. */
  readonly summary: string
  /** Relative widths of the grid's columns: the form's measures, or what the content asks for. */
  readonly widths: readonly number[]
  readonly columnCount: number
  /** Drawn over the table, which says the same: of the page of charts. */
  readonly chart?: Chart
  /** The source marks no header cells; those here are told from the content, and reading back must not take them as marked. */
  readonly headersInferred?: true
  /** One part for most tables. HTML writes each part as a table of its own with its caption; Word and PDF as one grid. */
  readonly parts: readonly DocumentTablePart[]
}

export interface DocumentTablePart {
  /** Printed as a full-width row over the part (第二十条第（一）项). */
  readonly caption: string | null
  readonly head: readonly DocumentRow[]
  readonly body: readonly DocumentRow[]
}

export interface DocumentRow {
  readonly cells: readonly DocumentCell[]
  /** Keep on the page of the row above: total rows, the last rows of a group. */
  readonly keepWithPrevious: boolean
}

export interface DocumentCell {
  readonly text: string
  /** 0-based grid column, counted with the cells spanning down from above. */
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  /** Header cells: what they head. */
  readonly scope?: 'col' | 'row' | 'colgroup' | 'rowgroup'
  /** Unique in the document; every header cell has one. */
  readonly id?: string
  /** Ids of all header cells that apply, outermost first. */
  readonly headers: readonly string[]
  readonly abbr?: string
  /** Not in the report: an empty cell that keeps the grid whole where a row of the source is short. */
  readonly filler?: true
  readonly align: 'left' | 'center' | 'right'
  /** Path and state of the figure the cell shows, and its text as first written where that differs. */
  readonly figure?: { readonly path: string; readonly state: FigureState; readonly written?: string }
}
