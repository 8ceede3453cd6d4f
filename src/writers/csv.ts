import { figureHeads, stateNames } from '../diagnostics/catalogue/wordings.js'
import { cellLabelOf } from '../forms/labels.js'
import { byteOrderMark } from '../language/invisible.js'
import { figureRows } from '../forms/layout.js'
import { formContentsOf } from '../forms/contents.js'
import { findTableLayout } from '../forms/mixed.js'
import type { Figure, Report } from '../model/report.js'

const HEADER = ['organ', 'year', 'table', 'row', 'column', 'value', 'state']

/** What the columns are called: by ids alone, or in Chinese with the ids behind. */
export const csvLabels = ['id', 'zh'] as const
export type CsvLabels = (typeof csvLabels)[number]

/** Every figure on a line of its own, for spreadsheets: UTF-8 with a byte order mark so that Excel knows it, quoted by RFC 4180. */
export function writeCsv(report: Report, labels: CsvLabels = 'id'): string {
  const lines = csvFigures(report).map((figure) => figureLine(report.organ?.value, report.year?.value, figure, labels))
  return byteOrderMark + csvLine(labels === 'zh' ? figureHeads : HEADER) + lines.map(csvLine).join('')
}

/** The fields of a figure. */
export function figureLine(
  organ: string | null | undefined,
  year: number | null | undefined,
  [path, value, state]: readonly [path: string, value: string, state: string],
  labels: CsvLabels,
): string[] {
  const ids = splitFigurePath(path)
  const of = [organ ?? '', String(year ?? '')]
  if (labels === 'id') return [...of, ...ids, value, state]
  const { table, row, column } = cellLabelOf(path) ?? { table: '', row: '', column: '' }
  return [...of, table, row, column, value, stateNames[state] ?? state, ...ids, state]
}

export function csvLine(fields: readonly string[]): string {
  return `${fields.map(quoteCsv).join(',')}\r\n`
}

/** Path, value as the CSV shows it, and state of every figure. */
export function csvFigures(report: Report): (readonly [path: string, value: string, state: string])[] {
  const units = columnUnits(report)
  return report.figures.map((figure) => [figure.path, valueText(figure, units), figure.state] as const)
}

/** `disputes.litigation.direct.total` → `disputes`, `litigation.direct`, `total`. */
function splitFigurePath(path: string): string[] {
  const [table = '', ...rest] = path.split('.')
  const column = rest.pop() ?? ''
  return [table, rest.join('.'), column]
}

/** A unit other than the column's stays with the number: 251000元 is no 251000万元. */
function valueText(figure: Figure, units: ReadonlyMap<string, string>): string {
  if (figure.value === null) return ''
  const ownUnit = figure.unit !== undefined && figure.unit !== units.get(figure.path) ? figure.unit : ''
  return `${figure.value}${ownUnit}`
}

function columnUnits(report: Report): ReadonlyMap<string, string> {
  const tables = formContentsOf(report).map(findTableLayout)
  const figures = tables.flatMap(figureRows).flatMap((row) => row.figures)
  return new Map(figures.flatMap(({ path, column }) => (column.unit === undefined ? [] : [[path, column.unit] as const])))
}

/** A spreadsheet takes text that begins with = + - @, in Chinese locales full-width too, for a formula; an apostrophe before it stops that. Numbers are left alone. */
export function quoteCsv(field: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(field) && !/^[+\-＋－]?\d+(?:\.\d+)?$/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
