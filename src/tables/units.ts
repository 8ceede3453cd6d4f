import type { Reporter } from '../diagnostics/diagnostic.js'
import type { FormColumn } from '../model/form.js'
import type { Figure } from '../model/report.js'
import { headedUnit, notedUnit } from '../language/money-unit.js'
import type { Head } from './bands.js'
import type { SolvedRow } from './solve/solve-table.js'

/** The unit the source gives the amounts of a column outside their cells. */
export type UnitOf = (row: SolvedRow, column: FormColumn) => string | undefined

/**
 * Reads the units of money that heads and notes name, and says where they are not the form's. A note outweighs a head that only repeats
 * the form, for nobody writes it without meaning it.
 */
export function readUnits(rows: readonly SolvedRow[], notes: readonly string[], report: Reporter): UnitOf {
  const noted = notes.map(notedUnit).find((unit) => unit !== undefined)
  const known = new Map<Head['cells'], Map<string, string>>()
  const settle = ({ entry, band }: SolvedRow, column: FormColumn): string | undefined => {
    const head = band && unitInHead(band.head, column)
    const unit = head !== undefined && (noted === undefined || head !== column.unit) ? head : (noted ?? head)
    if (unit !== undefined && column.unit !== undefined && unit !== column.unit) {
      const place = unit === head ? 'head' : 'note'
      report(
        'table/unit',
        { written: unit, expected: column.unit, place },
        { cell: entry.figures.find((one) => one.column === column)!.path, at: band?.head.cells[0]?.mark.cell.at },
      )
    }
    return unit
  }
  for (const row of rows) {
    for (const { column } of row.entry.figures) {
      if (column.kind !== 'amount' || !row.band) continue
      const units = known.get(row.band.head.cells) ?? new Map<string, string>()
      const unit = units.get(column.id) ?? settle(row, column)
      if (unit !== undefined) known.set(row.band.head.cells, units.set(column.id, unit))
    }
  }
  return (row, column) => (row.band ? known.get(row.band.head.cells)?.get(column.id) : undefined)
}

function unitInHead(head: Head, column: FormColumn): string | undefined {
  const header = head.cells.find((cell) => cell.uses.some((use) => use.id === column.id && use.part === head.part))
  return header && headedUnit(header.mark.cell.text)?.unit
}

/**
 * The unit stays with the amount: its own, else the one named for its column where that is not the one the form prints there. One of its
 * own that is not the column's is said.
 */
export function withUnit(figure: Figure, column: FormColumn, named: string | undefined, report: Reporter): Figure {
  if (column.kind !== 'amount' || figure.state !== 'read') return figure
  const expected = named ?? column.unit
  if (figure.unit === undefined) return named === undefined || named === column.unit ? figure : { ...figure, unit: named }
  if (expected !== undefined && figure.unit !== expected && Number(figure.value) !== 0)
    report('table/cell-unit', { written: figure.written.trim(), unit: figure.unit, expected }, { cell: figure.path, at: figure.at })
  return figure
}
