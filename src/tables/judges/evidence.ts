import { parseFigure } from '../../language/numeral.js'
import type { Band } from '../bands.js'
import type { LabelledMark } from '../labels.js'
import { valuesOf, type Reading, type RowQuestion } from '../solve/reading.js'

/** Merged cells carry their spans: what stands where is as the source says. */
export function keepsSpans({ band }: RowQuestion): boolean {
  return band.block.evidence.spans === 'kept'
}

/** Some cell holds more than one number. */
export function holdsSeveral({ values }: RowQuestion): boolean {
  return values.some((mark) => parseFigure(mark.cell.text, 'change')?.state === 'apart')
}

/** Some cell holds digits that stand apart: they may be two values, and an empty cell none. */
export function holdsGaps({ values }: RowQuestion): boolean {
  return values.some((mark) => {
    const parsed = parseFigure(mark.cell.text, 'change')
    return parsed?.state === 'apart' || parsed?.spaced
  })
}

/**
 * Nothing parts the one value of the row from its label: all its cells may have run together in it. Where no header is there, nobody knows
 * how many they are.
 */
export function isGlued({ band, values, columns }: RowQuestion): boolean {
  const [value] = values
  return (
    values.length === 1 &&
    (columns.order.length > 1 || band.head.cells.length === 0) &&
    band.labels.at(-1)?.at.end === value!.cell.at.start &&
    /^\d+$/.test(value!.cell.text)
  )
}

/** Some column has no value. */
export function leavesEmpty({ slots }: Reading): boolean {
  return [...slots.values()].some((slot) => slot === null || slot.mark.kind === 'blank')
}

/** The table has a cell for every column of every row, and the row is filled at both ends: an empty cell at an end may be a pad. */
export function stands({ by }: Reading, { habit, band }: RowQuestion): boolean {
  return by === 'cells' && habit.regular && [band.cells[0], band.cells.at(-1)].every((mark) => mark !== undefined && mark.kind !== 'blank')
}

/** Values of one row whose cells reach down into another. */
export function reachingInto(band: Band, from: Band): LabelledMark[] {
  if (band.block !== from.block) return []
  const tall = valuesOf(from.cells).filter(({ cell }) => cell.rowSpan > 1)
  if (tall.length === 0) return []
  const line = lineOf(band)
  return tall.filter(({ row, cell }) => row < line && line < row + cell.rowSpan)
}

export function isNought({ cell }: LabelledMark): boolean {
  const parsed = parseFigure(cell.text, 'count')
  return parsed?.state === 'read' && parsed.value === 0
}

/** The row of the source that the label stands in. */
export function lineOf({ block, labels }: Band): number {
  const label = labels.at(-1)
  return label ? block.rows.findIndex((row) => row.includes(label)) : -1
}
