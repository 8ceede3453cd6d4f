import { isPageMark } from '../language/page-mark.js'
import type { Source } from '../model/source.js'
import { isText, type Entry, type TextEntry } from './entries.js'

/**
 * Bare page numbers and running heads that a page-wise export has left between the lines. Where a sentence runs on over the page they
 * are no part of it. They stay content: what repeats may be meant.
 */
export function findPageLines(source: Source, entries: readonly Entry[]): ReadonlySet<Entry> {
  const gaps = entries.map((entry, index) => isPageEnd(source, entries[index - 1], entry))
  const numbers = findPageNumbers(entries, (index) => gaps[index] === true || gaps[index + 1] === true)
  const marks = (index: number) => {
    const entry = entries[index]
    return entry !== undefined && (numbers.has(entry) || (entry.kind === 'chrome' && isPageMark(entry.placed.text)))
  }
  const atPageEnd = (index: number) => gaps[index] || gaps[index + 1] || marks(index - 1) || marks(index + 1)
  return new Set([...numbers, ...findHeads(entries, atPageEnd)])
}

/** A form feed stands between them. */
function isPageEnd({ text }: Source, before: Entry | undefined, entry: Entry): boolean {
  return isText(before) && isText(entry) && text.slice(before.placed.at.end, entry.placed.at.start).includes('\f')
}

/** Lines of nothing but a number, each one more than the last: three of them, or two where pages end. */
function findPageNumbers(entries: readonly Entry[], endsPage: (index: number) => boolean): ReadonlySet<Entry> {
  const numbers = entries.flatMap((entry, index) =>
    isText(entry) && /^\d{1,3}$/.test(entry.placed.text.trim()) ? [{ entry, index, number: Number(entry.placed.text) }] : [],
  )
  const found = new Set<Entry>()
  for (let start = 0; start < numbers.length;) {
    let end = start + 1
    while (numbers[end]?.number === numbers[end - 1]!.number + 1) end++
    const run = numbers.slice(start, end)
    if (run.length >= 3 || (run.length === 2 && run.every(({ index }) => endsPage(index)))) for (const { entry } of run) found.add(entry)
    start = end
  }
  return found
}

/** One short text, no sentence, wherever a page ends. */
function findHeads(entries: readonly Entry[], atPageEnd: (index: number) => boolean | undefined): TextEntry[] {
  const places = new Map<string, number[]>()
  entries.forEach((entry, index) => {
    if (!isText(entry) || entry.placed.text.length > 40 || /[。；，！？]/.test(entry.placed.text)) return
    const text = entry.placed.text.trim()
    places.set(text, [...(places.get(text) ?? []), index])
  })
  const heads = [...places.values()].filter((indices) => indices.length >= 2 && indices.every(atPageEnd))
  return heads.flatMap((indices) => indices.map((index) => entries[index]!)).filter(isText)
}
