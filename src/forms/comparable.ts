import type { TableId } from '../model/form.js'
import { findForm } from './index.js'
import { figureRows } from './layout.js'

/** Which figures of two editions mean the same, so that they may stand in one sum or one series. What no entry names may not. */
interface Comparison {
  readonly editions: readonly [string, string]
  readonly table: TableId
  /** Rows that mean the same; all that both have where nothing is said. */
  readonly rows?: readonly string[]
  readonly columns?: readonly string[]
  readonly source: string
}

const both = ['annual-2019', 'annual-2021'] as const

export const comparisons: readonly Comparison[] = [
  {
    editions: both,
    table: 'applications',
    source: '国办公开办函〔2019〕60号、〔2021〕30号附件的申请表：除（六）其他处理后者分作三项外，各行各列相同',
  },
  { editions: both, table: 'disputes', source: '国办公开办函〔2019〕60号、〔2021〕30号附件的复议诉讼表：各栏相同' },
  {
    editions: both,
    table: 'disclosure',
    rows: ['licensing', 'penalties', 'coercion'],
    columns: ['decisions'],
    source:
      '国办公开办函〔2019〕60号附件“处理决定数量”与〔2021〕30号附件“本年处理决定数量”；其余各栏含义不同（制作与制发，公开总数量与现行有效，项目数量与收费金额）',
  },
]

/** Rows of one edition that another prints as one. */
export interface JoinedRows {
  readonly table: TableId
  readonly edition: string
  readonly rows: readonly string[]
  readonly other: string
  readonly row: string
  readonly source: string
}

export const joinedRows: readonly JoinedRows[] = [
  {
    table: 'applications',
    edition: 'annual-2021',
    rows: ['otherOutcome.notCorrected', 'otherOutcome.feeUnpaid', 'otherOutcome.rest'],
    other: 'annual-2019',
    row: 'otherOutcome',
    source: '国办公开办函〔2021〕30号附件把〔2019〕60号附件的（六）其他处理分作三项',
  },
]

/** Whether a figure means the same in both editions. */
export function isComparable(path: string, one: string, other: string): boolean {
  if (one === other) return true
  const key = [one, other].sort().join(' ')
  const known = comparablePaths.get(key) ?? collectPaths(one, other)
  comparablePaths.set(key, known)
  return known.has(path)
}

const comparablePaths = new Map<string, ReadonlySet<string>>()

function collectPaths(one: string, other: string): ReadonlySet<string> {
  const entries = comparisons.filter(({ editions }) => editions.includes(one) && editions.includes(other))
  const pathsOf = (form: string, { table, rows, columns }: Comparison): string[] =>
    findForm(form)
      .tables.filter(({ id }) => id === table)
      .flatMap(figureRows)
      .filter(({ row }) => !rows || rows.includes(row.id))
      .flatMap(({ figures }) => figures.filter(({ column }) => !columns || columns.includes(column.id)).map(({ path }) => path))
  return new Set(
    entries.flatMap((entry) => {
      const others = new Set(pathsOf(other, entry))
      return pathsOf(one, entry).filter((path) => others.has(path))
    }),
  )
}
