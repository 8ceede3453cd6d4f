import { coverSpans } from '../arithmetic/spans.js'
import type { Block } from '../model/block.js'
import { referenceAt } from '../language/entity.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'

/** A stretch of text that knows where each of its characters stands in the source. */
export interface PlacedText {
  readonly text: string
  readonly at: Span
  /** Stretches that run in step with the source: the character at `index` stands at `offset`, the next one after it, and so on. */
  readonly runs: readonly Run[]
}

interface Run {
  readonly index: number
  readonly offset: number
}

/** A block's text with its places; characters the source writes otherwise (references, joined lines) are aligned one by one. */
export function placeText(
  source: Pick<Source, 'text'>,
  block: Pick<Block, 'at'> & { readonly text: string; readonly parts?: readonly Span[] },
): PlacedText {
  const { text, at, parts = [at] } = block
  const plain = parts.length === 1 && at.end - at.start === text.length && source.text.startsWith(text, at.start)
  return { text, at, runs: plain ? [{ index: 0, offset: at.start }] : alignText(source.text, parts, text) }
}

/** The part of it from one index to another. */
export function slicePlaced(placed: PlacedText, from: number, to = placed.text.length): PlacedText {
  if (from === 0 && to === placed.text.length) return placed
  const first = { index: 0, offset: offsetOf(placed, from) }
  const later = placed.runs.filter((run) => run.index > from && run.index < to).map((run) => ({ ...run, index: run.index - from }))
  return { text: placed.text.slice(from, to), at: spanOf(placed, from, to), runs: [first, ...later] }
}

/** The same without white space at either end. */
export function trimPlaced(placed: PlacedText): PlacedText {
  const from = placed.text.length - placed.text.trimStart().length
  return slicePlaced(placed, from, Math.max(from, placed.text.trimEnd().length))
}

/** One text after the other, with `glue` between, which stands nowhere in the source. */
export function joinPlaced(first: PlacedText, second: PlacedText, glue: '' | '\n' = ''): PlacedText {
  const shift = first.text.length + glue.length
  const runs = [...first.runs, ...second.runs.map((run) => ({ ...run, index: run.index + shift }))]
  return { text: first.text + glue + second.text, at: coverSpans(first.at, second.at), runs }
}

/** Where the characters from one index to another stand in the source. */
export function spanOf(placed: PlacedText, from: number, to: number): Span {
  const start = offsetOf(placed, from)
  return { start, end: to > from ? Math.max(start, offsetOf(placed, to - 1) + 1) : start }
}

function offsetOf(placed: PlacedText, index: number): number {
  const { runs } = placed
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.index <= index) low = middle
    else high = middle - 1
  }
  const run = runs[low]
  return run ? run.offset + Math.max(0, index - run.index) : placed.at.start
}

/** Finds each character of `text` in the stretches, in order; what the source has between them is passed over. */
export function alignText(
  source: string,
  stretches: readonly Span[],
  text: string,
  visit?: (offset: number, length: number, index: number) => void,
): readonly Run[] {
  const runs: Run[] = []
  let stretch = 0
  let offset = stretches[0]?.start ?? 0
  for (let index = 0; index < text.length; index++) {
    const found = findCharacter(source, stretches, stretch, offset, text, index)
    // A line feed the reader put in for a break, or a character the source does not have: it stands where the last one did.
    if (!found) continue
    const last = runs.at(-1)
    if (!last || last.offset + index - last.index !== found.offset) runs.push({ index, offset: found.offset })
    visit?.(found.offset, found.length, index)
    stretch = found.stretch
    offset = found.offset + found.length
  }
  return runs
}

/** How far a character is looked for before it counts as missing; keeps hostile input linear. */
const reach = 4096

interface Found {
  readonly stretch: number
  readonly offset: number
  readonly length: number
}

function findCharacter(
  source: string,
  stretches: readonly Span[],
  stretch: number,
  from: number,
  text: string,
  index: number,
): Found | null {
  const wanted = text.charCodeAt(index)
  const blank = isBlank(wanted)
  let offset = from
  for (let at = stretch; at < stretches.length; at++) {
    const { start, end } = stretches[at]!
    const limit = Math.min(end, Math.max(offset, start) + reach)
    for (offset = Math.max(offset, start); offset < limit; offset++) {
      const here = source.charCodeAt(offset)
      if (here === 0x26 && !source.startsWith(text.slice(index, index + 3), offset)) {
        const reference = referenceAt(source, offset, end)
        if (reference) return { stretch: at, offset, length: reference.length }
      }
      if (here === wanted || (blank && isBlank(here))) return { stretch: at, offset, length: 1 }
      // White space of the text need not be in the source; it must not be sought past the next word.
      if (blank && !isBlank(here)) return null
    }
  }
  return null
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b)
}
