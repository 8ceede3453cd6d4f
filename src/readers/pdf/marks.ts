import type { Tag } from './tags.js'

/** What is drawn on a page. Lengths are in points, from the upper left corner of the page as it is shown, downwards. */
export interface PageMarks {
  readonly number: number
  readonly width: number
  readonly height: number
  /** In the order in which they are drawn. */
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  /** Pictures as large as a part of the text could be. */
  readonly pictures: number
  /** Drawn shapes that are no rules. */
  readonly shapes: number
}

/** A character where it stands. */
export interface Glyph {
  /** One character or, for a ligature, several; U+FFFD where the file does not say which. */
  readonly text: string
  readonly left: number
  readonly right: number
  /** Height of the baseline. */
  readonly y: number
  /** Of an em. */
  readonly size: number
  readonly bold: boolean
  /** Turned clockwise, in quarters; null for what is aslant. */
  readonly turn: 0 | 1 | 2 | 3 | null
  /** hidden: in the file, and never seen. recognised: an invisible layer over a picture, as text recognition makes it. */
  readonly sight: 'shown' | 'hidden' | 'recognised'
  /** What the structure tree says of it; null where it says nothing. */
  readonly tag: Tag | null
  /** The file says that it is furniture of the page. */
  readonly artifact: boolean
  /** Our own writer says that it was worked out. */
  readonly inferred: boolean
  /** How many characters of the page are drawn before it. */
  readonly order: number
  /** A space is drawn before it on its line. */
  readonly spaced?: boolean
}

/** A straight line, across or down. */
export interface Rule {
  readonly direction: 'across' | 'down'
  /** Its height, or for one that goes down its distance from the left. */
  readonly at: number
  readonly from: number
  readonly to: number
}
