import type { Reporter } from '../diagnostics/diagnostic.js'
import type { FormColumn } from '../model/form.js'
import type { Figure } from '../model/report.js'
import type { FilledRow } from './filled-row.js'
import type { LabelledMark } from './labels.js'
import { parseFigure } from '../language/numeral.js'
import { withUnit, type UnitOf } from './units.js'

/** The figures of a row, from the cells its columns were given. */
export function makeFigures(row: FilledRow, unitOf: UnitOf, report: Reporter): Figure[] {
  return row.entry.figures.map(({ path, column }) => {
    const mark = row.placed?.cells.get(column.id)
    if (mark === null) return { path, value: null, written: '', state: 'blank' }
    return mark ? withUnit(readFigure(path, column, mark, report), column, unitOf(row, column), report) : lostFigure(path)
  })
}

export function lostFigure(path: string): Figure {
  return { path, value: null, written: '', state: 'lost' }
}

export function readFigure(path: string, column: FormColumn, mark: LabelledMark, report: Reporter): Figure {
  const { text, at, runs } = mark.cell
  const place = runs ? { at, runs } : { at }
  const parsed = parseFigure(text, column.kind)
  if (!parsed) {
    report('table/unreadable', { written: text }, { cell: path, at })
    return { ...lostFigure(path), written: text, ...place }
  }
  // Whether a sum shows it to be one number is known when all figures are.
  if (parsed.state === 'apart') return { ...lostFigure(path), written: text, at }
  if (parsed.spaced) report('table/spaced-figure', { written: text, value: String(parsed.value) }, { cell: path, at })
  if (parsed.noteMark) report('table/note-mark', { written: text, mark: parsed.noteMark, value: String(parsed.value) }, { cell: path, at })
  if (parsed.struck) report('table/struck-out', { written: text, struck: parsed.struck, value: String(parsed.value) }, { cell: path, at })
  return {
    path,
    value: parsed.value,
    written: text,
    ...(parsed.unit && { unit: parsed.unit }),
    state: mark.cell.state ?? parsed.state,
    ...place,
  }
}
