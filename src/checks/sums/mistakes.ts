import type { Relation } from './relations.js'

export interface Change {
  readonly cell: string
  readonly value: number
}

/** Kinds of mistakes, the likeliest first: one cell; a row moved by a column; digits of one figure in two cells; two cells exchanged; several cells of a line. */
export const mistakeKinds = ['cell', 'shift', 'split', 'swap', 'line'] as const
export type MistakeKind = (typeof mistakeKinds)[number]

/** A mistake that would explain some failing relations, and what undoes it. */
export interface Explanation {
  readonly kind: MistakeKind
  readonly changes: readonly Change[]
  /** The failing relations it settles; it unsettles none. */
  readonly settles: readonly Relation[]
}
