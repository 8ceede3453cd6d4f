import { largestOf } from '../arithmetic/numbers.js'
import type { Measure } from './measure.js'
import { continuedLabel, headRows, heightOfLines, type MeasuredCell, type MeasuredTable } from './measured-table.js'

/** A label over several rows, and the heights it needs where it begins and where it goes on. */
interface Label {
  readonly row: number
  readonly past: number
  readonly whole: number
  readonly goingOn: number
}

/** Heights of stretches of a regular table (`isRegular`), as `TableCutter` makes them. */
export class RowHeights {
  /** Of the rows before each row. */
  private readonly totals: Float64Array
  /** Labels that a page end before a row would part, in reading order. */
  private readonly parted: readonly (readonly Label[])[]

  /** Of the head that is shown again over each row if a page begins with it. */
  private readonly heads: readonly { readonly height: number; readonly rows: number }[]

  constructor(table: MeasuredTable, pageRoom: number, measure: Measure) {
    const { heights, cells } = table
    this.heads = heights.map((_, row) => {
      const head = goesOn(table, row) ? headRows(table, row, pageRoom) : []
      return { height: head.reduce((sum, index) => sum + heights[index]!, 0), rows: head.length }
    })
    this.totals = new Float64Array(heights.length + 1)
    for (const [row, height] of heights.entries()) this.totals[row + 1] = this.totals[row]! + height
    const parted: Label[][] = heights.map(() => [])
    for (const cell of cells.flat()) {
      if (!cell.isHeader || cell.rowSpan === 1 || cell.lines.length === 0) continue
      const label = labelOf(table, cell, measure)
      for (let row = label.row + 1; row < label.past; row++) parted[row]!.push(label)
    }
    this.parted = parted
  }

  get rows(): number {
    return this.heads.length
  }

  /** Height of the rows `from` up to `end` on one page: with heads shown again, and as much more as labels need that are parted there. */
  height(from: number, end: number): number {
    return this.totals[end]! - this.totals[from]! + this.heads[from]!.height + this.missing(from, end)
  }

  /** Number of the rows that stand there, heads shown again among them. */
  count(from: number, end: number): number {
    return end - from + this.heads[from]!.rows
  }

  private missing(from: number, end: number): number {
    const raised: { readonly row: number; readonly by: number }[] = []
    const raise = (first: number, past: number, needed: number): void => {
      const before = raised.reduce((sum, { row, by }) => (row >= first && row < past ? sum + by : sum), 0)
      const by = needed - (this.totals[past]! - this.totals[first]!) - before
      if (by > 0) raised.push({ row: past - 1, by })
    }
    for (const { past, goingOn } of this.parted[from]!) raise(from, Math.min(past, end), goingOn)
    for (const { row, whole } of this.parted[end] ?? []) if (row >= from) raise(row, end, whole)
    return raised.reduce((sum, { by }) => sum + by, 0)
  }
}

function labelOf(table: MeasuredTable, cell: MeasuredCell, measure: Measure): Label {
  const [whole, goingOn] = [cell.lines, continuedLabel(table, cell, measure)].map((lines) => heightOfLines(table, lines.length))
  return { row: cell.row, past: cell.row + cell.rowSpan, whole: whole!, goingOn: goingOn! }
}

/** The row before it is of the same part. */
export function goesOn({ grid }: MeasuredTable, row: number): boolean {
  return row > 0 && grid.rows[row - 1]!.part === grid.rows[row]!.part
}

const EPSILON = 0.01
/** A label parted by a page end must leave room for rows. */
const LONGEST_LABEL = 0.4

/**
 * Whether the height of any stretch of the rows is known without the pages before it: no row is longer than a page, and no cell over several
 * rows but a label has more text than its first row takes.
 */
export function isRegular(table: MeasuredTable, pageRoom: number): boolean {
  const tallest = largestOf(table.heights)
  if (tallest > (1 - LONGEST_LABEL) * pageRoom && table.heights.some((_, row) => isTall(table, row, pageRoom))) return false
  return table.cells.every((row) =>
    row.every((cell) => {
      const needed = heightOfLines(table, cell.lines.length)
      return cell.rowSpan === 1 || needed <= (cell.isHeader ? LONGEST_LABEL * pageRoom : table.heights[cell.row]! + EPSILON)
    }),
  )
}

/** Longer than a page, with the head over it. */
export function isTall(table: MeasuredTable, row: number, pageRoom: number): boolean {
  const head = headRows(table, row, pageRoom).reduce((sum, index) => sum + table.heights[index]!, 0)
  return table.heights[row]! > pageRoom - head
}
