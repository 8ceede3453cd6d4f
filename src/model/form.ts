import * as z from 'zod'

/**
 * A statutory form as data. Label matching, grid layout, arithmetic, header associations, empty templates and docs/forms.md
 * all derive from it.
 */

/** A printed label: the official wording, and wordings met in real reports that mean exactly this. */
const label = z.object({ label: z.string(), aliases: z.array(z.string()).optional() })

/** count: a whole number ≥ 0. change: a signed whole number. amount: a decimal ≥ 0, kept as written, in `unit`. */
const columnSchema = z.object({
  id: z.string(),
  kind: z.enum(['count', 'change', 'amount']),
  unit: z.string().optional(),
})

/** One printed header cell. `column` names the data column it heads when it is the lowest header of that column. */
const headCellSchema = label.extend({
  colSpan: z.number().int().min(1).optional(),
  rowSpan: z.number().int().min(1).optional(),
  column: z.string().optional(),
  /** The corner cell over the row labels: a header of no column, carrying a note. `abbr` is its short name for screen readers. */
  corner: z.object({ abbr: z.string() }).optional(),
})

export interface FormRow {
  /** Last part of the row id under its group: `denied.stateSecret` stands in full. Empty for a row without a label. */
  readonly id: string
  readonly label: string
  readonly aliases?: readonly string[] | undefined
  /** The clause of the regulation it rests on. */
  readonly basis?: string | undefined
  /** The rows of a group; a group has no figures of its own. */
  readonly rows?: readonly FormRow[] | undefined
}

const rowSchema: z.ZodType<FormRow> = label.extend({
  id: z.string(),
  basis: z.string().optional(),
  get rows() {
    return z.array(rowSchema).optional()
  },
})

/** A stretch of a table with its own header: the disclosure table has one for each item of article 20. */
const partSchema = z.object({
  id: z.string(),
  /** The full-width row over it, where the form prints one. */
  caption: label.optional(),
  /** The clause of the regulation it reports on. */
  basis: z.string(),
  head: z.array(z.array(headCellSchema)),
  columns: z.array(columnSchema),
  rows: z.array(rowSchema),
})

/**
 * Σ left = Σ right. axis `column`: ids are rows, and it holds in every column. axis `row`: ids are columns, and it holds in every row.
 * `rule` is the code of the check in docs/diagnostics.md.
 */
const sumSchema = z.object({
  rule: z.enum(['AR-C01', 'AR-C02', 'AR-C03', 'AR-C04', 'AR-C05', 'AR-C06']),
  axis: z.enum(['column', 'row']),
  left: z.array(z.string()),
  right: z.array(z.string()),
  /** True where the form itself prints the relation. */
  printed: z.boolean().optional(),
})

const tableSchema = z.object({
  id: z.enum(['disclosure', 'applications', 'disputes']),
  /** Name used in messages: 主动公开表. */
  name: z.string(),
  /** Caption of the table in the outputs. */
  caption: z.string(),
  /** Columns of the printed grid, label columns included. */
  width: z.number().int(),
  /** How many of them hold row labels. */
  stub: z.number().int(),
  /** Relative widths of the grid's columns (twips of the 8844-wide type area). */
  widths: z.array(z.number()),
  parts: z.array(partSchema),
  sums: z.array(sumSchema),
})

const sectionSchema = label.extend({
  id: z.enum(['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other']),
  /** 一…六. */
  ordinal: z.string(),
  basis: z.string(),
  table: z.enum(['disclosure', 'applications', 'disputes']).optional(),
})

const formSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The document that sets it. */
  source: z.string(),
  /** First and last report year it was made for. */
  validFrom: z.number().int(),
  validTo: z.number().int().optional(),
  sections: z.array(sectionSchema),
  tables: z.array(tableSchema),
})

export type Form = z.infer<typeof formSchema>
export type FormTable = z.infer<typeof tableSchema>
export type FormPart = z.infer<typeof partSchema>
export type FormColumn = z.infer<typeof columnSchema>
export type FormHeadCell = z.infer<typeof headCellSchema>
export type FormSum = z.infer<typeof sumSchema>
export type FormSection = z.infer<typeof sectionSchema>
export type TableId = FormTable['id']
export type SectionId = FormSection['id']
export type FigureKind = FormColumn['kind']

/** Checks a form's data once, when the module that holds it loads in the tests. */
export { formSchema }
