import { wordsAt, type Passage } from '../passages.js'
import type { ReadSentence } from './sentence.js'
import { originOf, type FlatText } from './flatten.js'

export interface FlatPassage {
  readonly passage: Passage
  readonly flat: FlatText
}

/** A passage with what was read in it. */
export interface ReadPassage extends FlatPassage {
  readonly sentences: readonly ReadSentence[]
}

/** The words between two offsets of the flat text, as they stand in the passage. */
export function quoteOf({ passage, flat }: FlatPassage, start: number, end: number): string {
  return passage.text.slice(originOf(flat, start), originOf(flat, end - 1) + 1)
}

/** Where they stand in the source. */
export function placeOf({ passage, flat }: FlatPassage, start: number, end: number) {
  const from = originOf(flat, start)
  return wordsAt(passage, from, originOf(flat, end - 1) + 1 - from)
}
