import type { Span } from './span.js'

/** A place of the source's text as people count: both from 1, the column in UTF-16 units. */
export interface Place {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** A rectangle on a page as it is shown, in points from its upper left corner; pages count from 1. */
export interface Box {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the text from `start` to the next spot stands in a file that has no lines of its own: a page, a cell of a sheet. */
export interface Spot {
  readonly start: number
  /** As a person finds it: `第3页`, `第2个工作表B7`. */
  readonly name: string
  readonly box?: Box
}

/**
 * A decoded source. `text` is what every span of the later stages points into: the file's own characters for text, HTML and JSON;
 * for a DOCX package its paragraphs in reading order, one a line (so that a place prints as the paragraph's number).
 */
export interface Source {
  readonly name: string
  /** Id of the reader that read it (`readers/kinds.ts`). To be shown: whatever depends on the kind, the source brings with it. */
  readonly kind: string
  /** WHATWG label of the encoding it was decoded from: utf-8, utf-16le, utf-16be, gb18030; the kind where it is no text file. */
  readonly encoding: string
  readonly text: string
  /** The stretches of the text that the format needs and that say nothing: tags, pipes, rules; white space goes without saying. */
  readonly markup: (text: string) => Iterable<Span>
  /** How a person finds a place in the file: `第12行第3列`. Null where spans do not point into this text. */
  readonly placeName: ((place: Place) => string) | null
  /** From 0 on, in order, where places have names of their own, which then go before `placeName`. */
  readonly spots?: readonly Spot[] | undefined
}
