import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Content, Repair } from '../model/report.js'
import type { Collected } from './content.js'
import type { DocumentKind } from './document-kind.js'
import type { TextEntry } from './entries.js'
import { repairKinds, type RepairKind } from './repair-kinds.js'

interface Assembled {
  readonly kind: DocumentKind
  readonly early: readonly TextEntry[]
  readonly collected: Collected
  readonly contents: readonly Content[]
}

/** Findings about the report as a whole: what kind of document it is, what was left out, what was repaired. */
export function reportFindings({ kind, early, collected, contents }: Assembled, report: Reporter): void {
  if (kind.kind === 'legacy') report('report/legacy', {})
  if (kind.kind === 'other') report('report/no-report', { likeness: kind.likeness })
  if (early[0]) report('report/text-before-title', { count: early.length }, { at: early[0].placed.at })
  for (const { table, at } of collected.duplicates) report('report/duplicate-table', {}, { at, cell: table })
  for (const { table, at } of collected.moved) report('report/table-moved', {}, { at, cell: table })
  reportDropped(collected, report)
  reportRepairs(collected.repairs, report)
  reportQuotes(contents, report)
}

function reportQuotes(contents: readonly Content[], report: Reporter): void {
  const quoted = contents.filter((one) => one.kind === 'paragraph' && one.text.includes('"'))
  const count = quoted.reduce((sum, one) => sum + (one.kind === 'paragraph' ? one.text.split('"').length - 1 : 0), 0)
  if (quoted[0]) report('report/straight-quotes', { count }, { at: quoted[0].at })
}

function reportDropped({ dropped }: Collected, report: Reporter): void {
  const lines = dropped.map((one) => one.text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  if (lines.length > 0) report('report/dropped', { count: lines.length, text: lines.join('／') }, { at: dropped[0]!.at })
}

/** One finding for each kind of typographic change; the other kinds have findings of their own. */
function reportRepairs(repairs: readonly Repair[], report: Reporter): void {
  const kinds: RepairKind[] = [
    'punctuation',
    'quotes',
    'space',
    'letter-width',
    'radical',
    'invisible',
    'broken-character',
    'line-break',
    'heading-ordinal',
    'heading-punctuation',
    'run-in-heading',
    'copies',
    'label',
    'template-residue',
  ]
  for (const kind of kinds) {
    const own = repairs.filter((repair) => repair.kind === kind)
    if (own[0]) report('report/repaired', { name: repairKinds[kind], count: own.length }, { at: own[0].at })
  }
}
