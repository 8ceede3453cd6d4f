import type { CheckOptions } from '../checks/index.js'
import { signatureOf } from '../checks/across/min-hash.js'
import { numbersIn, ownText, relate, type PartsConfig, type Relations, type Surveyed } from '../checks/across/survey.js'
import type { ReadOutcome } from '../convert.js'
import type { Report } from '../model/report.js'
import { hashOf } from '../platform/hash.js'

/** What is kept of a report for the others of its archive, figures only of those `named` as parts; null for one that names no organ or year, or is no annual report. */
export function surveyReport(report: Report, place: Pick<Surveyed, 'file' | 'part'>, named: ReadonlySet<string>): Surveyed | null {
  if (report.kind !== 'annual' || !report.organ || !report.year) return null
  const [organ, year] = [report.organ.value, report.year.value]
  const name = `${organ}${year}年报告（${place.file}）`
  const figures = named.has(organ) ? numbersIn(report) : new Map<string, number>()
  return { ...place, version: '', name, organ, year, signature: signatureOf(ownText(report)), figures }
}

/** Reports held ready for those that are compared with them. */
const mostHeld = 48

/** An archive whose reports are known, each to be checked beside the others. */
export class AcrossArchive {
  private readonly relations: readonly Relations[]
  private readonly places = new Map<string, number>()
  private readonly held = new Map<number, Report>()

  /** `read` reads a file of the archive. */
  constructor(
    private readonly surveyed: readonly Surveyed[],
    { parts, likeness }: { readonly parts: PartsConfig; readonly likeness: number },
    private readonly read: (file: string) => Promise<ReadOutcome>,
  ) {
    this.relations = relate(surveyed, parts, likeness)
    surveyed.forEach(({ file, part }, index) => this.places.set(`${part} ${file}`, index))
  }

  /** The files of which some report has to do with another, each with what it has to do with: a fresh text where that changes. */
  *concerned(): Generator<{ readonly file: string; readonly with: string }> {
    const ties = new Map<string, string[]>()
    this.relations.forEach((one, index) => {
      if (one.previous === null && one.twice.length + one.alike.length === 0 && !one.parts) return
      const { file, part } = this.surveyed[index]!
      const others = [one.previous ?? [], one.twice, one.alike, one.parts?.present ?? []].map((places) =>
        [places].flat().map((other) => `${this.surveyed[other]!.file} ${this.surveyed[other]!.version}`),
      )
      ties.set(file, [...(ties.get(file) ?? []), JSON.stringify([part, others, one.parts?.missing])])
    })
    for (const [file, own] of ties) yield { file, with: hashOf(own.join()) }
  }

  /** How the report at this place is checked. */
  async optionsFor(file: string, part: number): Promise<CheckOptions> {
    const index = this.places.get(`${part} ${file}`)
    if (index === undefined) return {}
    const { previous, twice, alike, parts } = this.relations[index]!
    const nameOf = (other: number) => this.surveyed[other]!.name
    const others: { name: string; text: string }[] = []
    for (const other of alike) {
      const report = await this.report(other)
      if (report) others.push({ name: nameOf(other), text: ownText(report) })
    }
    return {
      previous: previous === null ? undefined : await this.report(previous),
      across: {
        twice: twice.map(nameOf),
        alike: others,
        parts: parts && { missing: parts.missing, figures: parts.present.map((other) => this.surveyed[other]!.figures) },
      },
    }
  }

  private async report(index: number): Promise<Report | undefined> {
    const known = this.held.get(index)
    if (known) return known
    const { file, part } = this.surveyed[index]!
    const report = (await this.read(file)).reports[part]?.report
    if (!report) return undefined
    this.held.set(index, report)
    if (this.held.size > mostHeld) this.held.delete(this.held.keys().next().value!)
    return report
  }
}
