import { formContentsOf } from '../forms/contents.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { findTableLayout } from '../forms/mixed.js'
import type { FormTable } from '../model/form.js'
import type { Content, Figure, Report } from '../model/report.js'
import type { Across } from './across/facts.js'
import { judgeOrgan, type Organ } from './organ.js'
import { collectPassages, type Passage } from './passages.js'
import { defaultProfile, type Profile } from './profile.js'

/** What a caller may add to a report to have it checked more closely. */
export interface CheckOptions {
  /** Last year's report of the same organ. */
  readonly previous?: Report | undefined
  /** The day it was published, `YYYY-MM-DD`. */
  readonly published?: string | undefined
  readonly profile?: Profile | undefined
  /** What the other reports of an archive say to this one. */
  readonly across?: Across | undefined
}

/** A statutory table of the report with the form it follows. */
export interface PresentTable {
  readonly form: string
  readonly table: FormTable
  readonly content: Extract<Content, { kind: 'form' }>
}

/** Everything the rules look at, worked out once. */
export interface CheckContext {
  readonly report: Report
  readonly previous: Report | null
  readonly published: string | null
  readonly profile: Profile
  readonly across: Across | null
  readonly year: number | null
  readonly organ: Organ
  readonly figures: ReadonlyMap<string, Figure>
  readonly tables: readonly PresentTable[]
  /** Every stretch of running text and every heading, in reading order. */
  readonly passages: readonly Passage[]
}

/** One rule, or several that look at the same thing. */
export type Rule = (context: CheckContext, report: Reporter) => void

export function makeContext(report: Report, options: CheckOptions): CheckContext {
  const passages = collectPassages(report)
  return {
    report,
    previous: options.previous ?? null,
    published: options.published ?? null,
    profile: options.profile ?? defaultProfile,
    across: options.across ?? null,
    year: report.year?.value ?? null,
    organ: judgeOrgan(report.organ?.value ?? null, passages),
    figures: indexFigures(report),
    tables: collectTables(report),
    passages,
  }
}

export function indexFigures(report: Report): Map<string, Figure> {
  return new Map(report.figures.map((figure) => [figure.path, figure]))
}

function collectTables(report: Report): PresentTable[] {
  return formContentsOf(report).map((content) => ({ form: content.form, table: findTableLayout(content), content }))
}
