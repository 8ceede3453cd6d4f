import { parseOrdinal } from './ordinal.js'

/** Longest titles taken for one: those of real reports stay well under it. */
const longest = { lead: 26, beforeColon: 16, withComma: 30 }
/** Marks of running text, which no title holds inside. */
const sentenceMark = /[。；;：:！!？?]/
const comma = /[，,]/
const titleEnd = /[。：:、.．]?$/

/**
 * How far the title reaches with which a paragraph begins, its stop included: `（一）主动公开情况。2024年，…`, a short title without a comma, closed
 * by a full stop (or, at the upper levels, a colon), with its text behind it; 0 where it begins with none.
 */
export function leadInOf(text: string): number {
  const ordinal = parseOrdinal(text)
  // ① begins an item within a paragraph's text.
  if (!ordinal || ordinal.level === 5) return 0
  const lead = ordinal.written.length
  const stop = text.slice(lead, lead + longest.lead + 1).search(/[。：:]/)
  // With nothing behind it, it is a heading or a sentence of its own.
  if (stop < 1 || text.slice(lead + stop + 1).trim() === '') return 0
  const atColon = text[lead + stop] !== '。'
  if (atColon && (ordinal.level > 2 || stop > longest.beforeColon)) return 0
  return isTitle(text.slice(lead, lead + stop), longest.lead) ? lead + stop + 1 : 0
}

/** A short text without a mark of running text or a comma in it. */
export function isTitle(text: string, most: number): boolean {
  return isCommaTitle(text, most) && !comma.test(bareTitle(text))
}

/** The same; a comma may part two clauses. */
export function isCommaTitle(text: string, most = longest.withComma): boolean {
  const bare = bareTitle(text)
  return bare.length > 0 && bare.length <= most && !sentenceMark.test(bare)
}

function bareTitle(text: string): string {
  return text.trim().replace(titleEnd, '')
}
