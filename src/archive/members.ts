import type { OrganRegister } from './organs.js'

/** A report that counts for its organ and year, as the archive's view of reports says. */
export interface CountedReport {
  readonly organId: string
  readonly source: string
  /** How many reports of the organ there are in that year. */
  readonly copies: number
}

/** The reports that make up an organ's sum. */
export interface Members {
  readonly counted: readonly CountedReport[]
  /** Parts without a report, for whom nobody stands in. */
  readonly missing: readonly string[]
  /** Parts without a report whose own parts are counted in their place. */
  readonly replaced: readonly string[]
}

/**
 * Of an organ its parts of the year; of nobody (null) all that are no part of another. A part that has no report is made up of its own parts; what
 * has one is counted by it alone, for its parts are in it.
 */
export function findMembers(organId: string | null, year: number, register: OrganRegister, reports: readonly CountedReport[]): Members {
  const byOrgan = new Map(reports.map((report) => [report.organId, report]))
  const found = { counted: [] as CountedReport[], missing: [] as string[], replaced: [] as string[] }
  const seen = new Set(organId === null ? [] : [organId])
  const add = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    const report = byOrgan.get(id)
    if (report) return void found.counted.push(report)
    const parts = register.partsOf(id, year)
    if (!parts.some((part) => hasAny(part, year, register, byOrgan, new Set([id])))) return void found.missing.push(id)
    found.replaced.push(id)
    for (const part of parts) add(part)
  }
  const start = organId === null ? topsOf(year, register, byOrgan) : register.partsOf(organId, year)
  for (const id of start) add(id)
  return found
}

/** Organs that are no part of another in that year. */
function topsOf(year: number, register: OrganRegister, byOrgan: ReadonlyMap<string, CountedReport>): string[] {
  const spoken = register.ids.filter((id) => register.isAlive(id, year))
  return [...new Set([...byOrgan.keys(), ...spoken])].filter((id) => !register.hasSuperior(id, year)).sort()
}

function hasAny(
  id: string,
  year: number,
  register: OrganRegister,
  byOrgan: ReadonlyMap<string, CountedReport>,
  seen: Set<string>,
): boolean {
  if (byOrgan.has(id)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return register.partsOf(id, year).some((part) => hasAny(part, year, register, byOrgan, seen))
}
