import { foldLabel } from '../language/fold.js'
import { usesOf } from '../forms/matching/vocabulary.js'
import type { SourceCell } from '../model/block.js'
import { dropEntry, dropTable, isText, type Entry } from './entries.js'
import { parseOrdinal } from '../language/ordinal.js'
import type { SectionHeading } from '../language/section-title.js'

/** A list of contents repeats the headings that follow. It is left out: our outputs make their own. */
export function dropContentsList(entries: readonly Entry[]): Entry[] {
  const lines = entries.map((entry) => (isText(entry) ? { text: entry.placed.text, heading: entry.heading } : null))
  const listed = findContentsList(lines)
  const dropped = dropContentsTables(entries, lines).map((entry, index) => (isText(entry) && listed.has(index) ? dropEntry(entry) : entry))
  // A page's own list of links is furniture already.
  const heads = (index: number) => listed.size > 0 || dropped[index + 1]?.kind === 'chrome'
  return dropped.map((entry, index) => (isText(entry) && isCaption(entry.placed.text) && heads(index) ? dropEntry(entry) : entry))
}

/** The list laid out by tabs or as a table: headings on the left, page numbers on the right. */
function dropContentsTables(entries: readonly Entry[], lines: readonly (ContentsLine | null)[]): Entry[] {
  const looksListed = (entry: Entry) => entry.kind === 'table' && entry.block.rows.length >= leastLines && entry.block.rows.every(isListed)
  if (!entries.some(looksListed)) return [...entries]
  const last = lastLines(lines)
  return entries.map((entry, index) => {
    if (entry.kind !== 'table' || !looksListed(entry)) return entry
    if (!entry.block.rows.every(([title]) => (last.get(foldLabel(title!.text)) ?? -1) > index)) return entry
    return dropTable(entry.block)
  })
}

/** A heading with an ordinal, and the number of a page. */
function isListed(row: readonly SourceCell[]): boolean {
  const [title, page] = row
  return row.length === 2 && /^\d{1,3}$/.test(page!.text.trim()) && parseOrdinal(title!.text) !== null
}

/** Where each line of text stands last. */
function lastLines(lines: readonly (ContentsLine | null)[]): ReadonlyMap<string, number> {
  return new Map(lines.map((line, index) => [line ? foldLabel(line.text) : '', index]))
}

/** A line of text, and the section it would open. */
export interface ContentsLine {
  readonly text: string
  readonly heading: SectionHeading | null
}

/** Indices of the lines that are a list of contents; null stands for what is no text. */
export function findContentsList(lines: readonly (ContentsLine | null)[]): ReadonlySet<number> {
  const units = joinPageNumbers(lines)
  const whole = units.map(({ line }) => line)
  const listed = new Set([...findLeaderLines(whole), ...findBareHeadings(whole), ...findNumberedLines(whole)])
  return new Set(listed.size < leastLines ? [] : [...listed].flatMap((index) => units[index]!.indices))
}

interface Unit {
  readonly line: ContentsLine | null
  readonly indices: readonly number[]
}

/** A page number that a reader has split off its heading is put back. */
function joinPageNumbers(lines: readonly (ContentsLine | null)[]): Unit[] {
  const units: Unit[] = []
  lines.forEach((line, index) => {
    const before = units.at(-1)
    if (line && before?.line?.heading && before.indices.length === 1 && /^\d{1,3}$/.test(line.text.trim())) {
      const text = `${before.line.text}\t${line.text.trim()}`
      units[units.length - 1] = { line: { ...before.line, text }, indices: [...before.indices, index] }
    } else units.push({ line, indices: [index] })
  })
  return units
}

/** Fewer lines may be anything. */
const leastLines = 3

function isCaption(text: string): boolean {
  return /^目\s*[录錄]$/.test(text.trim())
}

/** `一、总体情况……1`, the dots and the number perhaps split off as a paragraph. */
function findLeaderLines(lines: readonly (ContentsLine | null)[]): number[] {
  return lines.flatMap((line, index) => {
    if (!line || line.text.length > 80) return []
    const next = lines[index + 1]
    if (/^[\s.．…·]{3,}\d{1,3}$/.test(line.text) || /\S[.．…·]{2,}\s*\d{1,3}$/.test(line.text)) return [index]
    return next && /^[\s.．…·]{3,}\d{1,3}$/.test(next.text) ? [index] : []
  })
}

/** Headings of statutory sections one after the other with no text between, each of which stands again further down. */
function findBareHeadings(lines: readonly (ContentsLine | null)[]): number[] {
  const headings = lines.flatMap((line, index) =>
    line?.heading?.ordinal && isPageNumber(line.text.slice(line.heading.end)) ? [{ index, id: line.heading.section.id }] : [],
  )
  const last = new Map(headings.map(({ id, index }) => [id, index]))
  const bare = headings.filter(({ index, id }, at) => {
    const adjoins = headings[at + 1]?.index === index + 1 || headings[at - 1]?.index === index - 1
    return adjoins && last.get(id)! > index
  })
  return bare.length < leastLines ? [] : bare.map(({ index }) => index)
}

function isPageNumber(text: string): boolean {
  return /^\s*\d{0,3}$/.test(text)
}

/** `（一）主动公开	2`: a heading with its page, which stands again further down without it. Rows of the statutory tables look the same. */
function findNumberedLines(lines: readonly (ContentsLine | null)[]): number[] {
  const titled = lines.flatMap((line, index) => {
    const title = line && line.text.length <= 80 ? /^(.*\S)[ \t\u3000]+\d{1,3}$/.exec(line.text)?.[1] : undefined
    if (title === undefined || !parseOrdinal(title)) return []
    const folded = foldLabel(title)
    return usesOf(folded).length > 0 ? [] : [{ folded, index }]
  })
  if (titled.length < leastLines) return []
  const last = lastLines(lines)
  const numbered = titled.filter(({ folded, index }) => (last.get(folded) ?? -1) > index).map(({ index }) => index)
  return numbered.length < leastLines ? [] : numbered
}
