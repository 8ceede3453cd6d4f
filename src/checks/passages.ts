import type { Content, Report, Section } from '../model/report.js'
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

/** The place of some words of a passage: exact where the text stands in the source as it is, else found by its characters. */
export function locateWords(passage: Passage, start: number, end: number, sourceText: string | null): Span | undefined {
  if (!passage.at) return undefined
  if (passage.at.end - passage.at.start === passage.text.length) return { start: passage.at.start + start, end: passage.at.start + end }
  if (sourceText === null) return passage.at
  const places = alignText(passage.text, sourceText.slice(passage.at.start, passage.at.end))
  const first = places[start]
  const last = places[end - 1]
  return first === undefined || last === undefined ? passage.at : { start: passage.at.start + first, end: passage.at.start + last + 1 }
}

function passageOf(content: Content, section: Passage['section']): Passage[] {
  if (content.kind === 'heading') return [{ kind: 'heading', text: content.text, at: content.at, level: content.level, role: undefined, section }]
  if (content.kind === 'paragraph') return [{ kind: 'paragraph', text: content.text, at: content.at, level: 0, role: content.role, section }]
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
    if (char === '<') at = endOf(source, at, '>')
    else if (char === '&') at = endOf(source, at, ';')
    else if (char.trim() !== '') dropped += 1
  }
  return undefined
}

/** The end of a tag or character reference that starts here; the character itself where it is none. */
function endOf(source: string, at: number, close: string): number {
  const end = source.indexOf(close, at)
  return end < 0 ? at : end
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
