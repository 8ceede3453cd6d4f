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
     WHERE ${figures} ORDER BY f.organId, f.year, f.path`,
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

/** Trends of one organ after the other, each beside the other parts of its superiors; those of the last are kept for its siblings. */
export class TrendReader {
  private known = new Map<string, readonly TrendYear[]>()

  constructor(private readonly archive: Archive) {}

  async read(organId: string): Promise<Trend> {
    const own = (await this.yearsOf([organId])).get(organId)!
    const last = own.at(-1)?.year
    const { register } = this.archive
    const siblings = last === undefined ? [] : register.superiorsOf(organId, last).flatMap((id) => register.partsOf(id, last))
    this.known = await this.yearsOf([organId, ...siblings])
    return followYears(
      own,
      [...this.known].filter(([id, years]) => id !== organId && years.length > 0).map(([, years]) => years),
    )
  }

  /** Those that are not known are read; none for an organ without reports. */
  private async yearsOf(organIds: readonly string[]): Promise<Map<string, readonly TrendYear[]>> {
    const ids = [...new Set(organIds)]
    const read = await readYears(
      this.archive,
      ids.filter((id) => !this.known.has(id)),
    )
    return new Map(ids.map((id) => [id, this.known.get(id) ?? read.get(id) ?? []]))
  }
}
