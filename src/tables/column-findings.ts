import type { Reporter } from '../diagnostics/diagnostic.js'
import { moneyUnitIn } from '../language/numeral.js'
import { figurePath } from '../forms/layout.js'
import type { FormPart } from '../model/form.js'
import type { Head, HeadCell } from './bands.js'
import type { ColumnOrder } from './columns.js'
import type { Edition } from './edition.js'
import type { FilledRow } from './filled-row.js'
import { headedColumns } from './head-layout.js'

/**
 * Says where the columns of a table are not those of the form, and where a header names another unit than the form does.
 * Gives the units so named, by the paths of their figures.
 */
export function reportColumns(edition: Edition, rows: readonly FilledRow[], report: Reporter): Map<string, string> {
  const units = new Map<string, string>()
  const seen = new Set<readonly HeadCell[]>()
  for (const { entry, band, columns } of rows) {
    if (!band || !columns || columns.doubtful) continue
    const { part } = entry
    for (const [column, unit] of unitsOf(part, band.head)) units.set(figurePath(edition.table.id, entry.row.id, column), unit)
    if (seen.has(band.head.cells)) continue
    seen.add(band.head.cells)
    reportChanges(edition, part, columns, report)
    for (const [column, unit] of unitsOf(part, band.head)) {
      const expected = part.columns.find((candidate) => candidate.id === column)!.unit!
      report(
        'table/unit',
        { written: unit, expected },
        { cell: figurePath(edition.table.id, entry.row.id, column), at: band.head.cells[0]!.mark.cell.at },
      )
    }
  }
  return units
}

function reportChanges(edition: Edition, part: FormPart, { order, foreign }: ColumnOrder, report: Reporter): void {
  const official = headedColumns(part)
  const ids = order.filter((id) => id !== null)
  const missing = official.filter((column) => !ids.includes(column.id)).map((column) => column.label)
  const expected = official.map((column) => column.id).filter((id) => ids.includes(id))
  const moved = ids.some((id, index) => id !== expected[index])
  const added = order.includes(null) ? foreign.map((cell) => cell.mark.cell.text) : []
  if (missing.length + added.length > 0 || moved)
    report(
      'table/columns-changed',
      { added, moved, missing },
      { cell: edition.table.id, ...(foreign[0] && { at: foreign[0].mark.cell.at }) },
    )
}

/** Money columns whose header names a unit that is not the form's: （单位：元） for （单位：万元）. */
function unitsOf(part: FormPart, head: Head): [column: string, unit: string][] {
  return part.columns.flatMap((column): [string, string][] => {
    if (column.kind !== 'amount' || column.unit === undefined) return []
    const header = head.cells.find((cell) => cell.uses.some((use) => use.id === column.id && use.part === part.id))
    const unit = moneyUnitIn(header?.mark.cell.text ?? '')
    return unit !== undefined && unit !== column.unit ? [[column.id, unit]] : []
  })
}
