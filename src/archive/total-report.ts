import { totalWords } from '../diagnostics/catalogue/total-words.js'
import { findForm } from '../forms/index.js'
import { formatCellLabel } from '../forms/labels.js'
import { figureRows } from '../forms/layout.js'
import { officialHeading } from '../forms/matching/sections.js'
import type { FormColumn } from '../model/form.js'
import type { Content, Figure, Report, Section } from '../model/report.js'
import type { Difference, Total, TotalCell } from './totals.js'

/** Who was added up, by the names they had in the year. */
export interface TotalFacts {
  /** Null for all. */
  readonly organ: string | null
  readonly year: number
  readonly counted: readonly string[]
  readonly missing: readonly string[]
  readonly replaced: readonly string[]
  /** Organs with several reports, and the one that was taken. */
  readonly twice: readonly { readonly name: string; readonly source: string }[]
  readonly differences: readonly Difference[]
}

/** More names make no sentence. */
const mostNames = 80

/** A total in the official form, so that every writer writes it like any report. */
export function totalReport(total: Total, facts: TotalFacts): Report {
  const { organ, year } = facts
  return {
    schemaVersion: 1,
    kind: 'annual',
    organ: organ === null ? null : { value: organ, origin: 'read' },
    year: { value: year, origin: 'read' },
    title: { value: totalWords.title(organ, year), origin: 'read' },
    preamble: [],
    sections: [...officialSections(total, facts), ...tablesBeside(total, facts)],
    closing: [],
    figures: total.form.tables
      .flatMap(figureRows)
      .flatMap(({ figures }) => figures.map(({ path, column }) => figureOf(path, column, total.cells.get(path)))),
    repairs: [],
    dropped: [],
    diagnostics: [],
  }
}

function officialSections({ form, cells }: Total, facts: TotalFacts): Section[] {
  return form.sections.flatMap((section): Section[] => {
    const heading = officialHeading(section)
    if (section.table) return [{ id: section.id, heading, blocks: [{ kind: 'form', form: form.id, table: section.table, extraRows: [] }] }]
    return section.id === 'overview' ? [{ id: section.id, heading, blocks: sayWho(facts, [...cells.values()]).map(paragraph) }] : []
  })
}

/** Also what a terminal is told. */
export function sayWho({ counted, missing, replaced, twice }: Omit<TotalFacts, 'differences'>, cells: readonly TotalCell[]): string[] {
  const lost = cells.filter((cell) => cell.lost > 0).map(({ path, lost: count }) => `${formatCellLabel(path)}（${count}份）`)
  return [
    totalWords.made(counted.length, counted.length <= mostNames ? counted : []),
    ...(missing.length > 0 ? [totalWords.missing(missing)] : []),
    ...(replaced.length > 0 ? [totalWords.replaced(replaced)] : []),
    ...twice.map(({ name, source }) => totalWords.twice(name, source)),
    ...(lost.length > 0 ? [totalWords.lost(lost)] : []),
  ]
}

function paragraph(text: string): Content {
  return { kind: 'paragraph', text }
}

function tablesBeside({ apart }: Total, { differences }: TotalFacts): Section[] {
  const strange = apart.map(({ form, path, value, unit, numbers }) => [
    findForm(form).name,
    formatCellLabel(path),
    value ?? '',
    unit ?? '',
    `${numbers}`,
  ])
  const differing = differences.map(({ path, published, sum, difference }) => [
    formatCellLabel(path),
    published ?? totalWords.blank,
    sum ?? totalWords.blank,
    difference,
  ])
  return [
    ...(strange.length > 0 ? [tableSection(totalWords.apart, totalWords.apartHead, strange)] : []),
    ...(differing.length > 0 ? [tableSection(totalWords.differs, totalWords.differsHead, differing)] : []),
  ]
}

function tableSection(heading: string, head: readonly string[], rows: readonly (readonly string[])[]): Section {
  const cells = [head.map((text) => ({ text, header: true })), ...rows.map((row) => row.map((text) => ({ text })))]
  return { id: null, heading, blocks: [{ kind: 'table', rows: cells }] }
}

/** A cell no part has, as all are on another form, is lost rather than blank. */
function figureOf(path: string, column: FormColumn, cell: TotalCell | undefined): Figure {
  if (!cell || (cell.value === null && cell.lost > 0)) return { path, value: null, written: '', state: 'lost' }
  if (cell.value === null) return { path, value: null, written: '', state: 'blank' }
  const isWhole = column.kind !== 'amount' && /^-?\d{1,15}$/.test(cell.value)
  const unit = column.kind === 'amount' && cell.unit !== null && cell.unit !== column.unit ? { unit: cell.unit } : {}
  return { path, value: isWhole ? Number(cell.value) : cell.value, written: cell.value, ...unit, state: 'read' }
}
