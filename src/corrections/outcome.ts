import type { Wanted } from '../diagnostics/catalogue/correction.js'
import type { Correction } from '../model/correction.js'
import type { Span } from '../model/span.js'

/** A correction that holds, and where it changes what. */
export interface Made {
  readonly correction: Correction
  readonly place: Place
}

export interface Place {
  readonly cell?: string
  readonly at?: Span
}

export type Refusal =
  | { readonly refused: 'source-changed' }
  | { readonly refused: 'twice'; readonly others: number }
  | { readonly refused: 'unknown-path'; readonly nearest: string | null }
  | { readonly refused: 'before-differs'; readonly now: string | null }
  | { readonly refused: 'invalid'; readonly reason: string }

export type Outcome = Refusal | Place

/** What two corrections of one place have in common. */
export function keyOf(correction: Correction): string {
  const part = correction.part ?? 1
  if ('path' in correction) return `${part} ${correction.path}`
  const { place, what } = correction
  return what === 'insert' ? `${part} insert ${place.start} ${correction.after}` : `${part} ${what} ${place.start}-${place.end}`
}

/** How often each place is corrected. */
export function findTwice(corrections: readonly Correction[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of corrections) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return counts
}

/** What findings say of a correction. */
export function wantedOf(correction: Correction, what: string): Wanted {
  return { what, before: correction.before ?? '', after: correction.after ?? '' }
}
