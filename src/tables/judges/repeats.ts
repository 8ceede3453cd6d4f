import { addsUpToSomething } from '../row-sums.js'
import { valuesOf, type Judge, type RowQuestion } from '../solve/reading.js'
import type { Band } from '../bands.js'
import { figureRows } from '../../forms/layout.js'

/** Rows met twice, and lines an exporter left out because they repeat others. */
export const repeats: Judge = {
  id: 'repeats',
  row: (row) => (contradicts(row.band, row.disorder.first) ? { says: 'forbids', reason: 'row-twice' } : null),
  reading: ({ slots, basis }, row) =>
    row.band.block.evidence.repeatsDropped && !(basis !== 'nothing' && survivesDropping(addsUpToSomething(slots, row.table), row))
      ? { says: 'forbids', reason: 'repeats-dropped' }
      : null,
}

/** The row is there a second time, with other values: nothing tells which are its own. */
function contradicts(band: Band, bands: readonly Band[]): boolean {
  const others = bands.filter((other) => other.row === band.row && other !== band)
  return others.some((other) => !['', textOf(band)].includes(textOf(other)))
}

function textOf({ cells }: Band): string {
  return valuesOf(cells)
    .map((mark) => mark.cell.text.trim())
    .join('\n')
}

/**
 * Where repeated lines were dropped, a label may have been among them, and the values behind the row may be another's: the next row of the
 * form must be there with its label, and sums within the row must hold.
 */
function survivesDropping(proved: boolean, { entry, table, columns, disorder }: RowQuestion): boolean {
  const rows = figureRows(table)
  const next = rows[rows.findIndex(({ row }) => row === entry.row) + 1]
  if (next && !disorder.bands.some((band) => band.row === next.row.id)) return false
  const summed = table.sums.some((sum) => sum.axis === 'row' && sum.left.some((column) => columns.order.includes(column)))
  return !summed || proved
}
