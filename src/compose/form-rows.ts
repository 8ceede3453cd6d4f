import { parseOrdinal } from '../language/ordinal.js'
import { figureRows, type FigureRow } from '../forms/layout.js'
import type { FormPart, FormRow, FormTable } from '../model/form.js'
import type { ExtraRow } from '../model/report.js'

/** A row to be printed: one of the form's, or one the source added, inside the groups given (outermost first). */
export type PlannedRow =
  | {
      readonly kind: 'form'
      readonly id: string
      readonly label: string
      readonly groups: readonly FormRow[]
      readonly figures: FigureRow['figures']
    }
  | { readonly kind: 'extra'; readonly cells: readonly string[]; readonly groups: readonly FormRow[] }

/** The rows of one part in printed order, the source's own ones in their places. */
export function planRows(form: FormTable, part: FormPart, extraRows: readonly ExtraRow[]): PlannedRow[] {
  const all = figureRows(form)
  const rows: PlannedRow[] =
    part === form.parts[0] ? extraRows.filter((extra) => extra.after === null).map((extra) => extraRow(extra, [])) : []
  all.forEach((row, at) => {
    if (row.part !== part) return
    const groups = row.groups.map((entry) => entry.group)
    rows.push({ kind: 'form', id: row.row.id, label: row.row.label, groups, figures: row.figures })
    const next = all[at + 1]?.groups.map((entry) => entry.group) ?? []
    for (const extra of extraRows) {
      if (extra.after !== null && standsAfter(all, extra.after) === at) rows.push(extraRow(extra, groupsOfExtra(extra, groups, next)))
    }
  })
  return rows.filter((row) => row.kind === 'form' || row.cells.length > 0)
}

/** Index of the row it follows: the last of a group it names, or the table's last where the form has no such row. */
function standsAfter(all: readonly FigureRow[], after: string): number {
  const found = all.findLastIndex((row) => row.row.id === after || row.groups.some((entry) => entry.group.id === after))
  return found === -1 ? all.length - 1 : found
}

function extraRow(extra: ExtraRow, groups: readonly FormRow[]): PlannedRow {
  return { kind: 'extra', cells: extra.cells, groups }
}

/** It stays in every group that goes on after it; where groups end, the rank of its ordinal tells which it still belongs to. */
function groupsOfExtra(extra: ExtraRow, groups: readonly FormRow[], next: readonly FormRow[]): readonly FormRow[] {
  const going = groups.filter((group) => next.includes(group)).length
  return groups.slice(0, Math.max(going, Math.min(groups.length, rankOf(extra.cells[0] ?? ''))))
}

/** 一、 stands in no group, （一） in one, 1. in two; a label without ordinal follows the row before it. */
function rankOf(label: string): number {
  const level = parseOrdinal(label)?.level ?? Infinity
  return level <= 2 ? level - 1 : Infinity
}
