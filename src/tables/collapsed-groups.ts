import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Band } from './bands.js'
import type { Edition } from './edition.js'
import type { SolvedRow } from './solve/solve-table.js'
import type { LabelledMark } from './labels.js'
import { spanOf } from './losses.js'
import { slotOf } from './solve/reading.js'

/**
 * A group whose rows were run into one: its label, then the values of all its rows. Where every value is the same it does not matter in
 * which order they stand; otherwise the rows stay lost.
 */
export function fillCollapsed(edition: Edition, rows: readonly SolvedRow[], bands: readonly Band[], report: Reporter): SolvedRow[] {
  const filled = new Map<string, SolvedRow>()
  for (const band of bands.filter((candidate) => candidate.group !== undefined && candidate.row === null)) {
    const own = rows.filter(({ entry, band: found }) => !found && entry.groups.at(-1)?.group.id === band.group)
    const values = band.cells.filter((mark) => mark.kind !== 'blank')
    const width = own[0]?.entry.figures.length ?? 0
    const same = new Set(values.map((mark) => mark.cell.text.trim())).size === 1
    const whole = own.length > 1 && own.length === own[0]!.entry.groups.at(-1)!.rowCount && values.length === own.length * width
    if (!same || !whole) continue
    own.forEach((row, index) => filled.set(row.entry.row.id, placeSame(row, band, values.slice(index * width, (index + 1) * width))))
    const { label } = own[0]!.entry.groups.at(-1)!.group
    report(
      'table/group-collapsed',
      { group: label, rows: own.length, value: values[0]!.cell.text },
      { cell: edition.table.id, at: spanOf(band) },
    )
  }
  return rows.map((row) => filled.get(row.entry.row.id) ?? row)
}

function placeSame(row: SolvedRow, band: Band, values: readonly LabelledMark[]): SolvedRow {
  const slots = new Map(row.entry.figures.map(({ column }, index) => [column.id, slotOf(values[index]!)]))
  return { ...row, band, decision: { kind: 'decided', reading: { by: 'collapsed', basis: 'values', slots, foreign: [] } } }
}
