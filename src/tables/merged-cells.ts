import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Range } from './columns.js'
import type { Edition } from './edition.js'
import { isNought, lineOf, reachingInto } from './judges/evidence.js'
import { pathOf, spanOf } from './losses.js'
import { slotOf, valuesOf, type Slot } from './solve/reading.js'
import type { SolvedRow } from './solve/solve-table.js'

/** A nought in a cell merged over several figures is a nought in each. Any other number may belong to one of them alone, and stays lost. */
export function fillMergedNoughts(edition: Edition, rows: readonly SolvedRow[], report: Reporter): SolvedRow[] {
  const spread = rows.map((row) => ({ row, slots: slotsUnder(row, rows) }))
  const filled = spread.filter(({ slots }) => slots !== null).map(({ row }) => row)
  if (filled.length > 0)
    report(
      'table/merged-nought',
      { rows: filled.map(({ entry }) => entry.row.label), figures: filled.reduce((sum, { entry }) => sum + entry.figures.length, 0) },
      { cell: pathOf(edition, filled[0]!), at: spanOf(filled[0]!.band!) },
    )
  return spread.map(({ row, slots }) =>
    slots ? { ...row, decision: { kind: 'decided', reading: { by: 'merged', basis: 'spans', slots, foreign: [] } } } : row,
  )
}

/** What stands over each column of an open row; null unless something stands over every one, and noughts alone over several. */
function slotsUnder({ entry, question, decision }: SolvedRow, rows: readonly SolvedRow[]): Map<string, Slot> | null {
  if (!question || decision.kind === 'decided' || question.band.block.evidence.spans !== 'kept') return null
  const { band, columns, grid } = question
  const marks = [
    ...valuesOf(band.cells),
    ...rows.flatMap((other) => (other.band && other.band !== band ? reachingInto(band, other.band) : [])),
  ]
  const slots = new Map<string, Slot>()
  for (const { column } of entry.figures) {
    const range = columns.places?.get(column.id)
    const over = marks.find((mark) => (range ? covers(grid?.get(mark.cell), range) : mark.cell.colSpan >= entry.figures.length))
    if (!over) return null
    const shared = over.row !== lineOf(band) || [...slots.values()].some(({ mark }) => mark === over) || over.cell.colSpan > widthOf(range)
    if (shared && !isNought(over)) return null
    slots.set(column.id, { ...slotOf(over), ...(shared && { shared }) })
  }
  return [...slots.values()].some(({ shared }) => shared) ? slots : null
}

function covers(place: { readonly column: number; readonly colSpan: number } | undefined, { from }: Range): boolean {
  return place !== undefined && place.column <= from && from < place.column + place.colSpan
}

function widthOf(range: Range | undefined): number {
  return range ? range.to - range.from : 1
}
