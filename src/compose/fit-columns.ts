import { roundTo, sum } from '../arithmetic/numbers.js'

/** A figure's digit in 小五 (9 pt), the smallest type of the tables, and the room beside a cell's text; in twips. */
const DIGIT = 90
const SIDES = 90
/** A column of figures still shows two characters of its heading side by side; a column of labels keeps most of its width. */
const TWO_CHARACTERS = 4 * DIGIT + SIDES
const LABELS_KEEP = 0.6

/** A form's column widths, given wider columns where a figure would not fit and narrower ones where there is room to spare. */
export function fitColumns(
  widths: readonly number[],
  stub: number,
  figures: readonly { readonly text: string; readonly column: number; readonly colSpan: number }[],
): number[] {
  const needs = widths.map((width, column) => (column < stub ? width * LABELS_KEEP : Math.min(width, TWO_CHARACTERS)))
  for (const { text, column, colSpan } of figures) {
    if (colSpan === 1) needs[column] = Math.max(needs[column]!, text.length * DIGIT + SIDES)
  }
  const missing = sum(widths.map((width, column) => Math.max(0, needs[column]! - width)))
  if (missing === 0) return [...widths]
  const spare = widths.map((width, column) => Math.max(0, width - needs[column]!))
  const share = Math.min(1, missing / sum(spare))
  const fitted = widths.map((width, column) => Math.max(width, needs[column]!) - spare[column]! * share)
  return roundTo(sum(widths), fitted)
}
