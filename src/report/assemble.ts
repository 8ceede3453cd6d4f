import { holdsSentence } from '../language/sentence.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Block } from '../model/block.js'
import { contentsOf } from '../forms/contents.js'
import type { Repair, Report, Section } from '../model/report.js'
import type { Source } from '../model/source.js'
import type { MatchedTable } from '../tables/matched.js'
import { cutAnnexes } from './annexes.js'
import { attribute, takeGiven, type Given } from './attribution.js'
import { takeClosing } from './closing.js'
import { buildAnnexes, buildContents, type Collected } from './content.js'
import { dropContentsList } from './contents-list.js'
import { judgeKind, type DocumentKind } from './document-kind.js'
import { dropResidue } from './template-residue.js'
import { isText, toEntries, type Entry } from './entries.js'
import { cleanFront, cutTitleLine, findMarkedTitle, findPlainTitle, findTitle, type FoundTitle } from './front.js'
import { outlinePlain, outlineStatutory, sectionIdOf, type Outline } from './outline.js'
import { leadInOf } from '../language/lead-in.js'
import type { Text } from '../model/text.js'
import { sliceText } from '../text/text.js'
import { buildSection } from './section.js'
import { listUnseen } from './unseen.js'
import { splitRunOnLists } from './run-on.js'
import { settleTitle } from './settle-title.js'
import { reportFindings } from './findings.js'

/** What a caller may say about a report that the file itself does not say. */
export type AssembleOptions = Given

/** The meaning of one report's blocks and tables. Everything in them is in the result: as content, repair or dropped text. */
export function assembleReport(
  source: Source,
  items: readonly (Block | MatchedTable)[],
  options: AssembleOptions,
  report: Reporter,
): Report {
  const collected: Collected = {
    repairs: items.flatMap(joinedLines),
    figures: [],
    dropped: [],
    tables: new Set(),
    duplicates: [],
    moved: [],
  }
  const entries = splitRunOnLists(dropResidue(toEntries(items), collected.repairs))
  listUnseen(
    source,
    items.filter(({ kind }) => kind !== 'chrome'),
    collected.repairs,
  )
  const { text, annexes } = cutAnnexes(entries)
  const { kind, title, outline } = readStructure(text)
  const { kept, early } = cleanFront(outline.front, title)
  const ends = takeClosing(outline.sections.at(-1)?.entries ?? kept, annexes)
  const preamble = buildContents(outline.sections.length > 0 ? kept : ends.body, collected)
  const sections = outline.sections.map((section, index): Section => {
    const isLast = index === outline.sections.length - 1
    return buildSection(isLast ? { ...section, entries: ends.body } : section, collected, report)
  })
  const closing = [...buildContents([...ends.closing, ...ends.dropped], collected), ...buildAnnexes(ends.annexes, collected)]
  const attribution =
    kind.kind === 'other' ? takeGiven(options) : attribute(title, passagesOf(outline, kept, ends.closing), options, report)
  reportFindings({ kind, early, collected, contents: contentsOf({ preamble, sections, closing }) }, report)
  return {
    schemaVersion: 1,
    kind: kind.kind,
    ...attribution,
    title: settleTitle({ kind: kind.kind, title, given: options.title, ...attribution }, collected.repairs, report),
    preamble,
    sections,
    closing,
    figures: collected.figures,
    repairs: sortByPlace(collected.repairs),
    dropped: sortByPlace(collected.dropped),
    diagnostics: [],
  }
}

function joinedLines(item: Block | MatchedTable): Repair[] {
  return item.kind === 'paragraph' ? (item.breaks ?? []).map((at) => ({ kind: 'line-break', before: '\n', after: '', at })) : []
}

interface Structure {
  readonly kind: DocumentKind
  readonly title: FoundTitle | null
  readonly outline: Outline
}

/** The kind of document decides how it is divided, and its title helps to tell the kind. */
function readStructure(entries: readonly Entry[]): Structure {
  const outlined = outlineStatutory(dropContentsList(entries))
  const statutory = { ...outlined, front: cutTitleLine(outlined.front) }
  const title = findTitle(statutory.front)
  const kind = judgeKind(entries, title, firstLines(statutory.front))
  if (kind.kind === 'annual') return { kind, title: title ?? findMarkedTitle(statutory.front), outline: statutory }
  const outline = outlinePlain(entries)
  return { kind, title: title ?? findTitle(outline.front) ?? findPlainTitle(outline.front), outline }
}

function firstLines(front: readonly Entry[]): string[] {
  const lines = front.filter(isText).map((entry) => entry.placed.text.trim())
  return lines.filter((line) => line.length <= 80 && !holdsSentence(line)).slice(0, 6)
}

function passagesOf(outline: Outline, kept: readonly Entry[], closing: readonly Entry[]) {
  const overview = outline.sections.find((section) => sectionIdOf(section.opening) === 'overview') ?? outline.sections[0]
  return { preamble: textsOf(kept), overview: textsOf(overview?.entries ?? []), closing }
}

/** Sentences, without the title a paragraph may begin with. */
function textsOf(entries: readonly Entry[]): Text[] {
  return entries.flatMap((entry) => (isText(entry) && entry.level === null ? [sliceText(entry.placed, leadInOf(entry.placed.text))] : []))
}

function sortByPlace<T extends { at?: { readonly start: number } | undefined }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0))
}
