import { holdsSentence } from '../language/sentence.js'
import type { ParagraphBlock } from '../model/block.js'
import { dropEntry, isText, textEntry, type ChromeEntry, type Entry, type TextEntry } from './entries.js'
import { endsText, isPageChrome } from '../language/page-chrome.js'
import { parseOrdinal } from '../language/ordinal.js'
import { joinTexts, sliceText, trimText } from '../text/text.js'
import { isAnnexMark } from '../language/annex-mark.js'
import { isContactLine } from '../language/contact-line.js'
import { dateAtEnd, isDate } from '../language/date.js'
import { endsLikeOrgan, isOrganName, isSureOrgan } from '../language/organ.js'

export interface ClosedEntries {
  readonly body: readonly Entry[]
  readonly closing: readonly Entry[]
  readonly annexes: readonly Entry[]
  readonly dropped: readonly ChromeEntry[]
}

/** Takes page furniture, signature, date and what goes with them off the end of the last section, furniture off the end of the attachments. */
export function takeClosing(entries: readonly Entry[], annexes: readonly Entry[]): ClosedEntries {
  const { kept, dropped } = cutFurniture(entries)
  const behind = cutFurniture(annexes)
  const start = findClosing(kept)
  const closing = kept.slice(start).flatMap((entry): Entry[] => (isText(entry) ? splitSignature(entry).map(markRole) : [entry]))
  return {
    body: kept.slice(0, start),
    closing: joinImprints(closing),
    annexes: behind.kept,
    dropped: [...dropped, ...behind.dropped],
  }
}

/** The names of those who get copies may take several lines; a full stop ends them (7.4.2). */
function joinImprints(entries: readonly Entry[]): Entry[] {
  const joined: Entry[] = []
  for (const entry of entries) {
    const before = joined.at(-1)
    const goesOn = isText(before) && before.role === 'imprint' && !/(?:。|印发)\s*$/.test(before.placed.text)
    if (!goesOn || !isText(entry) || entry.role !== undefined || entry.level !== null) joined.push(entry)
    else {
      const text = joinTexts([before.placed, entry.placed], () => '\n')
      joined[joined.length - 1] = textEntry(null, text, 'imprint')
    }
  }
  return joined
}

interface Cut {
  readonly kept: readonly Entry[]
  readonly dropped: readonly ChromeEntry[]
}

/** Lines at the end that are furniture by their wording; after a line that ends the text, short lines too. */
function cutFurniture(entries: readonly Entry[]): Cut {
  // 一、 and （一） head a part of the report; the lists of a site are numbered 1.
  const lastHead = entries.findLastIndex((entry) => isText(entry) && (parseOrdinal(entry.placed.text)?.level ?? 3) <= 2)
  const marker = entries.findIndex((entry, index) => index > lastHead && isText(entry) && endsText(entry.placed.text))
  const isFurniture = (entry: Entry, index: number) =>
    isText(entry) &&
    (isPageChrome(entry.placed.text) || endsText(entry.placed.text) || (marker >= 0 && index > marker && isRemainder(entry.placed.text)))
  let end = entries.length
  while (end > 0 && (entries[end - 1]!.kind === 'chrome' || isFurniture(entries[end - 1]!, end - 1))) end--
  const dropped = entries.slice(end).flatMap((entry) => (isText(entry) ? [dropEntry(entry)] : entry.kind === 'chrome' ? [entry] : []))
  return { kept: entries.slice(0, end), dropped }
}

/** No sentence and no part of the closing block. */
function isRemainder(text: string): boolean {
  return (
    text.trim().length <= 60 &&
    !holdsSentence(text) &&
    !isDate(text) &&
    !isAttachment(text) &&
    !/\.(?:docx?|xlsx?|pdf|wps|et)\b/i.test(text)
  )
}

/** Index of the first entry of the closing block: attachments, signature, date, notes, in any order, at the very end. */
function findClosing(entries: readonly Entry[]): number {
  const end = findSigned(entries, findAppendix(entries))
  let start = end
  let closes = end < entries.length
  for (let dated = false; start > 0; start--) {
    const entry = entries[start - 1]!
    if (entry.kind === 'chrome') continue
    const list = startOfAttachments(entries, start)
    if (list !== null) start = list + 1
    const role: ParagraphBlock['role'] = list === null ? closingRole(entry, dated) : 'attachment'
    if (!role) break
    dated ||= role === 'date'
    // Ways to reach the organ close a report only together with its signature.
    closes ||= role !== 'contact'
  }
  return closes ? start : end
}

/** A block that closes the text is followed by no more lines than this: notes, ways to reach the organ, who gets copies. */
const MOST_LINES_BEHIND = 8

