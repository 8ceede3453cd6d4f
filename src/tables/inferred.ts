import { cellLabelOf } from '../forms/labels.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Figure } from '../model/report.js'
import type { Edition } from './edition.js'
import { lostFigure, readFigure } from './figures.js'
import { pathOf, spanOf } from './losses.js'
import { valuesOf, type Reading, type Slot } from './solve/reading.js'
import type { SolvedRow } from './solve/solve-table.js'

/**
 * A row whose empty cells have left no trace: what all the readings left agree on is put there and marked as inferred, with the reasoning
 * in a finding. The rest stays lost. Null where they agree on nothing.
 */
export function inferFigures(edition: Edition, row: SolvedRow, report: Reporter): Figure[] | null {
  const { entry, band, decision } = row
  const left = decision.kind === 'open' ? decision.left : []
  if (!band || left.length === 0) return null
  const bySums = row.sums.length > 0 || edition.table.sums.some((sum) => sum.axis === 'row')
  const figures = entry.figures.map(({ path, column }): Figure => {
    const [slot, ...others] = left.map((reading) => filledSlot(reading, column.id))
    if (others.some((other) => other?.text !== slot?.text)) return lostFigure(path)
    if (slot) return { ...readFigure(path, column, slot, report), state: 'inferred' }
    // An empty cell is known by the sums, which count it for nothing; without them the figure may have gone with its cell.
    return bySums ? { path, value: null, written: '', state: 'blank' } : lostFigure(path)
  })
  const inferred = figures.filter((figure) => figure.state === 'inferred')
  if (inferred.length === 0) return null
  report(
    'table/inferred',
    {
      row: entry.row.label,
      values: valuesOf(band.cells).map((mark) => mark.cell.text),
      placed: inferred.map((figure) => `${cellLabelOf(figure.path)?.column ?? ''} ${figure.value}`),
      lost: figures.filter((figure) => figure.state === 'lost').length,
      by: bySums ? 'sums' : 'kinds',
    },
    { cell: pathOf(edition, row), at: spanOf(band) },
  )
  return figures
}

function filledSlot({ slots }: Reading, column: string): Slot | null {
  const slot = slots.get(column)
  return slot && slot.mark.kind !== 'blank' ? slot : null
}
