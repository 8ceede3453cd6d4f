import type { Reporter } from '../diagnostics/diagnostic.js'
import type { FormColumn } from '../model/form.js'
import type { Figure } from '../model/report.js'
import type { SolvedRow } from './solve/solve-table.js'
import type { Slot } from './solve/reading.js'
import { parseFigure } from '../language/numeral.js'
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

export function readFigure(path: string, column: FormColumn, { mark, text }: Slot, report: Reporter): Figure {
  const { at, state } = mark.cell
  const parsed = parseFigure(text, column.kind)
  if (!parsed) {
    report('table/unreadable', { written: text }, { cell: path, at })
    return { ...lostFigure(path), written: text, at }
  }
  if (parsed.spaced) report('table/spaced-figure', { written: text, value: String(parsed.value) }, { cell: path, at })
  if (parsed.noteMark) report('table/note-mark', { written: text, mark: parsed.noteMark, value: String(parsed.value) }, { cell: path, at })
  if (parsed.struck) report('table/struck-out', { written: text, struck: parsed.struck, value: String(parsed.value) }, { cell: path, at })
  return { path, value: parsed.value, written: text, ...(parsed.unit && { unit: parsed.unit }), state: state ?? parsed.state, at }
}