/** Index behind a signature with its date under it, after which only lines of text follow up to `end`; `end` where none is such. */
function findSigned(entries: readonly Entry[], end: number): number {
  for (let at = end; at >= Math.max(1, end - MOST_LINES_BEHIND); at--) {
    const [organ, date] = [entries[at - 2], entries[at - 1]]
    if (
      isText(date) &&
      (splitAtDate(date.placed.text) > 0 || (isDate(date.placed.text) && isText(organ) && isSignature(organ.placed.text)))
    )
      return at
    if (!isText(date) || date.level === 0 || date.level === 1) break
  }
  return end
}

function closingRole(entry: Entry, dated: boolean): ParagraphBlock['role'] {
  if (!isText(entry) || entry.level === 0 || entry.level === 1) return undefined
  const { text } = entry.placed
  const role = entry.role ?? (isContactLine(text) ? 'contact' : roleOf(text))
  return role === 'signature' && !dated && entry.role === undefined && !isStrongSignature(text) ? undefined : role
}

/** Index of `附件：1.…` where the entries up to `end` are the rest of its list; null where they are none. */
function startOfAttachments(entries: readonly Entry[], end: number): number | null {
  let index = end - 1
  for (let entry = entries[index]; isText(entry) && isListEntry(entry.placed.text); entry = entries[index]) index--
  const first = entries[index]
  return index < end - 1 && isText(first) && isAttachment(first.placed.text) ? index : null
}

/** Where 附件 stands on a line of its own, all that follows is the attachment. */
function findAppendix(entries: readonly Entry[]): number {
  const start = entries.findIndex((entry) => isText(entry) && isAnnexMark(entry.placed.text))
  return start < 0 ? entries.length : start
}

function roleOf(text: string): ParagraphBlock['role'] {
  if (isDate(text)) return 'date'
  if (isAttachment(text)) return 'attachment'
  if (isImprint(text)) return 'imprint'
  if (isNote(text)) return 'note'
  return splitAtDate(text) || isSignature(text) ? 'signature' : undefined
}

/** 附注 (GB/T 9704-2012, 7.3.6) stands in brackets; whom to ask and what of the text is public are said in it. */
function isNote(text: string): boolean {
  return /^[（(](?:此件|附注|联系|咨询|主动公开|依申请公开|公开).{0,200}[）)]$|^附\s*注\s*[：:]/.test(text.trim())
}

/** 版记 (7.4): to whom copies go, and who printed the text when. */
function isImprint(text: string): boolean {
  const bare = text.replace(/\s+/g, '')
  return /^(?:抄送|抄报|分送|主送|印发机关|印发日期)(?:机关|单位)?[：:]/.test(bare) || (bare.length <= 60 && /[日号]印发。?$/.test(bare))
}

function isAttachment(text: string): boolean {
  return /^\s*附\s*(?:件|表)\s*\d{0,2}\s*[：:.、．]|^\s*附\s*件\s*\d{0,2}$/.test(text)
}

function isSignature(text: string): boolean {
  const bare = text.replace(/\s+/g, '').replace(/[（(]?(?:盖章|公章|印章)[）)]?$/, '')
  return bare.length <= 30 && isOrganName(bare) && endsLikeOrgan(bare)
}

/** A signature without a date under it must be a name beyond doubt. */
function isStrongSignature(text: string): boolean {
  return splitAtDate(text) > 0 || isSureOrgan(text.replace(/\s+/g, ''))
}

/** `某某局 2024年1月16日` is signature and date in one line, two names with a space between are two organs that sign together. */
function splitSignature(entry: TextEntry): TextEntry[] {
  const at = splitAtDate(entry.placed.text)
  if (!at) return splitOrgans(entry)
  return [
    ...splitOrgans(textEntry(null, trimText(sliceText(entry.placed, 0, at)), 'signature')),
    textEntry(null, trimText(sliceText(entry.placed, at)), 'date'),
  ]
}

/** Names of four characters or more are whole; shorter ones may be one name set in spaced letters. */
function splitOrgans(entry: TextEntry): TextEntry[] {
  const names = [...entry.placed.text.matchAll(/\S+/g)]
  const whole = names.every(([name]) => name.length >= 4 && isOrganName(name) && endsLikeOrgan(name))
  if (entry.level !== null || names.length < 2 || !whole) return [entry]
  return names.map(({ 0: name, index }) => textEntry(null, sliceText(entry.placed, index, index + name.length), 'signature'))
}

/** Index where the date begins that ends a signature's line; 0 where the line is none. */
function splitAtDate(text: string): number {
  const at = dateAtEnd(text)
  return at > 0 && isSignature(text.slice(0, at)) ? at : 0
}

/** The later entries of a list of attachments are attachments too; headings in an attachment stay what they are. */
function markRole(entry: TextEntry): TextEntry {
  const listed = isListEntry(entry.placed.text)
  if (entry.level !== null && !listed) return entry
  return textEntry(null, entry.placed, entry.role ?? roleOf(entry.placed.text) ?? (listed ? 'attachment' : undefined))
}

function isListEntry(text: string): boolean {
  return text.length <= 80 && /^\s*[1-9]\s*[.．、](?!.*[。；])/.test(text)
}
