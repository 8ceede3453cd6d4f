import type { OrganRegister } from './organs.js'

/** A report as the overview of an archive knows it. */
export interface ReportRow {
  readonly organ: string | null
  readonly organId: string | null
  readonly year: number | null
  readonly source: string
  readonly errors: number
  readonly figuresRead: number
}

type GapState = 'there' | 'missing' | 'twice' | 'errors' | 'none'

interface GapCell {
  readonly year: number
  /** none: the organ need not have one, as it was not there yet or no more. */
  readonly state: GapState
  readonly sources: readonly string[]
}

export interface GapRow {
  readonly organId: string
  /** Its newest name. */
  readonly name: string
  readonly cells: readonly GapCell[]
}

export interface Gaps {
  readonly years: readonly number[]
  readonly rows: readonly GapRow[]
  /** Reports that name no organ or no year, and so fill no cell. */
  readonly unplaced: readonly ReportRow[]
}

/**
 * Organ × year. An organ owes a report from the first year one is known of it, or 机关.csv says it has a name, to the last year of the archive,
 * unless its names have ended; one that is only spoken of, in every year of the archive.
 */
export function findGaps(reports: readonly ReportRow[], register: OrganRegister): Gaps {
  const placed = reports.filter(({ organId, year }) => organId !== null && year !== null)
  const found = new Map<string, Map<number, ReportRow[]>>()
  for (const report of placed) {
    const years = found.get(report.organId!) ?? new Map<number, ReportRow[]>()
    found.set(report.organId!, years.set(report.year!, [...(years.get(report.year!) ?? []), report]))
  }
  const years = span(placed.map(({ year }) => year!))
  const ids = [...new Set([...found.keys(), ...register.ids])].sort()
  const rows = ids.map((organId): GapRow => {
    const own = found.get(organId) ?? new Map<number, ReportRow[]>()
    const first = register.beginsIn(organId) ?? (own.size > 0 ? Math.min(...own.keys()) : -Infinity)
    const cells = years.map((year) => cellOf(year, own.get(year) ?? [], year >= first && register.isAlive(organId, year)))
    return { organId, name: register.nameOf(organId), cells }
  })
  return { years, rows, unplaced: reports.filter(({ organId, year }) => organId === null || year === null) }
}

function cellOf(year: number, reports: readonly ReportRow[], isOwed: boolean): GapCell {
  const sources = reports.map(({ source }) => source)
  if (reports.length === 0) return { year, state: isOwed ? 'missing' : 'none', sources }
  return { year, state: reports.length > 1 ? 'twice' : reports[0]!.errors > 0 ? 'errors' : 'there', sources }
}

function span(years: readonly number[]): number[] {
  const distinct = new Set(years)
  if (distinct.size === 0) return []
  const [first, last] = [Math.min(...distinct), Math.max(...distinct)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
