import type { FormSection, SectionId } from '../model/form.js'
import { foldLabel } from '../language/fold.js'
import { findForm } from '../forms/index.js'
import { usesOf } from '../forms/matching/vocabulary.js'
import { isText, textEntry, type Entry, type FormEntry, type TextEntry } from './entries.js'
import { parseOrdinal, writeOrdinal } from '../language/ordinal.js'
import type { Text } from '../model/text.js'
import { sliceText, trimText } from '../text/text.js'
import { findSection, sectionHeadingOf } from '../forms/matching/sections.js'
import type { SectionHeading } from '../language/section-title.js'

/** The entries of a report, divided at its headings of the first rank. */
export interface Outline {
  /** What stands before the first section. */
  readonly front: readonly Entry[]
  readonly sections: readonly OutlineSection[]
}

export interface OutlineSection {
  readonly opening: Opening
  readonly entries: readonly Entry[]
}

/** What opens a section; `number` where it keeps one of its own, written one rank too low. */
export type Opening =
  /** Its heading, as the form or known wordings have it. */
  | { readonly kind: 'heading'; readonly heading: SectionHeading; readonly placed: Text; readonly number?: number }
  /** A heading over the statutory one that says nothing of its own (“一、报告内容” over “（一）总体情况”). */
  | { readonly kind: 'wrapper'; readonly section: FormSection; readonly placed: Text }
  /** A heading no form knows. */
  | { readonly kind: 'unknown'; readonly placed: Text; readonly number?: number }
  /** No heading: the statutory table that belongs to it. */
  | { readonly kind: 'table'; readonly section: FormSection }

/** Divides a report of the statutory kind by the headings of its six sections. */
export function outlineStatutory(entries: readonly Entry[]): Outline {
  const run = findLowerRun(entries)
  return fileTables(divide(entries, run.size > 0 ? run : findOpenings(entries)))
}

/** Divides any other document by its headings of the first rank. */
export function outlinePlain(entries: readonly Entry[]): Outline {
  const openings = new Map<number, Opening>()
  entries.forEach((entry, index) => {
    if (isText(entry) && rankOf(entry) === 1) openings.set(index, { kind: 'unknown', placed: entry.placed })
  })
  return divide(entries, openings)
}

type Openings = ReadonlyMap<number, Opening>

function findOpenings(entries: readonly Entry[]): Map<number, Opening> {
  const found = new Map<number, Opening>()
  const wrapper = findWrapper(entries)
  const lower = findLowerHeadings(entries)
  const next = nextSections(entries)
  /** Number of the section last opened by its own heading. */
  let current = 0
  entries.forEach((entry, index) => {
    if (!isText(entry)) return
    if (wrapper?.index === index) {
      found.set(index, { kind: 'wrapper', section: findSection('overview'), placed: entry.placed })
      return
    }
    const heading = headingOf(entry) ?? (wrapper && index === wrapper.index + 1 ? null : (lower.get(index) ?? null))
    if (heading) {
      found.set(index, { kind: 'heading', heading, placed: entry.placed })
      current = numberOf(heading.section)
    } else if (rankOf(entry) === 1 && !isNested(entry, current, next[index]!)) found.set(index, { kind: 'unknown', placed: entry.placed })
  })
  return found
}

/** 一、 again within section 五, or 二、 before the section 二: a numbering of its own, so it is a list in the section. */
function isNested(entry: TextEntry, current: number, next: number): boolean {
  const number = parseOrdinal(entry.placed.text)?.number ?? null
  return number !== null && current > 0 && (number <= current || number >= next)
}

/** For each entry, the number of the next section after it that has its own heading. */
function nextSections(entries: readonly Entry[]): number[] {
  const next: number[] = []
  let number = Infinity
  for (let index = entries.length - 1; index >= 0; index--) {
    next[index] = number
    const entry = entries[index]
    const heading = isText(entry) ? headingOf(entry) : null
    if (heading) number = heading.ordinal?.number ?? numberOf(heading.section)
  }
  return next
}

