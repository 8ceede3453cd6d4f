import { sectionTitleOf } from '../../forms/matching/sections.js'
import { isCommaTitle, isTitle, leadInOf } from '../../language/lead-in.js'
import { parseOrdinal } from '../../language/ordinal.js'
import type { SectionHeading } from '../../language/section-title.js'
import type { HeadingBlock } from '../../model/block.js'

/** A heading found at the start of a line: how far it reaches, and whether running text follows it on the line. */
export interface LineHeading {
  readonly level: HeadingBlock['level']
  /** Length of the heading's text within the (trimmed) line. */
  readonly length: number
}

/** Longest titles taken for a heading: those of real reports stay well under it. */
const longest = { alone: 40, spaced: 26 }

/** The heading a trimmed line starts with, or undefined for running text. */
export function headingOf(line: string): LineHeading | undefined {
  const title = sectionTitleOf(line)
  const section = title && opensSection(title, line) ? sectionHeading(line, title) : undefined
  if (section) return section
  const ordinal = parseOrdinal(line)
  // ① begins an item within a paragraph's text.
  if (!ordinal || ordinal.level === 5) return undefined
  const { level, written } = ordinal
  const lead = written.length
  const rest = line.slice(lead)
  const spaced = spacedRunIn(line, lead, level)
  if (spaced) return spaced
  if (level >= 3 && /[。；;]$/.test(rest)) return undefined
  if (isTitle(rest, longest.alone) || (level <= 2 && isCommaTitle(rest))) return { level, length: line.length }
  // Below the first rank a title with its text behind it is the paragraph's own beginning.
  const leadIn = level === 1 && !title ? leadInOf(line) : 0
  return leadIn > 0 ? { level, length: leadIn } : undefined
}

/** 一、 or, where a site numbers so and the title stands alone, 1. before the title of a section. */
function opensSection({ ordinal, end }: SectionHeading, line: string): boolean {
  return ordinal?.level === 1 || (ordinal?.level === 3 && end === line.length)
}

/** A section's title is of the first rank whatever its ordinal looks like. Text close behind it is parted from it when the report is divided. */
function sectionHeading(line: string, { end }: SectionHeading): LineHeading | undefined {
  if (end === line.length) return { level: 1, length: end }
  const parted = /[\s。：:]\s*$/.exec(line.slice(0, end))
  return parted ? { level: 1, length: /[。：:]/.test(line[parted.index]!) ? parted.index + 1 : parted.index } : undefined
}

/** `（一）主动公开  2024年，…`: a title set off by a wide space, with at least a sentence behind it. */
function spacedRunIn(line: string, lead: number, level: LineHeading['level']): LineHeading | undefined {
  if (level > 2) return undefined
  const title = /^\s*[\p{Script=Han}、]{4,12}(?=\u3000|\s{2})/u.exec(line.slice(lead, lead + longest.spaced))?.[0]
  return title !== undefined && /\S{12,}[。；]/.test(line.slice(lead + title.length)) ? { level, length: lead + title.length } : undefined
}
