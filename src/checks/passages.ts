import { referenceAt } from '../language/entity.js'
import type { Content, Repair, Report, Section } from '../model/report.js'
import type { Span } from '../model/span.js'

/** A paragraph or heading with where it stands. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph'
  readonly text: string
  readonly at: Span | undefined
  /** Of a heading: its level; of a paragraph: 0. */
  readonly level: number
  readonly role: string | undefined
  /** The section it stands in; `preamble` and `closing` outside of any, null in a section of no form. */
  readonly section: Section['id'] | 'preamble' | 'closing'
}

/** Section headings are passages too: rules on wording read them as they read any text. */
export function collectPassages(report: Report): Passage[] {
  return [
    ...report.preamble.flatMap((content) => passageOf(content, 'preamble')),
    ...report.sections.flatMap((section) => [
      { kind: 'heading' as const, text: section.heading, at: section.at, level: 1, role: undefined, section: section.id },
      ...section.blocks.flatMap((content) => passageOf(content, section.id)),
    ]),
    ...report.closing.flatMap((content) => passageOf(content, 'closing')),
  ]
}

/** What tells where the characters of a normalised text came from. */
export interface Places {
  /** The changes made to the text, in the order of their places. */
  readonly repairs: readonly Repair[]
  readonly sourceText: string | null
}

/** The place of some words of a passage: exact where the changes account for its length, else by its characters, else the passage. */
export function locateWords(passage: Passage, start: number, end: number, { repairs, sourceText }: Places): Span | undefined {
  const { at, text } = passage
  if (!at) return undefined
  const inside = repairs.filter((repair) => repair.at && repair.at.start >= at.start && repair.at.end <= at.end)
  const growth = inside.reduce((sum, repair) => sum + repair.after.length - repair.before.length, 0)
  if (at.end - at.start + growth === text.length)
    return { start: undoRepairs(at.start + start, inside), end: undoRepairs(at.start + end, inside) }
  if (sourceText === null) return at
  const places = alignText(text, sourceText.slice(at.start, at.end))
  const first = places[start]
  const last = places[end - 1]
  return first === undefined || last === undefined ? at : { start: at.start + first, end: at.start + last + 1 }
}

/** The source offset of an offset into the repaired text. */
function undoRepairs(offset: number, repairs: readonly Repair[]): number {
  let source = offset
  for (const { at, before, after } of repairs) {
    if (at!.start + after.length > source) break
    source += before.length - after.length
  }
  return source
}

function passageOf(content: Content, section: Passage['section']): Passage[] {
  if (content.kind === 'heading')
    return [{ kind: 'heading', text: content.text, at: content.at, level: content.level, role: undefined, section }]
  if (content.kind === 'paragraph')
    return [{ kind: 'paragraph', text: content.text, at: content.at, level: 0, role: content.role, section }]
  return []
}

/**
 * For each character of a normalised text the offset of the character it came from; normalising drops spaces and markup
 * and changes widths, so equal skeletons are enough. A character without counterpart has none.
 */
function alignText(text: string, source: string): (number | undefined)[] {
  const places: (number | undefined)[] = []
  let from = 0
  for (let index = 0; index < text.length; index += 1) {
    const found = findWithin(source, from, skeletonOf(text[index]!))
    places.push(found)
    if (found !== undefined) from = found + 1
  }
  return places
}

/** The place of a character at or soon after `from`, over markup, character references and spaces; a few other characters may have been dropped. */
function findWithin(source: string, from: number, wanted: string): number | undefined {
  let dropped = 0
  for (let at = from; at < source.length && dropped <= 3; at += 1) {
    const char = source[at]!
    if (skeletonOf(char) === wanted) return at
    const length = markupLength(source, at)
    if (length > 0) at += length - 1
    else if (char.trim() !== '') dropped += 1
  }
  return undefined
}

/** Length of the tag or character reference that starts here; 0 where there is none. */
function markupLength(source: string, at: number): number {
  if (source[at] === '&') return referenceAt(source, at)?.length ?? 0
  if (source[at] !== '<' || !/[A-Za-z/!?]/.test(source[at + 1] ?? '')) return 0
  return Math.max(0, source.indexOf('>', at) + 1 - at)
}

const halfWidth: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '？': '?',
  '！': '!',
  '“': '"',
  '”': '"',
}

function skeletonOf(char: string): string {
  return halfWidth[char] ?? char
}
