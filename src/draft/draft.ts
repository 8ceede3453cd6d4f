import { composeDocument } from '../compose/compose.js'
import { draftNotes } from '../diagnostics/catalogue/draft-words.js'
import { carriedTo, stockChains } from '../forms/chains.js'
import { cellLabelOf } from '../forms/labels.js'
import { guidance } from '../forms/guidance.js'
import { formOfYear } from '../forms/index.js'
import { contentsOf } from '../forms/contents.js'
import { figureRows } from '../forms/layout.js'
import { officialHeading } from '../forms/matching/sections.js'
import type { Document, DocumentBlock } from '../model/document.js'
import type { Form, SectionId } from '../model/form.js'
import type { Content, Figure, Report, Section } from '../model/report.js'

/** Next year's report, blank, and what is to be written where. */
export interface Draft {
  readonly report: Report
  /** With hints under its headings, which are no part of the report. */
  readonly document: Document
}

export interface DraftOptions {
  readonly organ?: string | undefined
  /** Of the report to be written; else the year after the last one's. */
  readonly year?: number | undefined
}

/** Why there is no draft: what would have to be known. */
export type DraftFault = 'kind' | 'organ' | 'year'

/**
 * From last year's report: the sections as headings, the tables of the year's form blank but for what was carried over, the organ and how to
 * reach it. Nothing else of last year's stands in it as if it were this year's.
 */
export function draftNext(last: Report, options: DraftOptions = {}): Draft | DraftFault {
  if (last.kind !== 'annual') return 'kind'
  const organ = options.organ ?? last.organ?.value
  const year = options.year ?? (last.year ? last.year.value + 1 : undefined)
  if (organ === undefined) return 'organ'
  if (year === undefined) return 'year'
  const form = formOfYear(year)
  const report = blankReport(last, { organ, year, form })
  return { report, document: withHints(composeDocument(report), hintsOf(last, form)) }
}

interface Coming {
  readonly organ: string
  readonly year: number
  readonly form: Form
}

function blankReport(last: Report, { organ, year, form }: Coming): Report {
  return {
    schemaVersion: 1,
    kind: 'annual',
    organ: { value: organ, origin: 'read' },
    year: { value: year, origin: 'read' },
    title: { value: draftNotes.title(organ, year), origin: 'read' },
    preamble: [{ kind: 'paragraph', text: draftNotes.period(year) }, ...contentsOf(last).flatMap(contactOf)],
    sections: form.sections.map((section): Section => {
      const blocks: Content[] = section.table ? [{ kind: 'form', form: form.id, table: section.table, extraRows: [] }] : []
      return { id: section.id, heading: officialHeading(section), blocks }
    }),
    closing: [{ kind: 'paragraph', text: organ, role: 'signature' }],
    figures: blankFigures(last, form),
    repairs: [],
    dropped: [],
    diagnostics: [],
  }
}

function contactOf(content: Content): Content[] {
  return content.kind === 'paragraph' && content.role === 'contact' ? [{ kind: 'paragraph', text: content.text, role: 'contact' }] : []
}

/** Blank, but for what last year's report hands on to this one. */
function blankFigures(last: Report, form: Form): Figure[] {
  const handedOn = new Map(last.figures.flatMap((figure) => (hasNumber(figure) ? [[carriedTo(figure.path), figure] as const] : [])))
  return form.tables.flatMap(figureRows).flatMap(({ figures }) =>
    figures.map(({ path }): Figure => {
      const from = handedOn.get(path)
      return from
        ? { path, value: from.value, written: String(from.value), state: 'read' }
        : { path, value: null, written: '', state: 'blank' }
    }),
  )
}

function hasNumber({ value }: Figure): boolean {
  return typeof value === 'number'
}

/** Under each heading what the form's documents say of it, and what last year's report says to this year's. */
function hintsOf(last: Report, form: Form): ReadonlyMap<SectionId, string> {
  const numbers = new Map(last.figures.flatMap(({ path, value }) => (typeof value === 'number' ? [[path, value] as const] : [])))
  const printed = new Set(form.tables.flatMap(figureRows).flatMap(({ figures }) => figures.map(({ path }) => path)))
  const inForce = stockChains.flatMap(({ row, stock }) => {
    const value = printed.has(stock) ? numbers.get(stock) : undefined
    return value === undefined ? [] : [{ label: cellLabelOf(row)!.row, value }]
  })
  const carried = [...numbers].some(([path]) => carriedTo(path) !== null)
  const added: Partial<Record<SectionId, string>> = {
    disclosure: inForce.length > 0 ? draftNotes.inForce(inForce) : '',
    applications: carried ? draftNotes.carriedIn : draftNotes.nothingCarried,
  }
  return new Map(form.sections.map(({ id }) => [id, [guidance[id], added[id]].filter(Boolean).join('\n')]))
}

function withHints(document: Document, hints: ReadonlyMap<string, string>): Document {
  const hinted = (block: DocumentBlock): DocumentBlock => {
    if (block.kind !== 'heading') return block
    const hint = hints.get(block.id.replace('section-', ''))
    return hint === undefined ? block : { ...block, hint }
  }
  return { ...document, blocks: document.blocks.map(hinted) }
}
