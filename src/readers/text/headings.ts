import { foldLabel } from '../../language/fold.js'
import { sectionOf } from '../../forms/matching/vocabulary.js'
import type { HeadingBlock } from '../../model/block.js'

/** A heading found at the start of a line: how far it reaches, and whether running text follows it on the line. */
export interface LineHeading {
  readonly level: HeadingBlock['level']
  /** Length of the heading's text within the (trimmed) line. */
  readonly length: number
}

interface Ordinal {
  readonly level: 1 | 2 | 3 | 4
  readonly pattern: RegExp
}

const han = '[一二三四五六七八九十百]'

/** Ordinals of GB/T 9704—2012 7.3.3 as exports write them; a dash stands for 一 where a converter took it for one. */
const ordinals: readonly Ordinal[] = [
  { level: 1, pattern: new RegExp(`^(?:${han}{1,3}|[—―─])\\s*[、，,.．]`) },
  { level: 1, pattern: new RegExp(`^第${han}{1,3}(?:部分|章)`) },
  { level: 2, pattern: new RegExp(`^[（(〔]\\s*${han}{1,3}\\s*[)）〕]`) },
  { level: 4, pattern: /^[（(]\s*\d{1,2}\s*[)）]/ },
  { level: 4, pattern: /^\d{1,2}[)）]/ },
  { level: 3, pattern: /^\d{1,2}\s*[.．、](?!\d)/ },
]

/** Longest titles taken for a heading: those of real reports stay well under it. */
const longest = { alone: 40, withComma: 30, runIn: 26, beforeColon: 16 }
/** Marks of running text, which no title holds inside. */
const sentenceMark = /[。；;：:！!？?]/
const comma = /[，,]/
const titleEnd = /[。：:、.．]?$/

/** The heading a trimmed line starts with, or undefined for running text. */
export function headingOf(line: string): LineHeading | undefined {
  const section = sectionHeading(line)
  if (section) return section
  const ordinal = ordinals.find(({ pattern }) => pattern.test(line))
  if (!ordinal) return undefined
  const lead = ordinal.pattern.exec(line)![0].length
  const rest = line.slice(lead)
  const spaced = spacedRunIn(line, lead, ordinal.level)
  if (spaced) return spaced
  if (isTitle(rest, longest.alone) || (ordinal.level <= 2 && isCommaTitle(rest))) return { level: ordinal.level, length: line.length }
  return ordinal.level === 1 && startsWithSection(rest) ? undefined : runIn(line, lead, ordinal.level)
}

/** A section's title with its text close behind; where the one ends and the other begins is told when the report is divided. */
function startsWithSection(rest: string): boolean {
  for (let end = 4; end < Math.min(rest.length, longest.runIn); end++) if (sectionOf(foldLabel(rest.slice(0, end)))) return true
  return false
}

const sectionOrdinal = new RegExp(`^(?:${han}{1,3}|[—―─]|\\d{1,2})\\s*(?:[、，,.．]|是)\\s*`)

/** The line starts with an official section title (or a known variant of one), whatever its ordinal looks like. */
function sectionHeading(line: string): LineHeading | undefined {
  const lead = sectionOrdinal.exec(line)?.[0].length
  if (lead === undefined) return undefined
  if (line.length <= longest.alone + lead && sectionOf(foldLabel(line.slice(lead)))) return { level: 1, length: line.length }
  const stop = line.slice(lead, lead + longest.alone).search(/[\s。：:]/)
  if (stop < 1 || !sectionOf(foldLabel(line.slice(lead, lead + stop)))) return undefined
  return { level: 1, length: lead + stop + (/[。：:]/.test(line[lead + stop]!) ? 1 : 0) }
}

/** `（一）主动公开情况。2024年，…`: a short title without a comma, closed by a full stop (or, at the upper levels, a colon), with its text behind it. */
function runIn(line: string, lead: number, level: LineHeading['level']): LineHeading | undefined {
  const stop = line.slice(lead, lead + longest.runIn + 1).search(/[。：:]/)
  if (stop < 1) return undefined
  const atColon = line[lead + stop] !== '。'
  if (atColon && (level > 2 || stop > longest.beforeColon)) return undefined
  return isTitle(line.slice(lead, lead + stop), longest.runIn) ? { level, length: lead + stop + 1 } : undefined
}

/** `（一）主动公开  2024年，…`: a title set off by a wide space, with at least a sentence behind it. */
function spacedRunIn(line: string, lead: number, level: LineHeading['level']): LineHeading | undefined {
  if (level > 2) return undefined
  const title = /^\s*[\p{Script=Han}、]{4,12}(?=\u3000|\s{2})/u.exec(line.slice(lead, lead + longest.runIn))?.[0]
  return title !== undefined && /\S{12,}[。；]/.test(line.slice(lead + title.length)) ? { level, length: lead + title.length } : undefined
}

function isTitle(text: string, most: number): boolean {
  return isCommaTitle(text, most) && !comma.test(bareTitle(text))
}

function isCommaTitle(text: string, most = longest.withComma): boolean {
  const bare = bareTitle(text)
  return bare.length > 0 && bare.length <= most && !sentenceMark.test(bare)
}

function bareTitle(text: string): string {
  return text.trim().replace(titleEnd, '')
}
