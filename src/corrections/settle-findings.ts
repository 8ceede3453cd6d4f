import type { Diagnostic, Reporter } from '../diagnostics/diagnostic.js'
import { forms } from '../forms/index.js'
import { figureRows } from '../forms/layout.js'
import { correctionPlaces } from '../diagnostics/catalogue/correction.js'
import type { Report } from '../model/report.js'
import { isAttribute } from './attributes.js'
import { wantedOf, type Made } from './outcome.js'

/** Says each correction that was made, and leaves out what reading found and they have settled. The checks are made anew anyway. */
export function settleFindings(corrected: Report, read: Report, made: readonly Made[], report: Reporter): Report {
  for (const { correction, place } of made) {
    const what = !('path' in correction)
      ? correctionPlaces[correction.what]
      : isAttribute(correction.path)
        ? correctionPlaces[correction.path]
        : ''
    const { reason = '', by = '', at: on = '' } = correction
    report('correction/applied', { ...wantedOf(correction, what), reason, by, on }, place)
  }
  const paths = new Set(made.flatMap(({ correction }) => ('path' in correction ? [correction.path] : [])))
  const texts = made.filter(({ correction }) => !('path' in correction)).flatMap(({ place }) => place.at ?? [])
  const diagnostics = read.diagnostics.flatMap((finding): Diagnostic[] => {
    if (finding.code.startsWith('table/')) return settleTable(finding, corrected, paths)
    if (finding.code === 'report/dropped') return recount(finding, corrected)
    const { at } = finding
    const isReworded = ofHeadings.has(finding.code) && at !== undefined && texts.some((one) => one.start <= at.end && at.start <= one.end)
    return isReworded || settledBy(finding.code).some((path) => paths.has(path)) ? [] : [finding]
  })
  return { ...corrected, diagnostics }
}

const ofHeadings = new Set(['report/heading-differs', 'report/wrapper-heading'])

/** The attributes whose correction answers a finding. */
function settledBy(code: string): readonly string[] {
  switch (code) {
    case 'report/organ-inferred':
      return ['organ', 'title']
    case 'report/year-inferred':
    case 'report/year-conflict':
      return ['year', 'title']
    case 'report/no-title':
    case 'report/title-incomplete':
    case 'report/title-wording':
    case 'report/title-scrambled':
      return ['title']
    default:
      return []
  }
}

/** What was wrong with the reading of a cell is settled with the cell; of rows that were lost, those are told that still are. */
function settleTable(finding: Diagnostic, { figures }: Report, paths: ReadonlySet<string>): Diagnostic[] {
  const { cell, facts } = finding
  if (cell !== undefined && paths.has(cell)) return []
  const rows = facts['rows']
  if (!Array.isArray(rows) || typeof facts['figures'] !== 'number' || ![...paths].some((path) => path.startsWith(`${tableOf(cell)}.`)))
    return [finding]
  const lost = new Set(figures.filter(({ state }) => state === 'lost').map(({ path }) => path))
  const left = rowsNamed(rows, tableOf(cell)).map(({ row, figures: own }) => ({
    row,
    lost: own.filter(({ path }) => lost.has(path)).length,
  }))
  const open = left.filter((row) => row.lost > 0)
  if (open.length === 0) return []
  return [
    { ...finding, facts: { ...facts, rows: open.map(({ row }) => row.label), figures: open.reduce((sum, row) => sum + row.lost, 0) } },
  ]
}

function tableOf(cell = ''): string {
  return cell.split('.')[0]!
}

/** The rows of these labels, as the first edition that has them all prints them. */
function rowsNamed(labels: readonly unknown[], table: string) {
  const editions = forms.map((form) => form.tables.filter(({ id }) => id === table).flatMap(figureRows))
  const own = editions.map((rows) => rows.filter(({ row }) => labels.includes(row.label)))
  return own.toSorted((a, b) => b.length - a.length)[0] ?? []
}

function recount(finding: Diagnostic, { dropped }: Report): Diagnostic[] {
  const lines = dropped.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  return lines.length === 0 ? [] : [{ ...finding, facts: { count: lines.length, text: lines.join('／') }, at: dropped[0]!.at }]
}
