import { slotOf, type Proposed, type RowQuestion } from '../solve/reading.js'

/** A merged cell written once for each column it spans is one value; where the copies differ they are none. */
export function bySpans({ band: { cells }, columns: { order, widths } }: RowQuestion): Proposed[] {
  if (!widths || cells.length !== widths.reduce((sum, width) => sum + width, 0)) return []
  let from = 0
  const copies = widths.map((width) => cells.slice(from, (from += width)))
  if (copies.some((own) => new Set(own.map((mark) => mark.cell.text)).size > 1)) return []
  const slots = new Map(order.map((column, index) => [column!, slotOf(copies[index]![0]!)]))
  return [{ slots, foreign: [], copies: copies.flatMap((own) => own.slice(1)) }]
}
