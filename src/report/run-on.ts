import { parseOrdinal } from '../language/ordinal.js'
import { isText, textEntry, type Entry, type TextEntry } from './entries.js'
import { sliceText, trimText } from '../text/text.js'

/** Items of a list run together into one line, `1、…：40条。 2、…：无。 3、…`, each become a paragraph of their own. */
export function splitRunOnLists(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => (isText(entry) && entry.level === null && !entry.list ? splitItems(entry) : [entry]))
}

/** Where items run from 1 on at one level, the first at the beginning or behind its lead-in. */
function splitItems(entry: TextEntry): TextEntry[] {
  const { text } = entry.placed
  const starts = itemStarts(text)
  if (starts.length < leastItems) return [entry]
  const cuts = [...(starts[0] === 0 ? [] : [0]), ...starts]
  return cuts.map((from, index) => textEntry(null, trimText(sliceText(entry.placed, from, cuts[index + 1] ?? text.length)), entry.role))
}

/** Two numbers in a row may stand in any sentence; three that count on are a list. */
const leastItems = 3

function itemStarts(text: string): number[] {
  const starts: number[] = []
  let level: number | null = null
  for (const { index, 1: before } of text.matchAll(/(^|。\s*|[\s：:]\s*)(?=\S)/g)) {
    const at = index + before!.length
    const rest = text.slice(at, at + 12)
    const ordinal = parseOrdinal(rest)
    // 1.5万件 begins with no ordinal; an item begins with a word.
    if (!ordinal || ordinal.level === 5 || !/^\s*[\p{Script=Han}“《]/u.test(text.slice(at + ordinal.written.length))) continue
    if (starts.length > 0 && /^[：:]/.test(before!)) continue
    if (ordinal.number !== starts.length + 1 || (level !== null && ordinal.level !== level)) continue
    level = ordinal.level
    starts.push(at)
  }
  return starts
}
