import { sum } from '../arithmetic/numbers.js'
import type { Measure } from './measure.js'
import { continuedLabel, headRows, heightOfLines, type MeasuredCell, type MeasuredTable } from './measured-table.js'
import { goesOn, isTall } from './row-heights.js'
import type { MeasuredLine } from './text-block.js'

/** What of a table stands on one page. */
export interface TableSegment {
  readonly rows: readonly SegmentRow[]
  readonly texts: readonly SegmentText[]
  readonly height: number
}

/** A row of the grid, or a slice of one that is longer than a page. */
interface SegmentRow {
  readonly row: number
  readonly height: number
  /** A head shown again. */
  readonly isRepeated: boolean
}

/** Lines of a cell, with the rows of the segment it takes up. */
export interface SegmentText {
  readonly cell: MeasuredCell
  readonly lines: readonly MeasuredLine[]
  readonly firstRow: number
  readonly lastRow: number
  /** Shown again for the eye only. */
  readonly isRepeated: boolean
}

/** Of a row longer than a page, no fewer lines stand at the foot of one. */
const FEWEST_SLICED_LINES = 4

/** Whether an irregular table may begin where so much of a page is left. */
export function mayBegin(table: MeasuredTable, left: number, pageRoom: number): boolean {
  return Math.min(sum(table.heights), startHeight(table, pageRoom)) <= left
}

/** The least height of what begins a table. */
function startHeight(table: MeasuredTable, pageRoom: number): number {
  let height = 0
  for (let row = 0; row === 0 || table.sticky[row] === 'firm'; row++) {
    if (isTall(table, row, pageRoom)) return height + heightOfLines(table, FEWEST_SLICED_LINES)
    height += table.heights[row]!
    if (row + 1 >= table.heights.length || height > pageRoom) break
  }
  return Math.min(height, pageRoom)
}

const EPSILON = 0.01

/** Goes through the table from page to page: the next row, and how many lines of each open cell are set. */
export class TableCutter {
  private row = 0
  /** The next row is what is left of one. */
  private isSliced = false
  private readonly placed = new Map<MeasuredCell, number>()
  /** Cells that reach here from the rows before. */
  private begun: readonly MeasuredCell[] = []

  constructor(
    private readonly table: MeasuredTable,
    private readonly pageRoom: number,
    private readonly measure: Measure,
  ) {}

  get isDone(): boolean {
    return this.row >= this.table.heights.length
  }

  /** The rows up to `end`, or as many as have room. */
  cut(room: number, end?: number): TableSegment {
    const repeated = this.repeatedRows()
    const own = end === undefined ? this.chooseRows(room - sum(repeated.map((row) => row.height))) : this.raiseRows(end)
    const texts = [...repeated.flatMap((row, index) => this.repeatedTexts(row.row, index)), ...this.ownTexts(own, repeated.length)]
    const last = own.at(-1)!.row
    this.isSliced = this.linesLeft(last) > 0
    this.goTo(this.isSliced ? last : last + 1)
    return { rows: [...repeated, ...own], texts, height: sum([...repeated, ...own].map((row) => row.height)) }
  }

  private goTo(row: number): void {
    this.begun = this.openCells(row).filter((cell) => cell.row + cell.rowSpan > row)
    this.row = row
  }

  /** The caption and head of the part that goes on. */
  private repeatedRows(): SegmentRow[] {
    if (!goesOn(this.table, this.row) && !this.isSliced) return []
    return headRows(this.table, this.row, this.pageRoom).map((row) => ({ row, height: this.table.heights[row]!, isRepeated: true }))
  }

  /** As many rows as fit, ending where a page may end; at least a slice of one. */
  private chooseRows(room: number): SegmentRow[] {
    const fitting = this.fittingRows(room)
    const slice = this.sliceAfter(fitting, room)
    if (slice) return [...this.raiseRows(fitting), slice]
    for (let end = this.goodEnd(fitting); end > this.row; end--) {
      const rows = this.raiseRows(end)
      if (sum(rows.map((row) => row.height)) <= room + EPSILON) return rows
    }
    const [row] = this.raiseRows(this.row + 1)
    return [{ ...row!, height: Math.min(room, row!.height) }]
  }

  /** The first row that does not fit any more. */
  private fittingRows(room: number): number {
    const { heights } = this.table
    let end = this.row
    for (let height = 0; end < heights.length; end++) {
      height += this.restHeight(end)
      if (height > room + EPSILON) break
    }
    return end
  }

  /** A row longer than a page begins under the others, if there is room for some of its lines. */
  private sliceAfter(end: number, room: number): SegmentRow | null {
    if (end >= this.table.heights.length || !isTall(this.table, end, this.pageRoom)) return null
    const left = room - sum(this.raiseRows(end).map((row) => row.height))
    const isOnlyOne = end === this.row
    return isOnlyOne || left >= heightOfLines(this.table, FEWEST_SLICED_LINES)
      ? { row: end, height: Math.min(left, this.restHeight(end)), isRepeated: false }
      : null
  }

