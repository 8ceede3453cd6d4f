import type { Measure } from './measure.js'
import { continuedLabel, heightOfLines, type MeasuredCell, type MeasuredTable } from './measured-table.js'
import type { MeasuredLine } from './text-block.js'

/** What of a table stands on one page. */
export interface TableSegment {
  readonly rows: readonly SegmentRow[]
  readonly texts: readonly SegmentText[]
  readonly height: number
}

/** A row of the grid, or a slice of one that is longer than a page. */
export interface SegmentRow {
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

/** Room for a table on the page where it begins and on a page of its own. */
export interface SegmentRooms {
  readonly first: number
  readonly next: number
}

/** A table this short is not parted, in shares of a page. */
const KEPT_WHOLE = 0.5

/** The least height with which a table may begin on a page. */
export function startHeight(table: MeasuredTable, pageRoom: number): number {
  const whole = sum(table.heights)
  if (whole <= KEPT_WHOLE * pageRoom) return whole
  let end = 1
  while (end < table.heights.length && table.sticky[end]) end++
  return Math.min(pageRoom, sum(table.heights.slice(0, end)))
}

/** Cuts a table into what stands on each page. */
export function cutTable(table: MeasuredTable, rooms: SegmentRooms, measure: Measure): TableSegment[] {
  const cutter = new TableCutter(table, measure)
  const segments: TableSegment[] = []
  while (!cutter.isDone) segments.push(cutter.cut(segments.length === 0 ? rooms.first : rooms.next))
  return segments
}

const EPSILON = 0.01
/** A head that takes more of a page is not shown again. */
const LARGEST_HEAD = 0.4

/** Goes through the table from page to page: the next row, and how many lines of each open cell are set. */
class TableCutter {
  private row = 0
  private readonly placed = new Map<MeasuredCell, number>()

  constructor(
    private readonly table: MeasuredTable,
    private readonly measure: Measure,
  ) {}

  get isDone(): boolean {
    return this.row >= this.table.heights.length
  }

  cut(room: number): TableSegment {
    const repeated = this.repeatedRows(room)
    const free = room - sum(repeated.map((row) => row.height))
    const rows = this.chooseRows(free)
    const own = rows ?? [{ row: this.row, height: Math.min(free, this.restHeight(this.row)), isRepeated: false }]
    const texts = [...repeated.flatMap((row, index) => this.repeatedTexts(row.row, index)), ...this.ownTexts(own, repeated.length)]
    const sliceGoesOn = rows === null && this.restHeight(this.row) > this.table.cellTop * 2 + EPSILON
    this.row = sliceGoesOn ? this.row : own.at(-1)!.row + 1
    return { rows: [...repeated, ...own], texts, height: sum([...repeated, ...own].map((row) => row.height)) }
  }

  /** The caption and head of the part that goes on. */
  private repeatedRows(room: number): SegmentRow[] {
    const { rows } = this.table.grid
    const { part, section } = rows[this.row]!
    const isBegun = this.row > 0 && (rows[this.row - 1]!.part === part || this.isSliced(this.row))
    if (section !== 'body' || !isBegun) return []
    const repeated = rows.flatMap((row, index) => (row.part === part && row.section !== 'body' ? [{ row: index, height: this.table.heights[index]!, isRepeated: true }] : []))
    return sum(repeated.map((row) => row.height)) > LARGEST_HEAD * room ? [] : repeated
  }

  /** As many rows as fit, ending where a page may end; null where not even one row fits. */
  private chooseRows(room: number): SegmentRow[] | null {
    const { heights, sticky } = this.table
    let end = this.row
    for (let height = 0; end < heights.length; end++) {
      height += this.restHeight(end)
      if (height > room + EPSILON) break
    }
    if (end === this.row) return null
    const fits = end
    while (end < heights.length && end > this.row && sticky[end]) end--
    if (end === this.row) end = fits
    for (; end > this.row; end--) {
      const rows = this.raiseRows(end)
      if (sum(rows.map((row) => row.height)) <= room + EPSILON) return rows
    }
    return null
  }

  /** The rows up to `end`, higher where a cell parted by the page end needs it. */
  private raiseRows(end: number): SegmentRow[] {
    const rows = Array.from({ length: end - this.row }, (_, index) => ({ row: this.row + index, height: this.restHeight(this.row + index), isRepeated: false }))
    for (const cell of this.openCells(end)) {
      if (cell.rowSpan === 1) continue
      const own = rows.filter((row) => row.row >= cell.row && row.row < cell.row + cell.rowSpan)
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
    const begun = this.table.cells.slice(0, this.row).flatMap((cells) => cells.filter((cell) => cell.row + cell.rowSpan > this.row))
    return [...begun, ...this.table.cells.slice(this.row, end).flat()]
  }

  private repeatedTexts(row: number, index: number): SegmentText[] {
    return this.table.cells[row]!.map((cell) => ({ cell, lines: cell.lines, firstRow: index, lastRow: index + cell.rowSpan - 1, isRepeated: true }))
  }

  private ownTexts(rows: readonly SegmentRow[], offset: number): SegmentText[] {
    const end = rows.at(-1)!.row + 1
    return this.openCells(end).map((cell) => {
      const firstRow = Math.max(cell.row, this.row) - this.row
      const lastRow = Math.min(cell.row + cell.rowSpan, end) - 1 - this.row
      const height = sum(rows.slice(firstRow, lastRow + 1).map((row) => row.height))
      const place = { cell, firstRow: firstRow + offset, lastRow: lastRow + offset }
      return { ...place, ...this.takeLines(cell, height) }
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
    return cell.isHeader && cell.rowSpan > 1 && cell.lines.length > 0 && this.isBegun(cell)
  }

  private isBegun(cell: MeasuredCell): boolean {
    return this.placed.has(cell)
  }

  private placedLines(cell: MeasuredCell): number {
    return this.placed.get(cell) ?? 0
  }

  private isSliced(row: number): boolean {
    return this.table.cells[row]!.some((cell) => cell.rowSpan === 1 && this.isBegun(cell))
  }

  /** Height of a row, or of what is left of it. */
  private restHeight(row: number): number {
    if (row !== this.row || !this.isSliced(row)) return this.table.heights[row]!
    const left = this.table.cells[row]!.filter((cell) => cell.rowSpan === 1).map((cell) => cell.lines.length - this.placedLines(cell))
    return heightOfLines(this.table, Math.max(0, ...left))
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