function numberOf(section: FormSection): number {
  return parseOrdinal(`${section.ordinal}、`)?.number ?? 0
}

/** A heading of the first rank, or a paragraph that is one in all but its markup. */
function headingOf(entry: TextEntry): SectionHeading | null {
  const { heading } = entry
  if (!heading || (heading.ordinal && heading.ordinal.level > 1)) return null
  if (entry.level === 0 || entry.level === 1) return heading
  if (entry.level === null) return heading.match === 'similar' ? null : heading
  return heading.ordinal?.level === 1 ? heading : null
}

/** Headings of the sections numbered one rank too low throughout ((一)… or 1.…), where no section is headed as it should be. */
function findLowerHeadings(entries: readonly Entry[]): ReadonlyMap<number, SectionHeading> {
  const lower = new Map<number, SectionHeading>()
  for (const [index, entry] of entries.entries()) {
    if (!isText(entry)) continue
    if (headingOf(entry)) return new Map()
    const { heading } = entry
    if (heading?.ordinal && heading.match !== 'similar' && heading.end === entry.placed.text.length) lower.set(index, heading)
  }
  return new Set([...lower.values()].map((heading) => heading.section.id)).size >= 4 ? lower : new Map()
}

/**
 * The sections of an older kind, numbered one rank too low throughout: （一）总体情况 … （五）存在的主要问题, counting on without a gap, the first and
 * at least one more as the form words them, and no heading of the first rank anywhere. They keep their own numbers.
 */
function findLowerRun(entries: readonly Entry[]): ReadonlyMap<number, Opening> {
  const ranked = entries.flatMap((entry, index) => (isText(entry) && entry.level !== null ? [{ entry, index, rank: rankOf(entry) }] : []))
  const run = ranked.filter(({ rank }) => rank === 2)
  const counts = run.every(({ entry }, at) => parseOrdinal(entry.placed.text)?.number === at + 1)
  const worded = run.filter(
    ({ entry: { heading, placed } }) => heading && heading.match !== 'similar' && heading.end === placed.text.length,
  )
  if (ranked.some(({ rank }) => rank === 1) || run.length < leastRun || !counts || worded.length < 2 || worded[0] !== run[0])
    return new Map()
  return new Map(
    run.map(({ entry, index }, at): [number, Opening] => {
      const heading = worded.some((one) => one.entry === entry) ? entry.heading : raisedHeading(entry.placed.text, at + 1)
      const { placed } = entry
      return [index, heading ? { kind: 'heading', heading, placed, number: at + 1 } : { kind: 'unknown', placed, number: at + 1 }]
    }),
  )
}

/** What resembles a section's title is told by its number too, as it would be a rank higher. */
function raisedHeading(text: string, number: number): SectionHeading | null {
  const ordinal = parseOrdinal(text)!
  const wording = text.slice(ordinal.written.length)
  const heading = sectionHeadingOf(writeOrdinal(1, number) + wording)
  return heading?.match === 'similar' ? { ...heading, ordinal, end: text.length } : null
}

/** Reports before 2019 had five parts or six; four may be the points of one section. */
const leastRun = 5

/** Rank of a heading by its ordinal, else by the source's markup; the label of a table's row is none. */
export function rankOf(entry: TextEntry): TextEntry['level'] {
  if (entry.level === null || isRowLabel(entry.placed.text)) return null
  const level = parseOrdinal(entry.placed.text)?.level
  return level === undefined ? entry.level : level === 5 ? 4 : level
}

/** A row of a statutory table that no reader took for one. */
function isRowLabel(text: string): boolean {
  if (text.length > 80) return false
  const uses = usesOf(foldLabel(text.replace(/(?:\s+[\d.]+)+\s*$/, '')))
  return uses.some((use) => use.role === 'row' || use.role === 'group')
}

