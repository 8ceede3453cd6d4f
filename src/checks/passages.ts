import type { Content, Report, Section } from '../model/report.js'
import type { Span } from '../model/span.js'
import type { Text } from '../model/text.js'
import { spanOf } from '../text/text.js'

/** A paragraph or heading with where it stands. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph'
  readonly text: string
  readonly at: Span | undefined
  readonly runs: Text['runs']
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
      {
        kind: 'heading' as const,
        text: section.heading,
        at: section.at,
        runs: section.runs,
        level: 1,
        role: undefined,
        section: section.id,
      },
      ...section.blocks.flatMap((content) => passageOf(content, section.id)),
    ]),
    ...report.closing.flatMap((content) => passageOf(content, 'closing')),
  ]
}

/** Where some words of a passage stand in the source: the whole passage where it does not say (a report of an older version). */
export function wordsAt({ text, at, runs }: Passage, start: number, length: number): Span | undefined {
  return at && spanOf({ text, at, runs }, start, start + length)
}

function passageOf(content: Content, section: Passage['section']): Passage[] {
  if (content.kind === 'heading')
    return [{ kind: 'heading', text: content.text, at: content.at, runs: content.runs, level: content.level, role: undefined, section }]
  if (content.kind === 'paragraph')
    return [{ kind: 'paragraph', text: content.text, at: content.at, runs: content.runs, level: 0, role: content.role, section }]
  return []
}
