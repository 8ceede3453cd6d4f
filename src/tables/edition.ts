import { foldLabel } from '../language/fold.js'
import { findFormTable, forms } from '../forms/index.js'
import { figureRows } from '../forms/layout.js'
import { findTableLayout, type MixedPart } from '../forms/mixed.js'
import type { LabelUse } from '../forms/matching/vocabulary.js'
import type { FormTable, TableId } from '../model/form.js'
import type { LabelledMark } from './labels.js'

/** A table of the forms as a report lays it out: on one edition, or some of its parts on another. */
export interface Edition {
  /** Id of the form of most parts. */
  readonly form: string
  readonly parts: readonly MixedPart[]
  readonly table: FormTable
}

/**
 * The edition whose labels the cells carry; where they carry none that tells, the one preferred, else the newest. Headers outweigh rows,
 * whose labels the editions share; a part whose headers are another edition's is that edition's.
 */
export function chooseEdition(table: TableId, marks: readonly LabelledMark[], preferred?: string): Edition {
  const heads = headsOfParts(table, marks)
  const form = chooseForm(table, marks, heads, preferred)
  const others = new Map(
    [...heads].map(([part, own]) => [part, bestForm(table, part, own, form)] as const).filter(([, best]) => best !== form),
  )
  const parts = others.size === 0 ? [] : mixParts(table, form, others, marks)
  return { form, parts, table: findTableLayout({ form, table, parts }) }
}

/** Of a mixture nobody misses what not every edition has. */
function mixParts(table: TableId, base: string, others: ReadonlyMap<string, string>, marks: readonly LabelledMark[]): MixedPart[] {
  const shown = new Set(marks.flatMap((mark) => mark.recognised.flatMap(({ use }) => (use.role === 'row' ? [use.id] : []))))
  const ids = new Set([...findFormTable(base, table).parts.map((part) => part.id), ...others.keys()])
  return [...ids].flatMap((id): MixedPart[] => {
    const form = others.get(id) ?? base
    const all = rowsOf(form, table, id)
    const rows = all.filter((row) => shown.has(row) || forms.every((other) => rowsOf(other.id, table, id).includes(row)))
    return form === base && rows.length === all.length ? [] : [{ id, form, rows }]
  })
}

function rowsOf(form: string, table: TableId, part: string): string[] {
  const own = findFormTable(form, table).parts.find((candidate) => candidate.id === part)
  return own?.rows.map((row) => row.id) ?? []
}

/** The use stands in the table as the report lays it out. */
export function isOwnUse({ form, parts }: Edition, use: LabelUse): boolean {
  return use.form === (parts.find((part) => part.id === use.part)?.form ?? form)
}

/** The edition of most parts, as far as their headers tell; else that of the labels in all. */
function chooseForm(table: TableId, marks: readonly LabelledMark[], heads: PartHeads, preferred?: string): string {
  const telling = marks.filter((mark) => mark.recognised.length > 0)
  const parts = [...heads].map(([part, own]) => forms.map((form) => headFit(form.id, table, part, own)))
  const scored = forms.map((form, index) => ({
    form: form.id,
    parts: parts.filter((fits) => fits.every((fit, other) => other === index || fits[index]! > fit)).length,
    labels: labelScore({ form: form.id, table: findFormTable(form.id, table) }, telling),
  }))
  const rank = (one: (typeof scored)[number], other: (typeof scored)[number]) => other.parts - one.parts || other.labels - one.labels
  const [best] = scored.toSorted(rank)
  const leaders = scored.filter((one) => rank(best!, one) === 0)
  return (leaders.find(({ form }) => form === preferred) ?? leaders[0]!).form
}

/** The headers that stand over the rows of each part, or under its caption. */
type PartHeads = ReadonlyMap<string, readonly LabelledMark[]>

function headsOfParts(table: TableId, marks: readonly LabelledMark[]): PartHeads {
  const rowParts = new Map(
    forms.flatMap(({ id }) => figureRows(findFormTable(id, table)).map(({ row, part }) => [row.id, part.id] as const)),
  )
  const heads = new Map<string, LabelledMark[]>()
  let caption: string | undefined
  let open: LabelledMark[] = []
  let used = false
  for (const mark of marks) {
    const uses = mark.recognised.map(({ use }) => use)
    const row = uses.find((use) => use.role === 'row')
    if (uses.some((use) => use.role === 'head') && !(row && used)) {
      open = used ? [mark] : [...open, mark]
      used = false
    } else if (uses.some((use) => use.role === 'caption')) {
      caption = uses.find((use) => use.role === 'caption')!.part
      open = []
    } else if (row) used = true
    else continue
    const part = row && used ? rowParts.get(row.id) : caption
    if (part !== undefined && open.length > 0) heads.set(part, open)
  }
  return heads
}

function bestForm(table: TableId, part: string, heads: readonly LabelledMark[], base: string): string {
  const own = headFit(base, table, part, heads)
  const better = forms.map((form) => ({ form: form.id, fit: headFit(form.id, table, part, heads) })).filter(({ fit }) => fit > own)
  return better.toSorted((a, b) => b.fit - a.fit)[0]?.form ?? base
}

/** Columns of the edition's part that the headers name, less those they do not. */
function headFit(form: string, table: TableId, part: string, heads: readonly LabelledMark[]): number {
  const columns = findFormTable(form, table).parts.find((candidate) => candidate.id === part)?.columns
  if (!columns) return -Infinity
  const uses = heads.flatMap((mark) => mark.recognised.map(({ use }) => use))
  const named = columns.filter(({ id }) =>
    uses.some((use) => use.form === form && use.part === part && use.role === 'head' && use.id === id),
  )
  return 2 * named.length - columns.length
}

/** Labels found, less the rows of the edition that are missing between those found. */
function labelScore({ form, table }: Pick<Edition, 'form' | 'table'>, telling: readonly LabelledMark[]): number {
  const found = new Set<string>()
  let score = 0
  for (const mark of telling) score += scoreMark(form, mark, found)
  const rows = figureRows(table)
  const last = rows.findLastIndex((entry) => found.has(entry.row.id))
  const missing = rows.filter((entry, index) => index < last && !found.has(entry.row.id)).length
  return score - 2 * missing
}

/**
 * What a cell's text says for an edition, its row entered in `found`. Official wordings count double: an alias of one edition is the
 * official wording of another. A slip counts only where the text names nothing word for word.
 */
function scoreMark(form: string, { recognised, folded }: LabelledMark, found: Set<string>): number {
  const exact = recognised.some(({ slip }) => !slip)
  let score = 0
  for (const { use, slip } of recognised) {
    if (use.form !== form || (exact && slip)) continue
    if (use.role === 'row') found.add(use.id)
    score = Math.max(score, foldLabel(use.label) === folded ? 2 : 1)
  }
  return score
}