/** An unknown heading of the first rank with nothing but “（一）总体情况” under it, where no 一、总体情况 stands anywhere. */
function findWrapper(entries: readonly Entry[]): { readonly index: number } | null {
  const texts = entries.flatMap((entry, index) => (isText(entry) ? [{ entry, index, heading: headingOf(entry) }] : []))
  if (texts.some(({ heading }) => heading?.section.id === 'overview')) return null
  for (const [at, { entry, index }] of texts.entries()) {
    const next = texts[at + 1]
    if (entry.level !== 1 || next?.entry.level !== 2 || next.index !== index + 1) continue
    const inner = next.entry.heading
    if (inner?.section.id === 'overview' && inner.ordinal?.level === 2) return { index }
  }
  return null
}

function divide(entries: readonly Entry[], openings: Openings): Outline {
  const starts = [...openings.keys()].sort((a, b) => a - b)
  const opened = new Set<SectionId>()
  const sections = starts.map((start, at): OutlineSection => {
    const opening = openOnce(openings.get(start)!, opened)
    const rest = opening.kind === 'heading' ? textAfter(opening) : null
    return { opening, entries: [...(rest ? [rest] : []), ...entries.slice(start + 1, starts[at + 1] ?? entries.length)] }
  })
  return { front: entries.slice(0, starts[0] ?? entries.length), sections }
}

/** A section opens once; its heading met again is a heading like any other. */
function openOnce(opening: Opening, opened: Set<SectionId>): Opening {
  if (opening.kind === 'unknown' || opening.kind === 'table') return opening
  const { id } = opening.kind === 'heading' ? opening.heading.section : opening.section
  if (opened.has(id)) return { kind: 'unknown', placed: opening.placed }
  opened.add(id)
  return opening
}

/** Text that stands in the heading's own line. */
function textAfter({ heading, placed }: Extract<Opening, { kind: 'heading' }>): TextEntry | null {
  const rest = trimText(sliceText(placed, heading.end))
  return rest.text === '' ? null : textEntry(null, rest)
}

/** Puts each statutory table under its section: the one it stands in, the one already opened, or one opened for it. */
function fileTables(outline: Outline): Outline {
  const sections: { opening: Opening; entries: Entry[] }[] = []
  const front = refile(outline.front, null, outline, sections)
  for (const { opening, entries } of outline.sections) {
    const own: { opening: Opening; entries: Entry[] } = { opening, entries: [] }
    sections.push(own)
    for (const entry of refile(entries, own, outline, sections)) own.entries.push(entry)
  }
  return { front, sections }
}

interface OpenSection {
  readonly opening: Opening
  readonly entries: Entry[]
}

/** Returns the entries that stay where they are; what belongs to another section goes there. */
function refile(entries: readonly Entry[], own: OpenSection | null, outline: Outline, sections: OpenSection[]): Entry[] {
  const stay: Entry[] = []
  let target: Entry[] = stay
  for (const entry of entries) {
    const section = entry.kind === 'form' ? sectionOfTable(entry.matched.form, entry.matched.table) : null
    if (!section || (own && sectionIdOf(own.opening) === section.id)) {
      target.push(entry)
      continue
    }
    const open = sections.find((candidate) => sectionIdOf(candidate.opening) === section.id)
    if (open) open.entries.push({ ...entry, moved: true } as FormEntry)
    else if (outline.sections.some((later) => sectionIdOf(later.opening) === section.id)) target.push(entry)
    else {
      const added: OpenSection = { opening: { kind: 'table', section }, entries: [entry] }
      sections.push(added)
      target = added.entries
    }
  }
  return stay
}

function sectionOfTable(formId: string, table: string): FormSection | null {
  return findForm(formId).sections.find((section) => section.table === table) ?? null
}

/** The statutory section an opening opens; null for none. */
export function sectionIdOf(opening: Opening): SectionId | null {
  if (opening.kind === 'unknown') return null
  return opening.kind === 'heading' ? opening.heading.section.id : opening.section.id
}
