import type { FigureRow } from '../forms/layout.js'
import type { FormPart, FormRow } from '../model/form.js'
import type { Band } from './bands.js'
import type { Edition } from './edition.js'
import { addsUp, proves, type Placed, type RowSetting } from './place.js'

/**
 * Text taken out of a page column by column has labels and values out of step: rows of the form out of order, values before the first
 * label, one row with too many values beside one with none. Only a run of cells without row ends can be so.
 */
export function isScrambled(part: FormPart, bands: readonly Band[]): boolean {
  const own = bands.filter((band) => band.part === part.id && band.block.evidence.rowEnds === 'unknown')
  if (own.length === 0) return false
  const order = rowIds(part.rows)
  const places = own.flatMap((band) => (band.row === null ? [] : [order.indexOf(band.row)]))
  const outOfOrder = places.some((place, index) => index > 0 && place < places[index - 1]!)
  const tooMany = own.some((band) => band.row !== null && count(band) > part.columns.length)
  const none = own.some((band) => band.row !== null && count(band) === 0)
  return outOfOrder || startsWithValues(own) || (tooMany && none)
}

/** Even so a row is sure where its sums prove it; but not where every row may have the next one's values. */
export function standsAnyway(placed: Placed, { table, band }: RowSetting, bands: readonly Band[]): boolean {
  return proves(placed.cells, table) && !startsWithValues(bands.filter((other) => other.part === band.part))
}

/** Parts with as many values behind every row as the row has columns, or whose sums can show it: in a text out of order only they are believed. */
export function settledParts(edition: Edition, bands: readonly Band[]): Set<string> {
  const summed = edition.table.sums.some((sum) => sum.axis === 'row')
  const whole = (part: FormPart) => bands.filter((band) => band.part === part.id).every((band) => count(band) === part.columns.length)
  return new Set(edition.table.parts.filter((part) => summed || whole(part)).map((part) => part.id))
}

/** Values that have no row stand beside the one row of a form without row labels: one too many may have shifted the rest. */
export function hasSurplus(entry: FigureRow, bands: readonly Band[]): boolean {
  return entry.row.id === '' && bands.some((band) => band.row === null && band.labels.length === 0)
}

export function provedOnly(placed: Placed | null, { table }: Edition): Placed | null {
  return placed && addsUp(placed.cells, table) ? placed : null
}

/**
 * Where repeated lines were dropped, a label may have been among them, and the values behind the row may be another's: the next row of the
 * form must be there with its label, and sums within the row must hold.
 */
export function survivesDropping(
  { cells }: Placed,
  { table, columns }: RowSetting,
  next: { readonly band: Band | undefined } | undefined,
): boolean {
  if (next && !next.band) return false
  const summed = table.sums.some((sum) => sum.axis === 'row' && sum.left.some((column) => columns.order.includes(column)))
  return !summed || proves(cells, table)
}

/**
 * A page break tore the row: its label goes on behind its values, which stand a line each. Some of them may have come before their turn, or
 * lost their last digits to the next page.
 */
export function isTorn(band: Band): boolean {
  const label = band.labels.at(-1)
  const first = band.cells[0]
  const cellPerLine = band.block.evidence.rowEnds === 'unknown' && band.block.evidence.blanks !== 'dropped'
  return cellPerLine && label !== undefined && first !== undefined && label.at.end > first.cell.at.start
}

function startsWithValues(bands: readonly Band[]): boolean {
  return bands[0] !== undefined && bands[0].row === null && bands[0].labels.length === 0
}

function count(band: Band): number {
  return band.cells.filter((mark) => mark.kind !== 'blank').length
}

function rowIds(rows: readonly FormRow[]): string[] {
  return rows.flatMap((row) => (row.rows ? rowIds(row.rows) : [row.id]))
}
