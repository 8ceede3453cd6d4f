/** Whole numbers by path. */
export type Numbers = ReadonlyMap<string, number>

/** What the other reports of an archive say to one of them. */
export interface Across {
  /** Names of other reports of the same organ and year. */
  readonly twice: readonly string[]
  /** Reports of other organs that may have the same text: their names, and what they say in their own words. */
  readonly alike: readonly { readonly name: string; readonly text: string }[]
  /** Where it adds up others: those of which there is no report, and the figures of the rest. */
  readonly parts: { readonly missing: readonly string[]; readonly figures: readonly Numbers[] } | null
}
