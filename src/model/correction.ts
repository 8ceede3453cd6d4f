import * as z from 'zod'

/**
 * Corrections (更正) of one source, as they stand beside it in `<input>.更正.json`. They are wishes: what comes of them, each applied or refused
 * with its reason, is in the report's repairs and findings. A correction is bound to the source by its hash and by `before`.
 */

const change = {
  /** Which of the file's reports, from 1; 1 where nothing is said. */
  part: z.number().int().min(1).optional(),
  /** What the report says there without the correction; null where it says nothing. */
  before: z.string().nullable(),
  /** What it is to say; empty for a blank cell, null for what is left out. */
  after: z.string().nullable(),
  reason: z.string().min(1).optional(),
  by: z.string().min(1).optional(),
  /** When it was made, ISO 8601. */
  at: z.string().min(1).optional(),
}

const offset = z.number().int().min(0)

const correctionSchema = z.union([
  /** `applications.received.total` as in docs/forms.md, or `organ`, `year`, `title`, `date`. */
  z.strictObject({ path: z.string().min(1), ...change }),
  z.strictObject({
    /** A stretch of the decoded source, as everywhere in the report. */
    place: z.strictObject({ start: offset, end: offset }),
    /**
     * text: a heading, a paragraph or a sentence of it reads otherwise. level: 1 to 4 for a heading, 0 for a paragraph. drop: page furniture
     * that was kept (`after` is null). keep: text that was dropped. insert: a paragraph the source lacks, behind the place (`before` is null).
     */
    what: z.enum(['text', 'level', 'drop', 'keep', 'insert']),
    ...change,
  }),
])

export const correctionsSchema = z.strictObject({
  version: z.literal(1),
  source: z.strictObject({
    /** For people. */
    name: z.string(),
    /** SHA-256 of its bytes, in hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  corrections: z.array(correctionSchema),
})

export type Correction = z.infer<typeof correctionSchema>
export type Corrections = z.infer<typeof correctionsSchema>
export type PathCorrection = Extract<Correction, { path: string }>
export type PlaceCorrection = Exclude<Correction, PathCorrection>
