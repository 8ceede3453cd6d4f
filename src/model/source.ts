import type { Span } from './span.js'

/** A place of the source's text as people count: both from 1, the column in UTF-16 units. */
export interface Place {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/**
 * A decoded source. `text` is what every span of the later stages points into: the file's own characters for text, HTML and JSON;
 * for a DOCX package its paragraphs in reading order, one a line (so that a place prints as the paragraph's number).
 */
export interface Source {
  readonly name: string
  /** Id of the reader that read it (`readers/registry.ts`). To be shown: whatever depends on the kind, the source brings with it. */
  readonly kind: string
  /** WHATWG label of the encoding it was decoded from: utf-8, utf-16le, utf-16be, gb18030; the kind where it is no text file. */
  readonly encoding: string
  readonly text: string
  /** The stretches of the text that the format needs and that say nothing: tags, pipes, rules; white space goes without saying. */
  readonly markup: (text: string) => Iterable<Span>
  /** How a person finds a place in the file: `第12行第3列`. Null where spans do not point into this text. */
  readonly placeName: ((place: Place) => string) | null
}
