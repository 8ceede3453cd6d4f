import { invisibleStretches } from '../language/invisible.js'
import type { Repair } from '../model/report.js'
import type { Span } from '../model/span.js'
import type { Text } from '../model/text.js'
import { runAt, runsOf } from './runs.js'
import { TextBuilder } from './text-builder.js'

/** Characters of the source as they are. */
export function textAt(text: string, start: number): Text {
  return { text, at: { start, end: start + text.length } }
}

/** A block's or a cell's text, without what else that says. */
export function plainText({ text, at, runs }: Text): Text {
  return runs ? { text, at, runs } : { text, at }
}

/** The part from one index to another. */
export function sliceText(text: Text, from: number, to = text.text.length): Text {
  if (from <= 0 && to >= text.text.length) return text
  if (!text.runs && isStraight(text)) return textAt(text.text.slice(from, to), text.at.start + from)
  const built = new TextBuilder()
  eachRun(text, from, to, (first, last, start, end) => built.addFor(text.text.slice(first, last), { start, end }))
  return built.finish(spanOf(text, from, from))
}

/** Without white space at either end. */
export function trimText(text: Text): Text {
  const from = text.text.length - text.text.trimStart().length
  return sliceText(text, from, Math.max(from, text.text.trimEnd().length))
}

/** One text after the other; what `glue` puts between a last character and the text behind it stands nowhere in the source. */
export function joinTexts(texts: readonly Text[], glue: (last: string, text: string) => string = () => ''): Text {
  if (texts.length === 1) return texts[0]!
  const built = new TextBuilder()
  for (const text of texts) {
    const between = built.lastCharacter === '' ? '' : glue(built.lastCharacter, text.text)
    built.addFor(between, { start: text.at.start, end: text.at.start })
    built.append(text)
  }
  return built.finish(texts[0]?.at)
}

/** A change of a text, by indices into it; of several they are in order and do not overlap. */
export interface Edit {
  /** Why it is made, as the report lists it; null for one that goes unsaid, of white space. */
  readonly kind: string | null
  readonly start: number
  readonly end: number
  readonly after: string
}

/** The text with the edits made and logged as repairs. */
export function repairText(text: Text, edits: readonly Edit[], repairs: Repair[]): Text {
  for (const { kind, start, end, after } of edits)
    if (kind !== null) repairs.push({ kind, before: text.text.slice(start, end), after, at: spanOf(text, start, end) })
  return editText(text, edits)
}

/** The same unlogged, for readers. What an edit puts in stands where what it took out stood. */
export function editText(text: Text, edits: readonly Pick<Edit, 'start' | 'end' | 'after'>[]): Text {
  if (edits.length === 0) return text
  const built = new TextBuilder()
  let from = 0
  for (const { start, end, after } of edits) {
    built.append(sliceText(text, from, start))
    built.addFor(after, spanOf(text, start, end))
    from = end
  }
  built.append(sliceText(text, from))
  return built.finish(text.at)
}

/** The same characters, or others one for one in their places. */
export function respell(text: Text, spelling: string): Text {
  return spelling === text.text ? text : { ...text, text: spelling }
}

/** Where the characters from one index to another stand. An empty stretch stands where the next character does. */
export function spanOf(text: Text, from: number, to: number): Span {
  const start = placeOf(text, from, 'start')
  return { start, end: to > from ? Math.max(start, placeOf(text, to - 1, 'end')) : start }
}

/** The stretches it was read from, those that touch put together. */
export function partsOf(text: Text): Span[] {
  const parts: Span[] = []
  for (const [, start, end] of runsOf(text)) {
    const before = parts.at(-1)
    if (start === end) continue
    if (before?.end === start) parts[parts.length - 1] = { start: before.start, end }
    else parts.push({ start, end })
  }
  return parts
}

/** The indices of the characters that stand in a stretch of the source; null where none does. */
export function indicesIn(text: Text, at: Span): { readonly start: number; readonly end: number } | null {
  let found: { start: number; end: number } | null = null
  eachRun(text, 0, text.text.length, (first, last, start, end) => {
    const straight = end - start === last - first
    if (start === end ? start < at.start || end > at.end : start >= at.end || end <= at.start) return
    const from = straight ? first + Math.max(0, at.start - start) : first
    const to = straight ? last - Math.max(0, end - at.end) : last
    if (to > from) found = { start: found?.start ?? from, end: to }
  })
  return found
}

/** A text read from another text, as one read from that one's source. */
export function through<T extends Text>(inner: T, outer: Text): T {
  const { runs: _, ...rest } = inner
  const built = new TextBuilder()
  eachRun(inner, 0, inner.text.length, (first, last, start, end) => {
    const characters = inner.text.slice(first, last)
    if (end - start !== last - first) built.addFor(characters, spanOf(outer, start, end))
    else
      eachRun(outer, start, end, (from, to, outerStart, outerEnd) =>
        built.addFor(characters.slice(from - start, to - start), { start: outerStart, end: outerEnd }),
      )
  })
  const { at, runs } = built.finish(spanOf(outer, inner.at.start, inner.at.end))
  return { ...rest, at, ...(runs ? { runs } : {}) } as unknown as T
}

/** Without what is never seen. */
export function visibleText(text: Text): Text {
  return editText(
    text,
    Array.from(invisibleStretches(text.text), ({ start, end }) => ({ start, end, after: '' })),
  )
}

/** Without what the source only implies, but for line breaks: ordinals of lists. */
export function writtenOf(text: Text): Text {
  const built = new TextBuilder()
  eachRun(text, 0, text.text.length, (first, last, start, end) => {
    const characters = text.text.slice(first, last)
    built.addFor(start === end ? characters.replace(/[^\n]/g, '') : characters, { start, end })
  })
  return built.finish(text.at)
}

function isStraight({ text, at, runs }: Text): boolean {
  return !runs && at.end - at.start === text.length
}

/** Calls back with each run's share of the characters from one index to another; one that is not one for one cannot be cut. */
function eachRun(text: Text, from: number, to: number, visit: (first: number, last: number, start: number, end: number) => void): void {
  const runs = runsOf(text)
  for (let at = runAt(runs, from); at < runs.length && runs[at]![0] < to; at++) {
    const [index, start, end] = runs[at]!
    const next = runs[at + 1]?.[0] ?? text.text.length
    const first = Math.max(from, index)
    const last = Math.min(to, next)
    if (last <= first) continue
    if (end - start === next - index) visit(first, last, start + first - index, start + last - index)
    else visit(first, last, start, end)
  }
}

/** Where the character at an index begins or ends. */
function placeOf(text: Text, index: number, side: 'start' | 'end'): number {
  const { at } = text
  const runs = runsOf(text)
  const number = runAt(runs, index)
  const run = runs[number]
  if (!run) return at.start
  const [first, start, end] = run
  const length = (runs[number + 1]?.[0] ?? text.text.length) - first
  if (end - start !== length) return index - first >= length ? end : side === 'start' ? start : end
  return start + Math.min(index - first + (side === 'end' ? 1 : 0), length)
}
