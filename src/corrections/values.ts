import { correctionFaults } from '../diagnostics/catalogue/correction.js'
import { forms } from '../forms/index.js'
import { figureRows } from '../forms/layout.js'
import { isDate, readDate } from '../language/date.js'
import { parseFigure } from '../language/numeral.js'
import type { FormColumn } from '../model/form.js'
import type { Figure } from '../model/report.js'

/** A value that may stand where it is put, or why not, in Chinese. */
export type Judged<T> = { readonly value: T } | { readonly fault: string }

/** What a figure says, as corrections have it; null where it is lost. */
export function sayFigure({ state, value, written, unit }: Figure): string | null {
  if (state === 'lost') return null
  return value === null ? written.trim() : `${value}${unit ?? ''}`
}

/** The figure with a value set by hand, in the way its column wants it. */
export function judgeFigure(figure: Figure, after: string): Judged<Figure> {
  const column = columnOf(figure.path)
  const written = after.trim()
  const parsed = parseFigure(written, column.kind)
  const fault = { fault: correctionFaults[column.kind] }
  if (!parsed || parsed.state === 'apart' || parsed.spaced || parsed.noteMark || parsed.struck) return fault
  const { at, runs, path } = figure
  const place = { ...(at && { at }), ...(runs && { runs }) }
  if (parsed.value === null) return { value: { path, value: null, written, state: parsed.state, ...place } }
  if (!patterns[column.kind].test(String(parsed.value))) return fault
  const unit = column.kind === 'amount' ? (parsed.unit ?? figure.unit) : undefined
  const own = unit === undefined || unit === column.unit ? {} : { unit }
  return { value: { path, value: parsed.value, written, ...own, state: 'corrected', ...place } }
}

const patterns = { count: /^\d+$/, change: /^-?\d+$/, amount: /^\d+(?:\.\d+)?$/ } as const

let columns: Map<string, FormColumn> | undefined

function columnOf(path: string): FormColumn {
  columns ??= new Map(
    forms
      .toReversed()
      .flatMap((form) => form.tables.flatMap(figureRows))
      .flatMap(({ figures }) => figures.map((one) => [one.path, one.column])),
  )
  return columns.get(path) ?? { id: path, kind: 'count' }
}

export function judgeYear(after: string): Judged<number> {
  const year = Number(after.trim().replace(/年度?$/, ''))
  return Number.isInteger(year) && year >= 2008 && year <= 2100 ? { value: year } : { fault: correctionFaults.year }
}

export function judgeOrgan(after: string): Judged<string> {
  return judgeLine(after, 60, correctionFaults.organ)
}

/** A title may stand in lines. */
export function judgeTitle(after: string): Judged<string> {
  return judgeLine(after, 140, correctionFaults.title, /\r/)
}

export function judgeDate(after: string): Judged<string> {
  const text = after.trim()
  return isDate(text) && readDate(text) !== null ? { value: text } : { fault: correctionFaults.date }
}

export function judgeText(after: string): Judged<string> {
  return after.trim() === '' ? { fault: correctionFaults.text } : { value: after.trim() }
}

/** A cell may be empty. */
export function judgeCell(after: string): Judged<string> {
  return { value: after.trim() }
}

export function judgeLevel(after: string): Judged<0 | 1 | 2 | 3 | 4> {
  return /^[0-4]$/.test(after) ? { value: Number(after) as 0 | 1 | 2 | 3 | 4 } : { fault: correctionFaults.level }
}

function judgeLine(after: string, longest: number, fault: string, unwanted = /[\r\n]/): Judged<string> {
  const text = after.trim()
  return text === '' || text.length > longest || unwanted.test(text) ? { fault } : { value: text }
}
