import * as z from 'zod'

const offset = z.number().int().min(0)
const note = z.string().max(500).optional()

/** What the page says of a correction. */
export const noteSchema = z.strictObject({ index: z.number().int().min(0), reason: note, by: note })

/** What the page asks to be mended. */
export const mendSchema = z.strictObject({
  wishes: z
    .array(
      z.strictObject({
        target: z.string().max(200).optional(),
        placed: z
          .strictObject({
            place: z.strictObject({ start: offset, end: offset }),
            what: z.enum(['text', 'level', 'drop', 'keep', 'insert']),
            before: z.string().nullable(),
          })
          .optional(),
        after: z.string().max(100_000).nullable(),
        part: z.number().int().min(1).optional(),
        reason: note,
        by: note,
      }),
    )
    .min(1)
    .max(500),
})
