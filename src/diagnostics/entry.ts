import type { Diagnostic } from '../model/report.js'
import { bases } from './catalogue/wordings.js'

export type Severity = Diagnostic['severity']

/** What a sentence needs to know, by name. */
export type Facts = Diagnostic['facts']

/** One kind of finding: everything about it stands here and nowhere else. `F` is what its sentence needs to know. */
export interface Entry<F extends Facts = never> {
  readonly severity: Severity
  /** Code in the catalogue of checks (AR-…), where it has one. */
  readonly rule?: string
  /** One Chinese sentence without the final mark. */
  message(facts: F): string
  /** What it is about in general, in Chinese, where the sentence without its facts would not tell. */
  readonly name?: string
  /** What to do about it, in Chinese. */
  readonly hint: string
  /** The clause or source the rule rests on; where it changed, that of the report's year (null: in general). */
  readonly basis?: string | ((year: number | null) => string)
}

/** The form a report of the year follows: 国办公开办函〔2021〕30号 for 2021 on, with the part of it, 〔2019〕60号 for the two years before. */
export function formBasis(year: number | null, part = ''): string {
  if (year === null) return `${form2021}${part}（2019、2020年度的报告为${form2019}）`
  return year < 2021 ? form2019 : `${form2021}${part}`
}

/** The notice's words on figures and sentences that contradict each other or were left unfilled. */
export function accurateBasis(year: number | null): string {
  return formBasis(year, '（四）“发布内容不准确不全面”')
}

/** The notice's words on what was copied, from another organ or another year. */
export function ownWordsBasis(year: number | null): string {
  return formBasis(year, '（四）“内容雷同、敷衍塞责”')
}

const { form2019, form2021 } = bases

/** Keeps the type of an entry's facts. */
export function entry<F extends Facts = Record<never, never>>(e: Entry<F>): Entry<F> {
  return e
}
