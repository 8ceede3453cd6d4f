import type { Reporter } from '../diagnostics/diagnostic.js'
import { isPieceOf } from '../forms/matching/vocabulary.js'
import type { ExtraRow, Figure } from '../model/report.js'
import type { Band, Banded } from './bands.js'
import type { Edition } from './edition.js'
import type { SolvedRow } from './solve/solve-table.js'
import { spanOf } from './losses.js'

/**
 * What the form has no place for, kept as found after the form's row it follows: rows the form does not have, cells of columns it does not
 * have, and rows whose values could not be given to columns.
 */
export function extraRowsOf(
  edition: Edition,
  banded: Banded,
  figures: ReadonlyMap<SolvedRow, readonly Figure[]>,
  report: Reporter,
): ExtraRow[] {
  const used = new Map([...figures.keys()].flatMap((row) => (row.band ? [[row.band, row] as const] : [])))
  const extra: ExtraRow[] = []
  const strays = banded.strays.filter((mark) => !isPieceOf(mark.folded, edition.table.id))
  let after: string | null = null
  let next = 0
  const addStrays = (before: number) => {
    for (; next < strays.length && strays[next]!.cell.at.start < before; next++)
      extra.push({ after, cells: [strays[next]!.cell.text], at: strays[next]!.cell.at })
  }
  for (const band of banded.bands) {
    const row = used.get(band)
    addStrays(spanOf(band).start)
    if (band.row !== null) after = band.row
    const kept = row ? keptOf(row, figures.get(row)!) : textsOf(band)
    if (kept.length > 0) extra.push({ after, cells: kept, at: spanOf(band) })
    if (!row && band.row === null && band.labels.length > 0)
      report('table/extra-row', { row: band.labels.at(-1)!.text }, { at: spanOf(band) })
  }
  addStrays(Infinity)
  return extra
}

/** Of a row of the form: nothing where every value has its column. */
function keptOf({ band, decision, question }: SolvedRow, figures: readonly Figure[]): string[] {
  if (!band || !band.cells.some((mark) => mark.kind !== 'blank')) return []
  if (decision.kind === 'open') return figures.every((figure) => figure.state !== 'lost') ? [] : textsOf(band)
  const headers = question?.columns.foreign.map((cell) => cell.mark.cell.text) ?? []
  const foreign = decision.reading.foreign.filter((mark) => mark.kind !== 'blank')
  return foreign.length === 0
    ? []
    : [...band.labels.slice(-1).map((cell) => cell.text), ...headers, ...foreign.map((mark) => mark.cell.text)]
}

function textsOf(band: Band): string[] {
  const lastFilled = band.cells.findLastIndex((mark) => mark.kind !== 'blank')
  return [...band.labels.slice(-1).map((cell) => cell.text), ...band.cells.slice(0, lastFilled + 1).map((mark) => mark.cell.text)]
}
