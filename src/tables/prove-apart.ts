import type { Reporter } from '../diagnostics/diagnostic.js'
import { sumCellsOf, type SumCells } from '../forms/sums.js'
import { joinedNumber, parseFigure } from '../language/numeral.js'
import type { FormTable } from '../model/form.js'
import type { Figure } from '../model/report.js'

type Known = ReadonlyMap<string, number | null>

/**
 * A cell with several numbers is lost, unless the sums of the form hold with what its digits make together: then a single number was broken.
 * All other cells of such a sum must be known, and something must stand against the number.
 */
export function proveApart(figures: readonly Figure[], table: FormTable, report: Reporter): readonly Figure[] {
  if (!figures.some(isApart)) return figures
  const known: Known = new Map(figures.map((figure) => [figure.path, numberOf(figure)]))
  return figures.map((figure) => {
    if (!isApart(figure)) return figure
    const { path, written, at } = figure
    const value = joinedNumber(written)
    if (value === null || !isProved(path, value, table, known)) {
      report('table/several-figures', { written: written.split(/\s+/) }, { cell: path, at })
      return figure
    }
    report('table/spaced-figure', { written, value: String(value) }, { cell: path, at })
    return { ...figure, value, state: 'inferred' as const }
  })
}

function isApart({ state, written }: Figure): boolean {
  return state === 'lost' && parseFigure(written, 'count')?.state === 'apart'
}

/** An empty cell counts nothing. */
function numberOf({ state, value }: Figure): number | null {
  return state === 'lost' ? null : value === null ? 0 : typeof value === 'number' ? value : null
}

/** The sums that can be worked out all hold, with something in them to stand against the number. */
function isProved(path: string, value: number, table: FormTable, known: Known): boolean {
  const complete = sumCellsOf(table).filter(
    ({ coefficients }) =>
      coefficients.has(path) && [...coefficients.keys()].every((cell) => cell === path || typeof known.get(cell) === 'number'),
  )
  const balanceOf = ({ coefficients }: SumCells) =>
    [...coefficients].reduce((sum, [cell, sign]) => sum + sign * (cell === path ? value : known.get(cell)!), 0)
  return complete.length > 0 && value !== 0 && complete.every((sum) => balanceOf(sum) === 0)
}
