export type Severity = 'error' | 'warning' | 'info'

/** One kind of finding: everything about it stands here and nowhere else. `F` is what its sentence needs to know. */
export interface Entry<F = never> {
  readonly severity: Severity
  /** Code in the catalogue of checks (AR-…), where it has one. */
  readonly rule?: string
  /** One Chinese sentence without the final mark. */
  readonly message: (facts: F) => string
  /** What it is about in general, in Chinese, where the sentence without its facts would not tell. */
  readonly name?: string
  /** What to do about it, in Chinese. */
  readonly hint: string
  /** The clause or source the rule rests on. */
  readonly basis?: string
}

/** Keeps the type of an entry's facts. */
export function entry<F = Record<never, never>>(e: Entry<F>): Entry<F> {
  return e
}
