import { parseOrdinal } from '../language/ordinal.js'
import type { FormRow } from '../model/form.js'
import { isComparable, joinedRows } from './comparable.js'
import { findForm, findFormTable, forms } from './index.js'
import { cellLabelOf, shortLabel } from './labels.js'
import { figurePath, figurePaths, rowIdsOf } from './layout.js'

/** What is followed over the years: a figure, or several that are one together, in the newest edition. */
export interface Measure {
  readonly label: string
  readonly unit: string
  readonly paths: readonly string[]
}

/** Groups of measures that are shown together. */
export interface MeasureGroup {
  readonly id: 'flow' | 'outcomes' | 'decisions' | 'documents' | 'fees' | 'disputes'
  readonly name: string
  readonly measures: readonly Measure[]
}

const newest = forms[0]!
const applications = findFormTable(newest.id, 'applications')
const disclosure = findFormTable(newest.id, 'disclosure')
/** The rows of a table in their groups; the results of applications are the one group of theirs. */
const outcomes = applications.parts[0]!.rows.find(({ rows }) => rows)!
const results = outcomes.rows!

const single = (path: string, label = labelOf(path)): Measure => ({ label, unit: unitOf(path), paths: [path] })

export const measureGroups: readonly MeasureGroup[] = [
  {
    id: 'flow',
    name: '申请的收到和办理',
    measures: ['received', 'carriedIn', 'concluded', 'carriedOut'].map((row) => single(`applications.${row}.total`)),
  },
  { id: 'outcomes', name: '办理结果', measures: results.filter(({ id }) => id !== 'concluded').map(outcomeOf) },
  { id: 'decisions', name: '行政许可、处罚、强制', measures: pathsEnding(disclosure, '.decisions').map((path) => single(path)) },
  {
    id: 'documents',
    name: '规章和规范性文件',
    measures: ['issued', 'repealed', 'inForce'].flatMap((column) => pathsEnding(disclosure, `.${column}`).map((path) => single(path))),
  },
  { id: 'fees', name: '行政事业性收费', measures: pathsEnding(disclosure, '.amount').map((path) => single(path)) },
  {
    id: 'disputes',
    name: '行政复议、行政诉讼',
    measures: pathsEnding(findFormTable(newest.id, 'disputes'), '.total').map((path) => single(path)),
  },
]

/** The figures that make a measure in an edition; null where the editions' figures do not mean the same. */
export function pathsIn({ paths }: Measure, form: string): readonly string[] | null {
  const found = paths.map((path) => (isComparable(path, newest.id, form) ? path : joinedPath(path, form)))
  return found.includes(null) ? null : [...new Set(found as string[])]
}

function joinedPath(path: string, form: string): string | null {
  for (const { table, rows, row, edition, other } of joinedRows) {
    const own = rows.find((id) => path.startsWith(`${table}.${id}.`))
    if (own !== undefined && edition === newest.id && other === form) return figurePath(table, row, path.slice(`${table}.${own}.`.length))
  }
  return null
}

function outcomeOf(row: FormRow): Measure {
  const rows = rowIdsOf({ rows: [row] })
  return {
    label: bare(shortLabel(row.label)),
    unit: unitOf(`applications.${rows[0]!}.total`),
    paths: rows.map((id) => `applications.${id}.total`),
  }
}

function pathsEnding(table: Parameters<typeof figurePaths>[0], ending: string): string[] {
  return figurePaths(table).filter((path) => path.endsWith(ending))
}

/** 行政许可本年处理决定数量; of a total its row alone. */
function labelOf(path: string): string {
  const { row, column } = cellLabelOf(path)!
  const own = bare(row)
  if (path === 'applications.concluded.total') return bare(outcomes.label) + own
  return own === '' ? column.replaceAll(' ', '') : path.endsWith('.total') ? own : own + column.replace(/（.*）$/, '')
}

function bare(label: string): string {
  return label.slice(parseOrdinal(label)?.written.length ?? 0).trim()
}

function unitOf(path: string): string {
  const table = path.slice(0, path.indexOf('.'))
  const column = findForm(newest.id)
    .tables.filter(({ id }) => id === table)
    .flatMap(({ parts }) => parts.flatMap(({ columns }) => columns))
    .find(({ id }) => path.endsWith(`.${id}`))
  return column?.unit ?? ''
}
