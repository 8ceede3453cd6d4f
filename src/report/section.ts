import type { Reporter } from '../diagnostics/diagnostic.js'
import { toHan } from '../language/han-numerals.js'
import { parseOrdinal } from '../language/ordinal.js'
import { simplify } from '../language/fold.js'
import type { Repair, Section } from '../model/report.js'
import { buildContents, type Collected } from './content.js'
import type { Entry } from './entries.js'
import { normalise, normaliseText } from './normalise.js'
import { sectionIdOf, type Opening, type OutlineSection } from './outline.js'
import type { Text } from '../model/text.js'
import { repairText, sliceText, trimText, type Edit } from '../text/text.js'
import { officialHeading } from '../forms/matching/sections.js'
import type { SectionHeading } from '../language/section-title.js'

/** One section of the report: its heading made regular, its contents in order. */
export function buildSection({ opening, entries }: OutlineSection, collected: Collected, report: Reporter): Section {
  const { heading, placed } =
    opening.kind === 'table' ? addHeading(opening, entries, collected.repairs, report) : buildHeading(opening, collected.repairs, report)
  const { text, ...place } = heading
  const written = placed && placed.text !== text ? { written: placed.text } : {}
  return { id: sectionIdOf(opening), heading: text, ...written, blocks: buildContents(entries, collected), ...place }
}

interface BuiltHeading {
  readonly heading: Text | Pick<Text, 'text'>
  readonly placed: Text | null
}

/** A section that its table alone tells of gets the official heading. */
function addHeading(
  { section }: Extract<Opening, { kind: 'table' }>,
  entries: readonly Entry[],
  repairs: Repair[],
  report: Reporter,
): BuiltHeading {
  const heading = officialHeading(section)
  const table = entries.find((entry) => entry.kind === 'form')
  repairs.push({ kind: 'heading-added', before: '', after: heading })
  report('report/heading-added', { heading }, { at: table?.matched.at, cell: section.table })
  return { heading: { text: heading }, placed: null }
}

function buildHeading(opening: Exclude<Opening, { kind: 'table' }>, repairs: Repair[], report: Reporter): BuiltHeading {
  switch (opening.kind) {
    case 'heading':
      return buildStatutory(opening, trimText(sliceText(opening.placed, 0, opening.heading.end)), repairs, report)
    case 'unknown':
      return opening.number === undefined
        ? { heading: normalise(opening.placed, repairs), placed: opening.placed }
        : raiseHeading(opening.placed, opening.number, repairs)
    case 'wrapper': {
      const after = officialHeading(opening.section)
      const { text, at } = opening.placed
      report('report/wrapper-heading', { written: text, heading: after }, { at })
      const heading = repairText(opening.placed, [{ kind: 'wrapper-heading', start: 0, end: text.length, after }], repairs)
      return { heading, placed: opening.placed }
    }
  }
}

/** （三）、申请行政复议… at the rank of a section is 三、申请行政复议…. */
function raiseHeading(placed: Text, number: number, repairs: Repair[]): BuiltHeading {
  const ordinal = parseOrdinal(placed.text)!.written.length
  const end = ordinal + /^\s*[、，,．.]*\s*/.exec(placed.text.slice(ordinal))![0].length
  const raised = repairText(placed, [{ kind: 'heading-ordinal', start: 0, end, after: `${toHan(number)}、` }], repairs)
  return { heading: normalise(raised, repairs), placed }
}

/** The wording of the source with a regular ordinal and no mark at its end; the official ordinal where it has none. */
function buildStatutory(
  { heading: found, number }: Extract<Opening, { kind: 'heading' }>,
  placed: Text,
  repairs: Repair[],
  report: Reporter,
): BuiltHeading {
  const { ordinal, section } = found
  const written = ordinal?.written.length ?? 0
  // （三）、 has two marks.
  const lead = ordinal ? written + /^[、，,．.\s]*/.exec(placed.text.slice(written))![0].length : 0
  const proper = number !== undefined ? `${toHan(number)}、` : ordinal?.level === 1 ? ordinal.proper : `${section.ordinal}、`
  const trailing = /[\s、，,：:。.；;]+$/.exec(placed.text)?.[0].length ?? 0
  const end = Math.max(lead, placed.text.length - trailing)
  const wording = normaliseText(placed.text.slice(lead, end))
  const edits: readonly Edit[] = [
    { kind: 'heading-ordinal', start: 0, end: lead, after: proper },
    ...wording.edits.map((edit) => ({ ...edit, start: edit.start + lead, end: edit.end + lead })),
    { kind: 'heading-punctuation', start: end, end: placed.text.length, after: '' },
  ]
  const made = edits.filter((edit) => placed.text.slice(edit.start, edit.end) !== edit.after)
  if (found.match !== 'official' || wording.text !== section.label) reportWording(found, wording.text, placed, report)
  return { heading: repairText(placed, made, repairs), placed }
}

function reportWording({ section }: SectionHeading, wording: string, placed: Text, report: Reporter): void {
  // A report in traditional characters is in them throughout.
  if (normaliseText(section.label).text === simplify(wording)) return
  report('report/heading-differs', { written: wording, official: section.label }, { at: placed.at })
}
