import { formOfYear } from '../forms/index.js'
import { ArchiveError, quoteSql } from './duckdb.js'
import { findMembers, type CountedReport, type Members } from './members.js'
import type { Archive } from './store.js'
import type { TotalFacts } from './total-report.js'
import { addUp, compareWithPublished, type CellSum, type Difference, type Total } from './totals.js'

/** An organ's sum in a year, and what it was made of. */
export interface Summed {
  readonly organId: string | null
  readonly year: number
  readonly members: Members
  /** The organ's own report; null where there is none, or nobody's sum. */
  readonly published: CountedReport | null
  readonly total: Total
  /** The published report's cells, in the sum's form; none where it is not there. */
  readonly publishedCells: Total['cells']
  readonly differences: readonly Difference[]
  readonly facts: TotalFacts
}

/** Adds up an organ's parts, or with no organ all that are part of no other, and holds the sum against the published report. */
export async function sumUp(archive: Archive, organ: string | undefined, year: number): Promise<Summed> {
  const { register } = archive
  const organId = organ === undefined ? null : register.find(organ)
  const reports = await archive.rows<CountedReport & { counts: boolean }>(
    `SELECT organId, source, counts, count(*) OVER (PARTITION BY organId)::INTEGER AS copies FROM reports WHERE year = ${year} AND kind = 'annual' AND organId IS NOT NULL`,
  )
  const counting = reports.filter(({ counts }) => counts)
  if (organId !== null && register.partsOf(organId, year).length === 0)
    throw new ArchiveError(`没有写明${organ}汇总哪些机关：请在 机关.csv 的“上级”栏、或档案的 nianbao.config.json 的 parts 中写明`)
  const members = findMembers(organId, year, register, counting)
  const published = counting.find((one) => one.organId === organId) ?? null
  const total = addUp(await sumsOf(archive, members.counted), formOfYear(year))
  const publishedCells = addUp(await sumsOf(archive, published ? [published] : []), total.form).cells
  const differences = compareWithPublished(total, publishedCells)
  const nameOf = (id: string) => register.nameOf(id, year)
  const facts: TotalFacts = {
    organ: organId === null ? null : nameOf(organId),
    year,
    counted: members.counted.map((one) => nameOf(one.organId)),
    missing: members.missing.map(nameOf),
    replaced: members.replaced.map(nameOf),
    twice: members.counted.filter(({ copies }) => copies > 1).map(({ organId: id, source }) => ({ name: nameOf(id), source })),
    differences,
  }
  return { organId, year, members, published, total, publishedCells, differences, facts }
}

/** Exact: DuckDB adds decimals as whole numbers. */
async function sumsOf(archive: Archive, reports: readonly CountedReport[]): Promise<CellSum[]> {
  if (reports.length === 0) return []
  return archive.rows<CellSum>(
    `SELECT form, "table", "row", "column", unit, sum(value)::VARCHAR AS sum, count(value)::INTEGER AS numbers,
       (count(*) FILTER (state IN ('blank', 'notApplicable')))::INTEGER AS blanks, (count(*) FILTER (state = 'lost'))::INTEGER AS lost
     FROM figures WHERE source IN (${reports.map(({ source }) => quoteSql(source)).join(', ')})
     GROUP BY form, "table", "row", "column", unit ORDER BY form, "table", "row", "column", unit`,
  )
}
