import { basename, dirname } from 'node:path/posix'
import type { PartsConfig } from '../checks/across/survey.js'
import { hashOf } from '../platform/hash.js'
import type { FileRecord, ReportRecord } from '../work/job.js'
import { addedUpPaths } from './added-up.js'

/*
 * Which reports of a run stand for what another one says as well: copies, the same organ's report of the same year in another format, and a
 * superior's report beside those of its parts. Each application is counted once.
 */

/** Why a report is not counted, and the file that is counted instead. */
export interface Repeat {
  readonly why: keyof typeof repeatNames
  readonly of: string
}

export const repeatNames = {
  same: '同一机关同一年度的报告已计入',
  copy: '内容相同的报告已计入',
  whole: '汇总，其各部分已计入',
  part: '已计入汇总',
} as const

/** What is kept of a report to find the others. */
export interface Tallied {
  readonly key: string
  readonly input: string
  readonly organ: string | null
  readonly year: number | null
  /** The same for copies that were not changed. */
  readonly copyKey: string
  /** The same for reports with the same words and figures; null where these say too little. */
  readonly contentKey: string | null
  readonly figuresRead: number
  /** In the order of `addedUpPaths`. */
  readonly sums: readonly number[]
}

/** A report's key in the run. */
export function reportKey(input: string, part: number): string {
  return `${part} ${input}`
}

export function tallyReports(record: FileRecord): Tallied[] {
  return record.reports.flatMap((report, part) => (report.kind === 'other' ? [] : [tally(record, report, part)]))
}

function tally({ input, inputHash }: FileRecord, { organ, year, likeness, figures }: ReportRecord, part: number): Tallied {
  const numbers = new Map(figures.map(([path, value]) => [path, Number(value) || 0]))
  const sums = addedUpPaths.map((path) => numbers.get(path) ?? 0)
  const says = likeness !== undefined && sums.some((sum) => sum > 0)
  return {
    key: reportKey(input, part),
    input,
    organ: organ === null ? null : organ.replace(/\s+/g, ''),
    year,
    copyKey: `${part} ${inputHash}`,
    contentKey: says ? hashOf(JSON.stringify([year, likeness, figures])) : null,
    figuresRead: figures.filter(([, , state]) => state === 'read').length,
    sums,
  }
}

/** By the keys of the reports that are not counted. */
export function findRepeats(reports: readonly Tallied[], parts: PartsConfig): ReadonlyMap<string, Repeat> {
  const repeats = new Map<string, Repeat>()
  const counted = groupsOf(reports).map((group) => {
    const best = group.reduce((a, b) => (b.figuresRead > a.figuresRead ? b : a))
    for (const one of group) {
      if (one === best) continue
      const isSame = one.organ !== null && one.organ === best.organ && one.copyKey !== best.copyKey
      repeats.set(one.key, { why: isSame ? 'same' : 'copy', of: best.input })
    }
    return best
  })
  for (const year of new Set(counted.map((one) => one.year)))
    if (year !== null)
      excludeSums(
        counted.filter((one) => one.year === year),
        parts,
        repeats,
      )
  return repeats
}

/** Reports that are one report, in the order of the first of each. */
function groupsOf(reports: readonly Tallied[]): Tallied[][] {
  const groups: Tallied[][] = []
  const byKey = new Map<string, Tallied[]>()
  for (const one of reports) {
    const keys = [
      `bytes ${one.copyKey}`,
      ...(one.organ === null || one.year === null ? [] : [`organ ${one.year} ${one.organ}`]),
      ...(one.contentKey === null ? [] : [`content ${one.contentKey}`]),
    ]
    const group = keys.map((key) => byKey.get(key)).find((known) => known && isOneOrgan(known[0]!, one))
    if (group) group.push(one)
    const own = group ?? [one]
    if (!group) groups.push(own)
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, own)
  }
  return groups
}

/** Two organs that hand in the same words and figures are two all the same; a report that names none may be either's. */
function isOneOrgan(a: Tallied, b: Tallied): boolean {
  return a.copyKey === b.copyKey || a.organ === null || b.organ === null || a.organ === b.organ
}

/** Of a superior and its parts of one year, those that do not count; the innermost first. */
function excludeSums(reports: readonly Tallied[], config: PartsConfig, repeats: Map<string, Repeat>): void {
  const deepFirst = [...reports].sort((a, b) => b.input.split('/').length - a.input.split('/').length)
  for (const whole of deepFirst) {
    const counting = reports.filter((one) => one !== whole && !repeats.has(one.key))
    const { parts, isWhole } = partsOf(whole, counting, config)
    if (parts.length === 0) continue
    if (isWhole) repeats.set(whole.key, { why: 'whole', of: parts[0]!.input })
    else for (const part of parts) repeats.set(part.key, { why: 'part', of: whole.input })
  }
}

/** `isWhole`: its parts are all there. Parts that are not there are counted by the superior's report alone. */
function partsOf(whole: Tallied, others: readonly Tallied[], config: PartsConfig): { parts: readonly Tallied[]; isWhole: boolean } {
  const named = whole.organ !== null && Object.hasOwn(config, whole.organ) ? config[whole.organ]! : null
  if (named) {
    const parts = others.filter(({ organ }) => organ !== null && named.includes(organ))
    return { parts, isWhole: new Set(parts.map(({ organ }) => organ)).size === new Set(named).size }
  }
  const parts = beside(whole, others)
  const total = addedUpPaths.map((_, index) => parts.reduce((sum, part) => sum + part.sums[index]!, 0))
  if (/汇总/.test(basename(whole.input))) return { parts, isWhole: total[0]! >= whole.sums[0]! }
  const isSum = isGovernment(whole) && parts.filter((part) => part.sums[0]! > 0).length > 1 && `${total}` === `${whole.sums}`
  return isSum ? { parts, isWhole: true } : { parts: [], isWhole: false }
}

/** In the same folder or below it. */
function beside(whole: Tallied, others: readonly Tallied[]): Tallied[] {
  const folder = dirname(whole.input)
  return others.filter(({ input }) => folder === '.' || input.startsWith(`${folder}/`))
}

/** Others than governments have no organs whose figures make up theirs. */
function isGovernment({ organ }: Tallied): boolean {
  return /政府(?:办公[厅室])?$/.test(organ ?? '')
}
