import { addsUp, addsUpToSomething } from '../row-sums.js'
import { valuesOf, type Judge, type Reading, type RowQuestion } from '../solve/reading.js'
import { isUnlabelled, startsWithValues } from './disorder.js'

/** The order of the text: values may be another row's where it is out of joint, unless their sums hold. */
export const order: Judge = {
  id: 'order',
  reading: (reading, row) =>
    outOfPlace(reading, row) ? { says: 'forbids', reason: isSurplus(row) ? 'values-without-row' : 'out-of-order' } : null,
}

function outOfPlace({ slots, basis }: Reading, row: RowQuestion): boolean {
  const { table, band, entry, disorder } = row
  if ((isSurplus(row) || isTorn(row)) && !addsUp(slots, table)) return true
  if (disorder.scrambled.has(entry.part.id) && (valuesFirst(row) || !addsUpToSomething(slots, table))) return true
  if (!disorder.torn) return false
  return basis === 'nothing' || (band.block.evidence.rowEnds === 'unknown' && !(isSettled(row) && addsUp(slots, table)))
}

/** Its part begins with values that have no label: each row's may be the next one's. */
function valuesFirst({ band, disorder }: RowQuestion): boolean {
  return startsWithValues(disorder.bands.filter((other) => other.part === band.part))
}

/** Values that have no row stand beside the one row of a form without row labels: one too many may have shifted the rest. */
function isSurplus({ entry, disorder }: RowQuestion): boolean {
  return entry.row.id === '' && disorder.bands.some(isUnlabelled)
}

/**
 * A page break tore the row: its label goes on behind its values, which stand a line each. Some of them may have come before their turn, or
 * lost their last digits to the next page.
 */
function isTorn({ band }: RowQuestion): boolean {
  const label = band.labels.at(-1)
  const first = band.cells[0]
  const cellPerLine = band.block.evidence.rowEnds === 'unknown' && band.block.evidence.blanks !== 'dropped'
  return cellPerLine && label !== undefined && first !== undefined && label.at.end > first.cell.at.start
}

/** Its part has as many values behind every row as the row has columns, or its sums can show it: in a text out of order only that is believed. */
function isSettled({ table, entry: { part }, disorder }: RowQuestion): boolean {
  const summed = table.sums.some((sum) => sum.axis === 'row')
  return (
    summed || disorder.bands.filter((band) => band.part === part.id).every((band) => valuesOf(band.cells).length === part.columns.length)
  )
}