  /** Goes back from the last row that fits to one before which a page may end. */
  private goodEnd(fitting: number): number {
    const { sticky, heights } = this.table
    let end = fitting
    while (end < heights.length && end > this.row && sticky[end] === 'firm') end--
    return end > this.row ? end : fitting
  }

  /** The rows up to `end`, higher where a cell parted by the page end needs it. */
  private raiseRows(end: number): SegmentRow[] {
    const rows = Array.from({ length: end - this.row }, (_, index) => ({
      row: this.row + index,
      height: this.restHeight(this.row + index),
      isRepeated: false,
    }))
    for (const cell of this.openCells(end)) {
      const own = cell.rowSpan === 1 ? [] : rows.filter((row) => row.row >= cell.row && row.row < cell.row + cell.rowSpan)
      if (own.length === 0) continue
      const missing = this.wantedHeight(cell, end) - sum(own.map((row) => row.height))
      if (missing > 0) own.at(-1)!.height += missing
    }
    return rows
  }

  /** Labels stand whole on every page; other text flows on, but must end with its cell. */
  private wantedHeight(cell: MeasuredCell, end: number): number {
    const left = cell.lines.length - this.placedLines(cell)
    if (left === 0) return this.isLabelGoingOn(cell) ? heightOfLines(this.table, continuedLabel(this.table, cell, this.measure).length) : 0
    return cell.isHeader || cell.row + cell.rowSpan <= end ? heightOfLines(this.table, left) : 0
  }

  /** Cells that stand in the rows from here to `end`, in reading order. */
  private openCells(end: number): MeasuredCell[] {
    return [...this.begun, ...this.table.cells.slice(this.row, end).flat()]
  }

  private repeatedTexts(row: number, index: number): SegmentText[] {
    return this.table.cells[row]!.map((cell) => ({
      cell,
      lines: cell.lines,
      firstRow: index,
      lastRow: index + cell.rowSpan - 1,
      isRepeated: true,
    }))
  }

  private ownTexts(rows: readonly SegmentRow[], offset: number): SegmentText[] {
    const end = rows.at(-1)!.row + 1
    const tops = runningTotals(rows.map((row) => row.height))
    return this.openCells(end).map((cell): SegmentText => {
      const firstRow = Math.max(cell.row, this.row) - this.row
      const lastRow = Math.min(cell.row + cell.rowSpan, end) - 1 - this.row
      const { lines, isRepeated } = this.takeLines(cell, tops[lastRow + 1]! - tops[firstRow]!)
      return { cell, lines, isRepeated, firstRow: firstRow + offset, lastRow: lastRow + offset }
    })
  }

  /** The next lines of a cell that fit; a label already set whole is shown again. */
  private takeLines(cell: MeasuredCell, height: number): Pick<SegmentText, 'lines' | 'isRepeated'> {
    const before = this.placedLines(cell)
    const capacity = Math.max(1, Math.floor((height - 2 * this.table.cellTop + EPSILON) / this.table.lineHeight))
    if (before === cell.lines.length && this.isBegun(cell)) {
      return { lines: this.isLabelGoingOn(cell) ? continuedLabel(this.table, cell, this.measure).slice(0, capacity) : [], isRepeated: true }
    }
    const lines = cell.lines.slice(before, before + capacity)
    this.placed.set(cell, before + lines.length)
    return { lines, isRepeated: false }
  }

  private isLabelGoingOn(cell: MeasuredCell): boolean {
    return cell.isHeader && cell.lines.length > 0 && this.isBegun(cell)
  }

  private isBegun(cell: MeasuredCell): boolean {
    return this.placed.has(cell)
  }

  private placedLines(cell: MeasuredCell): number {
    return this.placed.get(cell) ?? 0
  }

  /** Height of a row, or of what is left of it. */
  private restHeight(row: number): number {
    return row === this.row && this.isSliced ? heightOfLines(this.table, this.linesLeft(row)) : this.table.heights[row]!
  }

  /** The most lines that a cell which ends with the row has still to set. */
  private linesLeft(row: number): number {
    const ending = this.openCells(row + 1).filter((cell) => cell.row + cell.rowSpan - 1 === row)
    return Math.max(0, ...ending.map((cell) => cell.lines.length - this.placedLines(cell)))
  }
}

/** Every row lower by so much; what stands in it moves closer to its rules. */
export function tightened(segment: TableSegment, by: number): TableSegment {
  if (by === 0) return segment
  const rows = segment.rows.map((row) => ({ ...row, height: row.height - by }))
  return { ...segment, rows, height: segment.height - by * rows.length }
}

function runningTotals(values: readonly number[]): number[] {
  const totals = [0]
  for (const value of values) totals.push(totals.at(-1)! + value)
  return totals
}
