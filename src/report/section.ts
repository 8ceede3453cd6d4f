import type { Reporter } from '../diagnostics/diagnostic.js'
import { simplify } from '../language/fold.js'
import type { Repair, Section } from '../model/report.js'
import { buildContents, type Collected } from './content.js'
import type { Entry } from './entries.js'
import { normalisePlaced, normaliseText } from './normalise.js'
import { sectionIdOf, type Opening, type OutlineSection } from './outline.js'
import { slicePlaced, spanOf, trimPlaced, type PlacedText } from './placed-text.js'
import { officialHeading } from '../forms/matching/sections.js'
import type { SectionHeading } from '../language/section-title.js'

/** One section of the report: its heading made regular, its contents in order. */
export function buildSection({ opening, entries }: OutlineSection, collected: Collected, report: Reporter): Section {
  const { heading, placed } =
    opening.kind === 'table' ? addHeading(opening, entries, collected.repairs, report) : buildHeading(opening, collected.repairs, report)
  const written = placed && placed.text !== heading ? { written: placed.text } : {}
  const at = placed ? { at: placed.at } : {}
  return { id: sectionIdOf(opening), heading, ...written, blocks: buildContents(entries, collected), ...at }
}

interface BuiltHeading {
  readonly heading: string
  readonly placed: PlacedText | null
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
  return { heading, placed: null }
}

function buildHeading(opening: Exclude<Opening, { kind: 'table' }>, repairs: Repair[], report: Reporter): BuiltHeading {
  switch (opening.kind) {
    case 'heading':
      return buildStatutory(opening.heading, trimPlaced(slicePlaced(opening.placed, 0, opening.heading.end)), repairs, report)
    case 'unknown':
      return { heading: normalisePlaced(opening.placed, repairs), placed: opening.placed }
    case 'wrapper': {
      const heading = officialHeading(opening.section)
      const { text, at } = opening.placed
      repairs.push({ kind: 'wrapper-heading', before: text, after: heading, at })
      report('report/wrapper-heading', { written: text, heading }, { at })
      return { heading, placed: opening.placed }
    }
  }
}

/** The wording of the source with a regular ordinal and no mark at its end; the official ordinal where it has none. */
function buildStatutory(found: SectionHeading, placed: PlacedText, repairs: Repair[], report: Reporter): BuiltHeading {
  const { ordinal, section } = found
  const lead = ordinal?.written.length ?? 0
  const proper = ordinal?.level === 1 ? ordinal.proper : `${section.ordinal}、`
  const trailing = /[\s、，,：:。.；;]+$/.exec(placed.text)?.[0].length ?? 0
  const end = Math.max(lead, placed.text.length - trailing)
  if (placed.text.slice(0, lead) !== proper)
    repairs.push({ kind: 'heading-ordinal', before: placed.text.slice(0, lead), after: proper, at: spanOf(placed, 0, lead) })
  const wording = normalisePlaced(slicePlaced(placed, lead, end), repairs)
  if (end < placed.text.length)
    repairs.push({ kind: 'heading-punctuation', before: placed.text.slice(end), after: '', at: spanOf(placed, end, placed.text.length) })
  if (found.match !== 'official' || wording !== section.label) reportWording(found, wording, placed, report)
  return { heading: proper + wording, placed }
}

function reportWording({ section }: SectionHeading, wording: string, placed: PlacedText, report: Reporter): void {
  // A report in traditional characters is in them throughout.
  if (normaliseText(section.label).text === simplify(wording)) return
  report('report/heading-differs', { written: wording, official: section.label }, { at: placed.at })
}
