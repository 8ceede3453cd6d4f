import * as z from 'zod'
import { paragraphRoles } from './block.js'

/**
 * The report's meaning, and the JSON output. What the source said and what was inferred stay apart: `origin` and `state` tell.
 * Spans are UTF-16 offsets into the decoded source text.
 */
const offset = z.number().int().min(0)
const spanSchema = z.object({ start: offset, end: offset }).readonly()

/**
 * Where a text's characters stood, where they are not those of the source one for one: from each character `index` on, what stands at `start`
 * to `end` of the source (`[index, start, end]`, as model/text.ts has it).
 */
const runsSchema = z.array(z.tuple([offset, offset, offset]).readonly()).readonly()
const place = { at: spanSchema.optional(), runs: runsSchema.optional() }

/** read: stands in the source. inferred: worked out from the source's text. given: handed in by the caller. */
const originSchema = z.enum(['read', 'inferred', 'given'])

const attributionOf = <T extends z.ZodType>(value: T) => z.object({ value, origin: originSchema, ...place })

/**
 * read: a number stands in the cell. blank: the cell is there and empty. notApplicable: a mark for no figure (`/`, `—`, 无).
 * inferred: worked out, the only value that fits. lost: the source has lost it, or it cannot be read. corrected: set by hand (更正).
 */
const figureStateSchema = z.enum(['read', 'blank', 'notApplicable', 'inferred', 'lost', 'corrected'])

const figureSchema = z.object({
  /** `table.row.column`, as in docs/forms.md. */
  path: z.string(),
  /** A number for counts and changes; a decimal string, digits as written, for amounts; null where no figure was read. */
  value: z.union([z.number().int(), z.string(), z.null()]),
  /** The cell's text as written, after decoding only; of a corrected one as the correction has it. */
  written: z.string(),
  /** The unit of an amount (元, 万元) as its cell, the column's head or a note names it; without one, the unit the form prints there. */
  unit: z.string().optional(),
  state: figureStateSchema,
  ...place,
})

const textCellSchema = z.object({
  text: z.string(),
  colSpan: z.number().int().min(1).optional(),
  rowSpan: z.number().int().min(1).optional(),
  header: z.boolean().optional(),
  ...place,
})

const contentSchema = z.discriminatedUnion('kind', [
  /** A heading inside a section: level 2 for （一）, 3 for 1., 4 for （1）; level 1 for an unknown heading of the first rank. */
  z.object({ kind: z.literal('heading'), level: z.number().int().min(1).max(4), text: z.string(), ...place }),
  z.object({
    kind: z.literal('paragraph'),
    text: z.string(),
    /** As model/block.ts has them. Nothing: running text. */
    role: z.enum(paragraphRoles).optional(),
    /** An item of a list, its depth from 1; where it is ordered, its text begins with the ordinal. */
    list: z.object({ depth: z.number().int().min(1), ordered: z.boolean() }).optional(),
    ...place,
  }),
  /** A table of no known form, as found. */
  z.object({
    kind: z.literal('table'),
    caption: z.string().optional(),
    captionPlace: z.object(place).optional(),
    rows: z.array(z.array(textCellSchema)),
    at: spanSchema.optional(),
  }),
  /** A statutory table; its figures are in `figures` under this table id. */
  z.object({
    kind: z.literal('form'),
    form: z.string(),
    table: z.enum(['disclosure', 'applications', 'disputes']),
    /** Where the source mixes forms: the parts laid out by another, or with fewer rows, each with the rows it has. */
    parts: z.array(z.object({ id: z.string(), form: z.string(), rows: z.array(z.string()) })).optional(),
    /** Rows the form does not have, kept as found, each after the form's row named (null: before the first). */
    extraRows: z.array(z.object({ after: z.string().nullable(), cells: z.array(z.string()), at: spanSchema.optional() })),
    at: spanSchema.optional(),
  }),
])

const sectionSchema = z.object({
  /** Null for a section no form knows. */
  id: z.enum(['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other']).nullable(),
  /** With its ordinal, after normalising: `一、总体情况`. */
  heading: z.string(),
  /** The heading as written, where it differs. */
  written: z.string().optional(),
  blocks: z.array(contentSchema),
  ...place,
})

/** A change made to the text, so that it can be listed and undone. */
const repairSchema = z.object({
  /** Kind of change; the kinds are listed in report/repair-kinds.ts and explained in docs/diagnostics.md. */
  kind: z.string(),
  before: z.string(),
  after: z.string(),
  at: spanSchema.optional(),
  /** Of one made by hand (kind `manual`): the path of what was corrected, why, by whom and when. */
  cell: z.string().optional(),
  reason: z.string().optional(),
  by: z.string().optional(),
  when: z.string().optional(),
})

/** Text left out as page furniture, kept so that nothing vanishes unseen. */
const droppedSchema = z.object({ text: z.string(), at: spanSchema, runs: runsSchema.optional() })

/** A finding as data; its sentence is made from the catalogue when shown. The code may be another version's. */
const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  facts: z.record(z.string(), z.unknown()),
  /** The report's year, where the source of the rule depends on it. */
  year: z.number().int().optional(),
  at: spanSchema.optional(),
  /** `table.row.column`, or `table.row`, or `table`. */
  cell: z.string().optional(),
  /** The other places a contradiction involves, each with what stands there. */
  related: z.array(z.object({ text: z.string(), at: spanSchema.optional(), cell: z.string().optional() })).optional(),
})

export const reportSchema = z.object({
  /** Version of this shape; older ones are migrated on reading. */
  schemaVersion: z.literal(1),
  /** annual: the statutory report of 2019 on. legacy: a report of 2008–2018. other: no annual report, converted as a plain document. */
  kind: z.enum(['annual', 'legacy', 'other']),
  organ: attributionOf(z.string()).nullable(),
  year: attributionOf(z.number().int().min(1900).max(2100)).nullable(),
  /** Null where the source has no title; the outputs then make one from organ and year, marked as inferred. */
  title: attributionOf(z.string()).nullable(),
  /** What stands before the first section: running text and contact lines. */
  preamble: z.array(contentSchema),
  sections: z.array(sectionSchema),
  /** What stands after the last section: list of attachments, signature, date; then the attachments, each from its 附件1 on, with headings of its own. */
  closing: z.array(contentSchema),
  figures: z.array(figureSchema),
  repairs: z.array(repairSchema),
  dropped: z.array(droppedSchema),
  diagnostics: z.array(diagnosticSchema),
})

export type Report = z.infer<typeof reportSchema>
export type Section = z.infer<typeof sectionSchema>
export type Content = z.infer<typeof contentSchema>
export type Figure = z.infer<typeof figureSchema>
export type FigureState = z.infer<typeof figureStateSchema>
export type Repair = z.infer<typeof repairSchema>
export type Diagnostic = z.infer<typeof diagnosticSchema>
export type ExtraRow = Extract<Content, { kind: 'form' }>['extraRows'][number]
