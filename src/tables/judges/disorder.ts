import { rowIdsOf } from '../../forms/layout.js'
import type { FormPart, FormTable } from '../../model/form.js'
import type { Band } from '../bands.js'
import { valuesOf } from '../solve/reading.js'

/**
 * Text taken out of a page column by column has labels and values out of step: rows of the form out of order, values before the first
 * label, one row with too many values beside one with none. Only a run of cells without row ends can be so.
 */
export function scrambledParts(table: FormTable, bands: readonly Band[]): Set<string> {
  return new Set(table.parts.filter((part) => isScrambled(part, bands)).map((part) => part.id))
}

function isScrambled(part: FormPart, bands: readonly Band[]): boolean {
  const own = bands.filter((band) => band.part === part.id && band.block.evidence.rowEnds === 'unknown')
  const order = rowIdsOf(part)
  const places = own.flatMap((band) => (band.row === null ? [] : [order.indexOf(band.row)]))
  const outOfOrder = places.some((place, index) => index > 0 && place < places[index - 1]!)
  const tooMany = own.some((band) => band.row !== null && valuesOf(band.cells).length > part.columns.length)
  const none = own.some((band) => band.row !== null && valuesOf(band.cells).length === 0)
  return outOfOrder || startsWithValues(own) || (tooMany && none)
}

export function startsWithValues(bands: readonly Band[]): boolean {
  return bands[0] !== undefined && isUnlabelled(bands[0])
}

export function isUnlabelled({ row, labels }: Band): boolean {
  return row === null && labels.length === 0
}

/**
 * Where the rows begin anew and go on to the end, most of them, a second table hangs on the first: of another organ, or of last year.
 * As where it stands apart, the first is the report's.
 */
export function firstTable(bands: readonly Band[]): readonly Band[] {
  const labelled = bands.flatMap(({ row }, index) => (row === null || row === '' ? [] : [{ row, index }]))
  const begun = new Map(labelled.toReversed().map((one) => [one.row, one]))
  const last = labelled.findLastIndex((one) => begun.get(one.row) === one)
  const first = labelled.slice(0, last + 1)
  const again = labelled.slice(last + 1)
  return again.length * 2 > first.length ? bands.slice(0, again[0]!.index) : bands
}
