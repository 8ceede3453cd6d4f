import type { Shape } from '../charts/chart.js'
import type { DocumentHeading } from '../model/document.js'
import type { FontRole } from './measure.js'

/** A laid-out document: sheets of placed text and rules, and the tree of what the text means. Lengths are in points, from the top left. */
export interface Layout {
  readonly title: string
  readonly structure: StructureNode
  readonly pages: readonly Page[]
  /** The headings in reading order, with their places. */
  readonly outline: readonly OutlineEntry[]
}

export interface Page {
  readonly number: number
  readonly width: number
  readonly height: number
  /** In reading order. */
  readonly items: readonly PageItem[]
}

export type PageItem = PlacedText | PlacedRules | PlacedDrawing

/** Lines of text that mean one thing. */
export interface PlacedText {
  readonly kind: 'text'
  /** The node of the structure tree they belong to; for page furniture, what kind of it they are. */
  readonly meaning: number | 'header' | 'footer'
  readonly lines: readonly PlacedLine[]
  /** Leads to this entry of the outline. */
  readonly link?: number
}

/** What a chart is drawn with but its text, in the picture's own units: `scale` points each, from the place of its upper left corner. */
export interface PlacedDrawing {
  readonly kind: 'drawing'
  readonly meaning: number
  readonly shapes: readonly Exclude<Shape, { readonly kind: 'text' }>[]
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Ruled lines of a table; page furniture. */
export interface PlacedRules {
  readonly kind: 'rules'
  readonly width: number
  /** Horizontal or vertical, each from its upper left end. */
  readonly rules: readonly Rule[]
}

export interface Rule {
  readonly x: number
  readonly y: number
  readonly length: number
  readonly direction: 'across' | 'down'
}

export interface PlacedLine {
  readonly role: FontRole
  readonly size: number
  readonly baseline: number
  /** Set from top to bottom instead, turned clockwise: `x` of the runs is then measured down and `baseline` from the left. */
  readonly turned?: true
  readonly runs: readonly PlacedRun[]
  /** How many of its characters, from the first, are bold. */
  readonly bold?: number
}

export interface PlacedRun {
  readonly text: string
  readonly x: number
  /** Added behind each character but the last. */
  readonly spacing: number
  /** Room, in points, that is added to the box of the first character on its left, or of the last on its right; negative if taken away. */
  readonly lead?: number
  readonly trail?: number
}

/** What a node is to its reader; each writer knows what its format calls that. */
export type NodeRole =
  | 'document'
  | 'title'
  /** An attachment, and its title. */
  | 'part'
  | 'partTitle'
  | `heading${DocumentHeading['level']}`
  | 'paragraph'
  | 'list'
  | 'listItem'
  | 'itemLabel'
  | 'itemBody'
  | 'figure'
  | 'table'
  | 'caption'
  | 'tableHead'
  | 'tableBody'
  | 'row'
  | 'headerCell'
  | 'cell'
  /** 目录: its entries, what each refers to, and the link that leads there. */
  | 'contents'
  | 'contentsEntry'
  | 'reference'
  | 'link'

export interface StructureNode {
  /** What `PlacedText.meaning` points at; unique in the document. */
  readonly id: number
  readonly role: NodeRole
  readonly children: readonly StructureNode[]
  readonly cell?: CellAttributes
  readonly box?: FigureBox
  /** Of a list, how its items are marked. */
  readonly numbering?: 'bullets' | 'ordinals'
  /** What a table holds, in a sentence; what a figure shows. */
  readonly summary?: string
  /** The source does not say it so: a title or a figure worked out, a cell taken for a header. */
  readonly inferred?: true
}

/** Where a figure stands on its page, in points from the upper left. */
export interface FigureBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface CellAttributes {
  readonly rowSpan: number
  readonly colSpan: number
  readonly scope?: 'row' | 'column'
  readonly id?: string
  readonly headers: readonly string[]
}

export interface OutlineEntry {
  readonly level: number
  readonly text: string
  /** 1 for the first page. */
  readonly page: number
  readonly y: number
}
