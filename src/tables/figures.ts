import type { Reporter } from '../diagnostics/diagnostic.js'
import type { FormColumn } from '../model/form.js'
import type { Figure } from '../model/report.js'
import type { SolvedRow } from './solve/solve-table.js'
import type { Slot } from './solve/reading.js'
import { parseFigure, type ParsedFigure } from '../language/numeral.js'
import { withUnit, type UnitOf } from './units.js'

/** The figures of a row, from the cells its columns were given; those of an open row are lost. */
export function readFigures(row: SolvedRow, unitOf: UnitOf, report: Reporter): Figure[] {
  const { entry, decision } = row
  reportGlued(row, report)
  return entry.figures.map(({ path, column }) => {
    const slot = decision.kind === 'decided' ? decision.reading.slots.get(column.id) : undefined
    if (slot === null) return { path, value: null, written: '', state: 'blank' }
    return slot ? withUnit(readFigure(path, column, slot, report), column, unitOf(row, column), report) : lostFigure(path)
  })
}

function reportGlued({ entry, band, decision }: SolvedRow, report: Reporter): void {
  if (decision.kind !== 'decided' || decision.reading.by !== 'glued') return
  const slots = [...decision.reading.slots.values()].filter((slot) => slot !== null)
  const { cell } = slots[0]!.mark
  report(
    'table/glued',
    { row: entry.row.label, written: cell.text, values: slots.map(({ text }) => text) },
    { cell: entry.figures[0]!.path, at: band && cell.at },
  )
}

export function lostFigure(path: string): Figure {
  return { path, value: null, written: '', state: 'lost' }
}

export function readFigure(path: string, column: FormColumn, slot: Slot, report: Reporter): Figure {
  const { at, runs, state: marked } = slot.mark.cell
  const place = { written: slot.text, at, ...(runs && { runs }) }
  const parsed = parseFigure(slot.text, column.kind)
  if (!parsed) {
    report('table/unreadable', { written: slot.text }, { cell: path, at })
    return { ...lostFigure(path), ...place }
  }
  const { state } = parsed
  // Whether a sum shows it to be one number is known when all figures are.
  if (state === 'apart') return { ...lostFigure(path), ...place }
  reportWriting(path, slot, parsed, report)
  return {
    path,
    value: parsed.value,
    ...(parsed.unit && { unit: parsed.unit }),
    state: marked ?? (slot.shared ? 'inferred' : state),
    ...place,
  }
}

/** What stands in the cell besides the number, or in it. */
function reportWriting(path: string, { mark, parted }: Slot, parsed: ParsedFigure, report: Reporter): void {
  const where = { cell: path, at: mark.cell.at }
  const facts = { written: mark.cell.text, value: String(parsed.value) }
  if (parted) report('table/figures-parted', facts, where)
  else if (parsed.spaced) report('table/spaced-figure', facts, where)
  if (parsed.noteMark) report('table/note-mark', { ...facts, mark: parsed.noteMark }, where)
  if (parsed.struck) report('table/struck-out', { ...facts, struck: parsed.struck }, where)
}
