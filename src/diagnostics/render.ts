import { formatCellLabel } from '../forms/labels.js'
import { printable } from '../language/printable.js'
import type { Source } from '../model/source.js'
import { findEntry, type Severity } from './catalogue.js'
import type { Entry, Facts } from './entry.js'
import type { Diagnostic } from './diagnostic.js'
import { nameOfPlace, placeOf } from './place.js'

/** A finding as the JSON outputs show it; lines and columns count from 1. */
export interface DiagnosticJson {
  readonly code: string
  readonly rule: string | null
  readonly severity: Severity
  readonly message: string
  readonly hint: string | null
  readonly basis: string | null
  readonly line: number | null
  readonly column: number | null
  readonly cell: string | null
  readonly cellLabel: string | null
  readonly related: readonly {
    readonly text: string
    readonly line: number | null
    readonly column: number | null
    readonly cell: string | null
    readonly cellLabel: string | null
  }[]
}

export const severityNames: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' }

/** How the parts of a line are set off on a terminal; plain text elsewhere. */
export interface Paint {
  readonly severity: (severity: Severity, text: string) => string
  readonly dim: (text: string) => string
}

const plain: Paint = { severity: (_, text) => text, dim: (text) => text }

/** One line: severity, sentence, place in the source and in the form, what to do; at its end, for those who look it up, rule and code. */
export function formatDiagnostic(finding: Diagnostic, source: Source | null, paint: Paint = plain): string {
  const { rule, message, hint } = describeFinding(finding)
  const where = formatWhere(finding, source)
  const sentences = `${message}。${where ? `位置：${where}。` : ''}${formatRelated(finding.related ?? [], source)}${hint ? `建议：${hint}` : ''}`
  const code = paint.dim(`［${rule ? `${rule} ` : ''}${finding.code}］`)
  return `${paint.severity(finding.severity, severityNames[finding.severity])}：${oneLine(sentences)}${code}`
}

/** A line names a few; the other forms show all. */
const relatedInLine = 3

type Related = NonNullable<Diagnostic['related']>[number]

function formatRelated(related: readonly Related[], source: Source | null): string {
  const shown = related.slice(0, relatedInLine).map((other) => `${formatWhere(other, source)}：${other.text}`)
  if (shown.length === 0) return ''
  return `另见${shown.join('；')}${related.length > shown.length ? `；等${related.length}处` : ''}。`
}

/** The same as data. */
export function diagnosticToJson(finding: Diagnostic, source: Source | null): DiagnosticJson {
  const { rule, message, hint, basis } = describeFinding(finding)
  const { code, severity, related = [] } = finding
  const where = whereToJson(finding, source)
  return {
    code,
    rule,
    severity,
    message,
    hint,
    basis,
    ...where,
    related: related.map((other) => ({ text: other.text, ...whereToJson(other, source) })),
  }
}

/** What the catalogue says of a finding; one of a code it does not know (from a newer JSON) keeps its code as sentence. */
export function describeFinding(finding: Diagnostic): { rule: string | null; message: string; hint: string | null; basis: string | null } {
  const known = findEntry(finding.code)
  if (!known) return { rule: null, message: finding.code, hint: null, basis: null }
  return { rule: known.rule ?? null, message: known.message(finding.facts), hint: known.hint, basis: basisOf(known, finding.year ?? null) }
}

/** The clause an entry rests on, as it stands in the report's year. */
export function basisOf({ basis }: Pick<Entry<Facts>, 'basis'>, year: number | null): string | null {
  return typeof basis === 'function' ? basis(year) : (basis ?? null)
}

/** `第120行第1列（申请表“一、本年新收政府信息公开申请数量”总计）`, either half alone, or nothing. */
function formatWhere(where: Pick<Diagnostic, 'at' | 'cell'>, source: Source | null): string {
  const place = source && where.at ? nameOfPlace(source, where.at.start) : ''
  const label = where.cell ? formatCellLabel(where.cell) : ''
  return place && label ? `${place}（${label}）` : place || label
}

function whereToJson({ at, cell }: Pick<Diagnostic, 'at' | 'cell'>, source: Source | null) {
  const place = source && at ? placeOf(source, at.start) : null
  return {
    line: place?.line ?? null,
    column: place?.column ?? null,
    cell: cell ?? null,
    cellLabel: cell ? formatCellLabel(cell) : null,
  }
}

/** Facts quote the source, which may hold line breaks and what else would disturb a terminal. */
function oneLine(text: string): string {
  return printable(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '))
}
