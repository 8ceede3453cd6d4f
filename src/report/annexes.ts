import { isAnnexMark } from '../language/annex-mark.js'
import { isDate } from '../language/date.js'
import { holdsSentence } from '../language/sentence.js'
import { parseOrdinal } from '../language/ordinal.js'
import { sliceText, trimText } from '../text/text.js'
import { isText, textEntry, type Entry, type TextEntry } from './entries.js'

/**
 * Parts the attachments from the report: 附件1 on a line of its own begins one (GB/T 9704-2012, 7.3.7), and all behind it belongs to attachments.
 * Not where a section of the report follows, or a statutory table that stands nowhere before: then the report goes on in what is attached.
 */
export function cutAnnexes(entries: readonly Entry[]): { readonly text: readonly Entry[]; readonly annexes: readonly Entry[] } {
  const start = entries.findIndex((_, index) => beginsAnnex(entries, index))
  if (start < 0) return { text: entries, annexes: [] }
  const [text, annexes] = [entries.slice(0, start), entries.slice(start)]
  if (annexes.some((entry) => opensSection(entry) || isNewForm(entry, text))) return { text: entries, annexes: [] }
  return { text, annexes: markAnnexes(annexes) }
}

/** A mark with a list of attachments or a file to load under it heads none. */
function beginsAnnex(entries: readonly Entry[], index: number): boolean {
  const entry = entries[index]
  if (!isText(entry)) return false
  const isMark = entry.role === 'annex' || isAnnexMark(entry.placed.text)
  if (!isMark && !(titleStart(entry) > 0 && entries.slice(Math.max(0, index - MOST_BETWEEN), index).some(isDated))) return false
  const next = entryBehind(entries, index)
  if (!next) return false
  if (!isText(next)) return true
  if (/^\s*1\s*[.．、]/.test(next.placed.text) || /\.(?:docx?|xlsx?|pdf|wps|et|zip)\b/i.test(next.placed.text)) return false
  return isMark || titleStart(next) === 0
}

function entryBehind(entries: readonly Entry[], index: number): Entry | undefined {
  let next = index + 1
  while (entries[next]?.kind === 'chrome') next++
  return entries[next]
}

/** Between the date of the report and its first attachment stand no more entries: notes, 版记. */
const MOST_BETWEEN = 8

function isDated(entry: Entry): boolean {
  return isText(entry) && (entry.role === 'date' || isDate(entry.placed.text))
}

/** Where the title begins that stands behind the mark in its line, `附件1：指标统计表`; 0 where none does. */
function titleStart({ placed: { text } }: TextEntry): number {
  return text.length <= LONGEST_TITLE && !holdsSentence(text)
    ? (/^\s*附\s*[件表]\s*\d{1,2}\s*[：:\s]\s*(?=\S{4})/.exec(text)?.[0].length ?? 0)
    : 0
}

const LONGEST_TITLE = 60

function opensSection(entry: Entry): boolean {
  return isText(entry) && entry.heading !== null && entry.heading.match !== 'similar' && entry.heading.ordinal?.level === 1
}

function isNewForm(entry: Entry, before: readonly Entry[]): boolean {
  return entry.kind === 'form' && !before.some((other) => other.kind === 'form' && other.matched.table === entry.matched.table)
}

/** The line under a mark is the attachment's title, unless it is a sentence or numbered. */
function markAnnexes(entries: readonly Entry[]): Entry[] {
  let awaitsTitle = false
  return entries.flatMap((entry): Entry[] => {
    if (entry.kind === 'chrome') return [entry]
    const isUnderMark = awaitsTitle
    awaitsTitle = false
    if (!isText(entry)) return [entry]
    const { placed } = entry
    const title = titleStart(entry)
    if (title > 0 && entry.role === undefined)
      return [textEntry(null, trimText(sliceText(placed, 0, title)), 'annex'), textEntry(null, sliceText(placed, title), 'annexTitle')]
    awaitsTitle = entry.role === 'annex' || isAnnexMark(placed.text)
    if (awaitsTitle) return [textEntry(null, placed, 'annex')]
    return [isUnderMark && isTitle(entry) ? textEntry(null, placed, 'annexTitle') : entry]
  })
}

function isTitle({ level, placed: { text } }: TextEntry): boolean {
  return text.length <= LONGEST_TITLE && !holdsSentence(text) && (level === 0 || parseOrdinal(text) === null)
}
