import type { FormPart, FormRow, FormTable } from '../model/form.js'
import { shortLabel } from './labels.js'

/** One way in which a table is laid out otherwise than another edition's of the same kind. */
export type FormDifference =
  /** A part the other does not have: 第二十条第（九）项. */
  | { readonly kind: 'part'; readonly part: string; readonly rows: readonly string[] }
  | { readonly kind: 'columns'; readonly part: string; readonly own: readonly string[]; readonly other: readonly string[] }
  | { readonly kind: 'extra'; readonly part: string; readonly row: string }
  /** One row here, several there. */
  | { readonly kind: 'group'; readonly row: string; readonly count: number }

/** What tells `own` from `other`, part by part in printed order. Rows under other names are the same rows. */
export function differencesOf(own: FormTable, other: FormTable): FormDifference[] {
  return own.parts.flatMap((part): FormDifference[] => {
    const counterpart = other.parts.find(({ id }) => id === part.id)
    if (!counterpart) return [{ kind: 'part', part: nameOf(part), rows: part.rows.map(({ label }) => label) }]
    return [...columnDifferences(part, counterpart), ...rowDifferences(part, counterpart)]
  })
}

function columnDifferences(part: FormPart, other: FormPart): FormDifference[] {
  const [own, wanted] = [part, other].map(({ head }) => head.flat().flatMap((cell) => (cell.column ? [cell.label] : [])))
  return own!.join() === wanted!.join() ? [] : [{ kind: 'columns', part: nameOf(part), own: own!, other: wanted! }]
}

function rowDifferences(part: FormPart, other: FormPart): FormDifference[] {
  return pairsOf(part.rows, other.rows).flatMap(([row, counterpart]): FormDifference[] => {
    if (!counterpart) return [{ kind: 'extra', part: nameOf(part), row: row.label }]
    const count = counterpart.rows?.length ?? 1
    return !row.rows && count > 1 ? [{ kind: 'group', row: shortLabel(row.label), count }] : []
  })
}

/** Rows one by one, and under groups of the same name theirs, each with its counterpart. */
function pairsOf(rows: readonly FormRow[], others: readonly FormRow[]): [FormRow, FormRow | undefined][] {
  return rows.flatMap((row): [FormRow, FormRow | undefined][] => {
    const other = others.find((one) => (row.id ? one.id === row.id : one.label === row.label) || one.label === row.label)
    return row.rows && other?.rows ? pairsOf(row.rows, other.rows) : [[row, other]]
  })
}

function nameOf({ caption, basis }: FormPart): string {
  return caption?.label ?? basis
}
