import * as z from 'zod'
import type { FileRecord } from './job.js'

/** Any line of a manifest: another version may have written it, or a hand. What is not wholly a record of this version is none. */

const count = z.number().int().min(0)

/** One with half a character in it could be put into no link. */
const pathSchema = z.string().refine((path) => !/\p{Surrogate}/u.test(path))

const outputSchema = z.object({ path: pathSchema, bytes: count, sha256: z.string(), instead: pathSchema.exactOptional() })

const findingSchema = z.object({ code: z.string(), severity: z.enum(['error', 'warning', 'info']), count, message: z.string() })

const reportSchema = z.object({
  stem: z.string(),
  organ: z.string().nullable(),
  year: z.number().int().nullable(),
  kind: z.enum(['annual', 'legacy', 'other']),
  forms: z.array(z.string()),
  repairs: count,
  corrected: count.exactOptional(),
  corrections: z.array(z.object({ where: z.string(), before: z.string(), after: z.string(), note: z.string() })).exactOptional(),
  likeness: z.string().exactOptional(),
  findings: z.array(findingSchema),
  figures: z.array(z.tuple([z.string(), z.string(), z.string()])),
})

export const recordSchema: z.ZodType<FileRecord> = z.object({
  input: z.string(),
  stem: z.string(),
  inputHash: z.string(),
  correctionsHash: z.string().exactOptional(),
  optionsHash: z.string(),
  version: z.string(),
  status: z.enum(['converted', 'skipped', 'failed']),
  reason: z.string(),
  advice: z.string(),
  outputs: z.array(outputSchema),
  stale: z.array(outputSchema).exactOptional(),
  reports: z.array(reportSchema),
  across: z.string().exactOptional(),
  verified: z.boolean(),
})

export const foldersSchema = z.object({ folders: z.array(z.string()) })
