import type { Diagnostic } from '../model/report.js'

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
  /** The clause or source the rule rests on. */
  readonly basis?: string
}

/** Keeps the type of an entry's facts. */
export function entry<F extends Facts = Record<never, never>>(e: Entry<F>): Entry<F> {
  return e
}
