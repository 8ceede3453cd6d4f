import { isChained } from '../forms/chains.js'
import { forms } from '../forms/index.js'
import { figurePaths } from '../forms/layout.js'
import { quoteSql } from './duckdb.js'
import type { Archive } from './store.js'
import { followYears, type Trend, type TrendFigure, type TrendYear } from './trend.js'

interface FigureRow {
  readonly organId: string
  readonly year: number
  readonly source: string
  readonly form: string
  readonly path: string
  readonly value: number | null
  readonly state: string
}

type Years = ReadonlyMap<string, readonly TrendYear[]>

/** The years of organs, of the reports that count. */
async function readYears(archive: Archive, organIds: readonly string[]): Promise<Years> {
  return organIds.length === 0 ? new Map() : yearsWhere(archive, `organId IN (${organIds.map(quoteSql).join(', ')})`, 'true')
}

/** The years of all organs, with no more of their figures than one year hands on to the next. */
export function readChains(archive: Archive): Promise<Years> {
  const paths = forms.flatMap(({ tables }) => tables.flatMap(figurePaths)).filter(isChained)
  return yearsWhere(archive, 'true', `f.path IN (${[...new Set(paths)].map(quoteSql).join(', ')})`)
}

async function yearsWhere(archive: Archive, reports: string, figures: string): Promise<Years> {
  const rows = await archive.rows<FigureRow>(
    `SELECT f.organId, f.year, f.source, f.form, f.path, f.value::DOUBLE AS value, f.state FROM figures f
     SEMI JOIN (FROM reports WHERE counts AND ${reports}) r ON f.source = r.source AND f.year = r.year
     WHERE ${figures} ORDER BY f.organId, f.year`,
  )
  const organs = new Map<string, Map<number, { source: string; figures: Map<string, TrendFigure> }>>()
  for (const { organId, year, source, form, path, value, state } of rows) {
    const years = organs.get(organId) ?? new Map<number, { source: string; figures: Map<string, TrendFigure> }>()
    organs.set(organId, years)
    const own = years.get(year) ?? { source, figures: new Map<string, TrendFigure>() }
    years.set(year, own)
    own.figures.set(path, { form, value, state })
  }
  return new Map([...organs].map(([id, years]) => [id, [...years].map(([year, own]) => ({ year, ...own }))]))
}

/** An organ's trend beside the other parts of its superiors. */
export async function readTrend(archive: Archive, organId: string): Promise<Trend> {
  const own = (await readYears(archive, [organId])).get(organId) ?? []
  const last = own.at(-1)?.year
  const { register } = archive
  const siblings = last === undefined ? [] : register.superiorsOf(organId, last).flatMap((id) => register.partsOf(id, last))
  const peers = await readYears(
    archive,
    [...new Set(siblings)].filter((id) => id !== organId),
  )
  return followYears(own, [...peers.values()])
}
