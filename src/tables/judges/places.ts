import { lacksOnlyTotals, addsUp } from '../row-sums.js'
import { type Judge, type Reading, type RowQuestion, type Verdict } from '../solve/reading.js'
import { holdsSeveral, isGlued, keepsSpans, stands } from './evidence.js'

/** The places of the cells: how far empty ones can be counted. */
export const places: Judge = {
  id: 'places',
  row: (row) => (isGlued(row) ? { says: 'doubts', reason: 'glued' } : null),
  reading(reading, row) {
    switch (reading.basis) {
      case 'values':
        if (isGlued(row)) return { says: 'forbids', reason: 'glued' }
        return { says: holdsSeveral(row) ? 'fits' : 'proves', reason: 'every-column-filled' }
      case 'cells':
        return judgeCells(reading, row)
      case 'spans':
        return { says: 'proves', reason: 'spans-repeated' }
      case 'lanes':
        return row.habit.most === row.columns.order.length ? seen : { says: 'doubts', reason: 'lanes-unsure' }
      case 'padding':
        return judgePadding(reading, row)
      case 'digits':
        return judgeDigits(reading, row)
      case 'nothing':
        return isGlued(row) ? { says: 'forbids', reason: 'glued' } : null
    }
  },
}

/** No number begins with a nought, so that noughts run together, one for each column, are parted in one way only. */
function judgeDigits({ by }: Reading, { values }: RowQuestion): Verdict | null {
  if (by !== 'glued') return { says: 'doubts', reason: 'two-numbers' }
  return /^0+$/.test(values[0]!.cell.text) ? { says: 'proves', reason: 'noughts' } : null
}

const seen: Verdict = { says: 'fits', reason: 'blanks-shown' }

/** An empty cell at the edge of a row may be a pad, stand for a merged cell, or close a gap. */
function judgeCells(reading: Reading, row: RowQuestion): Verdict {
  const { band, values, columns, habit, table } = row
  if (keepsSpans(row)) return { says: 'proves', reason: 'spans-kept' }
  if (stands(reading, row)) return { says: 'proves', reason: 'every-cell-there' }
  const totalsLeftOut = habit.blankTotals && !addsUp(reading.slots, table) && lacksOnlyTotals(reading.slots, table)
  const kept = habit.kept && (habit.layout !== 'padded' || band.cells.length > columns.order.length)
  if (values.length === 0 || totalsLeftOut || kept || hasFilledEdges(reading, row)) return seen
  return { says: 'doubts', reason: 'edge-blank' }
}

function hasFilledEdges({ slots }: Reading, { columns: { order } }: RowQuestion): boolean {
  return [order[0], order.at(-1)].every((column) => {
    const slot = column ? slots.get(column) : undefined
    return slot && slot.mark.kind !== 'blank'
  })
}

/** The surplus of a row lies where it lies everywhere in the table; a row without any value is empty however it is read. */
function judgePadding(reading: Reading, { values, habit }: RowQuestion): Verdict {
  if (values.length === 0) return seen
  if (!habit.kept) return { says: 'doubts', reason: 'blanks-lost' }
  return reading.by === habit.layout ? seen : { says: 'doubts', reason: 'pads-unsure' }
}
