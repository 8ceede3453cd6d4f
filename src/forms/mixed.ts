import type { FormPart, FormTable } from '../model/form.js'
import { findFormTable } from './index.js'

/** A part of a table of several editions: the one that lays it out, and those of its rows that the table has. */
export interface MixedPart {
  readonly id: string
  readonly form: string
  readonly rows: readonly string[]
}

/** A statutory table as a report lays it out. */
export interface TableLayout {
  readonly form: string
  readonly table: string
  readonly parts?: readonly MixedPart[] | undefined
}

/** The edition's table, with the parts the report took from another edition in their places. */
export function findTableLayout({ form, table, parts = [] }: TableLayout): FormTable {
  const base = findFormTable(form, table)
  if (parts.length === 0) return base
  const key = JSON.stringify([form, table, parts])
  const known = mixtures.get(key) ?? mixParts(base, parts)
  if (mixtures.size > mostMixtures) mixtures.clear()
  mixtures.set(key, known)
  return known
}

/** A mixture is laid out once: what derives from a table is remembered by the table. */
const mostMixtures = 100
const mixtures = new Map<string, FormTable>()

function mixParts(base: FormTable, parts: readonly MixedPart[]): FormTable {
  const taken = new Map(parts.map((part) => [part.id, takePart(base, part)]))
  const own = base.parts.map((part) => taken.get(part.id) ?? part).filter((part) => part.rows.length > 0)
  const added = [...taken.values()].filter(({ id }) => !base.parts.some((part) => part.id === id))
  return { ...base, parts: [...own, ...added] }
}

function takePart(base: FormTable, { id, form, rows }: MixedPart): FormPart {
  const part = findFormTable(form, base.id).parts.find((candidate) => candidate.id === id)
  if (!part) throw new Error(`no part "${id}" in form "${form}"`)
  return { ...part, rows: part.rows.filter((row) => rows.includes(row.id)) }
}
