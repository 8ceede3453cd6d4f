import type { Span } from './span.js'

/**
 * Characters that know where in the source each of them stood: the one value a text is, from the readers to the review sheet. A block, a cell,
 * a paragraph of a report is a text and more; what is done with one stands in `text/`.
 */
export interface Text {
  readonly text: string
  /** From the place of its first character to that of its last. */
  readonly at: Span
  /** In order, where the characters are not those of the source one for one from the beginning of `at`. */
  readonly runs?: readonly Run[] | undefined
}

/**
 * The characters from `index` to the next run's, and what stands at `start` to `end` of the source: character for character where there are
 * as many, else as a whole (a reference, a line break element, a word spelt otherwise); an empty stretch for what the source only implies.
 */
export type Run = readonly [index: number, start: number, end: number]
