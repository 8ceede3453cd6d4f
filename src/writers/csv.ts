import { byteOrderMark } from '../language/invisible.js'
import { figureRows } from '../forms/layout.js'
import { formContentsOf } from '../forms/contents.js'
import { findTableLayout } from '../forms/mixed.js'
import type { Figure, Report } from '../model/report.js'

const HEADER = ['organ', 'year', 'table', 'row', 'column', 'value', 'state']

/** Every figure on a line of its own, for spreadsheets: UTF-8 with a byte order mark so that Excel knows it, quoted by RFC 4180. */
export function writeCsv(report: Report): string {
  const organ = report.organ?.value ?? ''
  const year = String(report.year?.value ?? '')
  const lines = csvFigures(report).map(([path, value, state]) => [organ, year, ...splitFigurePath(path), value, state])
  return byteOrderMark + [HEADER, ...lines].map((fields) => `${fields.map(quoteCsv).join(',')}\r\n`).join('')
}

/** Path, value as the CSV shows it, and state of every figure. */
export function csvFigures(report: Report): (readonly [path: string, value: string, state: string])[] {
  const units = columnUnits(report)
  return report.figures.map((figure) => [figure.path, valueText(figure, units), figure.state] as const)
}

/** `disputes.litigation.direct.total` → `disputes`, `litigation.direct`, `total`. */
export function splitFigurePath(path: string): string[] {
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
