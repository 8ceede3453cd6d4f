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
  return entry.figures.map(({ path, column }) => {
    const slot = decision.kind === 'decided' ? decision.reading.slots.get(column.id) : undefined
    if (slot === null) return { path, value: null, written: '', state: 'blank' }
    return slot ? withUnit(readFigure(path, column, slot, report), column, unitOf(row, column), report) : lostFigure(path)
  })
}

export function lostFigure(path: string): Figure {
  return { path, value: null, written: '', state: 'lost' }
}

export function readFigure(path: string, column: FormColumn, slot: Slot, report: Reporter): Figure {
  const { at, state: marked } = slot.mark.cell
  const parsed = parseFigure(slot.text, column.kind)
  const state = parsed?.state ?? 'several'
  if (!parsed || state === 'several') {
    if (parsed?.numbers) report('table/two-figures', { written: slot.text, numbers: parsed.numbers }, { cell: path, at })
    else report('table/unreadable', { written: slot.text }, { cell: path, at })
    return { ...lostFigure(path), written: slot.text, at }
  }
  reportWriting(path, slot, parsed, report)
  return { path, value: parsed.value, written: slot.text, ...(parsed.unit && { unit: parsed.unit }), state: marked ?? state, at }
}

/** What stands in the cell besides the number, or in it. */
function reportWriting(path: string, { mark, made }: Slot, parsed: ParsedFigure, report: Reporter): void {
  const where = { cell: path, at: mark.cell.at }
  const facts = { written: mark.cell.text, value: String(parsed.value) }
  if (made === 'parted') report('table/figures-parted', facts, where)
  else if (parsed.spaced || made === 'joined') report('table/spaced-figure', facts, where)
  if (parsed.noteMark) report('table/note-mark', { ...facts, mark: parsed.noteMark }, where)
  if (parsed.struck) report('table/struck-out', { ...facts, struck: parsed.struck }, where)
}
