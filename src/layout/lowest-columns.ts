import { largestOf, sum } from '../arithmetic/numbers.js'

/** A text that one column alone must hold: the width of each of its paragraphs on one line, in points. */
export interface ColumnText {
  readonly row: number
  readonly column: number
  readonly widths: readonly number[]
}

/** All in the same unit as the widths. */
interface RowStyle {
  /** Room of a column that no text may use. */
  readonly sides: number
  /** A Han character: a line that is not the only one holds whole ones. */
  readonly character: number
  readonly heightOf: (lines: number) => number
}

/** Columns grow by so many points at least; finer steps change no line. */
const STEP = 4
/** Of longer tables, only every second, third … row is weighed. */
const MOST_ROWS = 400
/** Each line of any cell counts this share of the table's height, so that a row of two long texts becomes lower step by step. */
const RAGGED = 0.15

/**
 * The widths that make a table low: from the least that each column must have, room goes again and again where it saves the most height for
 * its width. What saves nothing any more is left over.
 */
export function lowestColumns(texts: readonly ColumnText[], least: readonly number[], room: number, style: RowStyle): number[] {
  const table = new WeighedTable(texts, least.length, style)
  const widths = [...least]
  for (let left = room - sum(widths); left >= STEP; left = room - sum(widths)) {
    const best = table.bestStep(widths, left)
    if (!best) break
    widths[best.column] = best.width
  }
  return exchanged(table, widths, least)
}

/** Exchanges end here, better or not. */
const MOST_EXCHANGES = 12

/** As long as the table becomes lower by it, one column gives room to another. */
function exchanged(table: WeighedTable, widths: readonly number[], least: readonly number[]): number[] {
  let best = { widths: [...widths], height: table.height(widths) }
  for (let count = 0; count < MOST_EXCHANGES; count++) {
    const lower = exchangesOf(best.widths, least).map((other) => ({ widths: other, height: table.height(other) }))
    const lowest = lower.reduce((one, other) => (other.height < one.height ? other : one), best)
    if (lowest === best) break
    best = lowest
  }
  return best.widths
}

const exchangeSteps = [1, 2, 4, 8].map((count) => count * STEP)

function exchangesOf(widths: readonly number[], least: readonly number[]): number[][] {
  return widths.flatMap((_, from) =>
    widths.flatMap((_, to) =>
      exchangeSteps
        .filter((step) => from !== to && widths[from]! - step >= least[from]!)
        .map((step) => widths.map((width, column) => (column === from ? width - step : column === to ? width + step : width))),
    ),
  )
}

/** The height of a table whose columns have these widths, rows without texts left out. */
export function heightOfColumns(texts: readonly ColumnText[], widths: readonly number[], style: RowStyle): number {
  return new WeighedTable(texts, widths.length, style).height(widths)
}

/** Rows whose texts are equally wide, and how many there are. */
interface WeighedRow {
  readonly cells: (readonly number[] | undefined)[]
  count: number
}

class WeighedTable {
  private readonly rows: readonly WeighedRow[]

  constructor(
    texts: readonly ColumnText[],
    private readonly columnCount: number,
    private readonly style: RowStyle,
  ) {
    const count = largestOf(texts.map(({ row }) => row)) + 1
    const every = Math.ceil(count / MOST_ROWS)
    const byRow = new Map<number, WeighedRow['cells']>()
    for (const { row, column, widths } of texts) {
      if (row % every > 0) continue
      const cells = byRow.get(row) ?? Array.from<undefined>({ length: columnCount })
      cells[column] = widths
      byRow.set(row, cells)
    }
    const alike = new Map<string, WeighedRow>()
    for (const cells of byRow.values()) {
      const row = alike.get(cells.join(' ')) ?? { cells, count: 0 }
      row.count += 1
      alike.set(cells.join(' '), row)
    }
    this.rows = [...alike.values()]
  }

  height(widths: readonly number[]): number {
    return sum(this.rows.map((row) => row.count * this.heightOf(row.cells.map((cell, column) => this.linesOf(cell, widths[column]!)))))
  }

  /** The wider column that saves most for the room it takes. */
  bestStep(widths: readonly number[], left: number): { column: number; width: number } | undefined {
    const lines = this.rows.map((row) => row.cells.map((cell, column) => this.linesOf(cell, widths[column]!)))
    const before = lines.map((row) => this.heightOf(row))
    let best: { column: number; width: number; gain: number } | undefined
    for (let column = 0; column < this.columnCount; column++) {
      for (let more = STEP; more <= left; more += STEP) {
        const width = widths[column]! + more
        const gain = this.gainOf(column, width, lines, before) / more
        if (gain > 0 && gain > (best?.gain ?? 0)) best = { column, width, gain }
      }
    }
    return best
  }

  private gainOf(column: number, width: number, lines: readonly (readonly number[])[], before: readonly number[]): number {
    let gain = 0
    for (const [index, row] of this.rows.entries()) {
      const fewer = this.linesOf(row.cells[column], width)
      if (fewer < lines[index]![column]!) gain += row.count * (before[index]! - this.heightOf(lines[index]!.with(column, fewer)))
    }
    return gain
  }

  private heightOf(lines: readonly number[]): number {
    return this.style.heightOf(Math.max(1, ...lines)) + RAGGED * sum(lines)
  }

  private linesOf(widths: readonly number[] | undefined, width: number): number {
    if (widths === undefined) return 0
    const { sides, character } = this.style
    const line = Math.max(1, Math.floor((width - sides) / character + 0.001)) * character
    return widths.reduce((count, one) => count + (one <= width - sides ? 1 : Math.ceil(one / line - 0.001)), 0)
  }
}
