import { parseFigure } from '../../language/numeral.js'
import { figureRows, type FigureRow } from '../../forms/layout.js'
import type { FormSum } from '../../model/form.js'
import type { TableBlock } from '../../model/block.js'
import type { Band } from '../bands.js'
import { readColumns, type ColumnOrder, type Grid } from '../columns.js'
import type { Edition } from '../edition.js'
import { layGrid } from '../grid.js'
import { judgeBlanks } from '../judges/blank-habit.js'
import { firstTable, scrambledParts } from '../judges/disorder.js'
import { judgeReadings, judgeRow, type Judged } from '../judges/index.js'
import { proposeReadings } from '../proposals/index.js'
import { possibleChoices } from './column-sums.js'
import { decide, type Decision } from './decide.js'
import { keyOf, valuesOf, type Reading, type RowQuestion, type Verdict } from './reading.js'

/** A row of the form with what was found out about it. */
export interface SolvedRow {
  readonly entry: FigureRow
  /** None for a row the source does not have. */
  readonly band?: Band
  readonly question?: RowQuestion
  readonly judged: readonly Judged[]
  /** What the judges say of the row as a whole. */
  readonly said: readonly Verdict[]
  readonly decision: Decision
  /** Sums down the columns that narrowed an open row. */
  readonly sums: readonly FormSum[]
}

/** `torn`: a table of the page is out of step. */
export function solveTable(edition: Edition, bands: readonly Band[], torn: boolean): SolvedRow[] {
  return askRows(edition, bands, torn).map(({ entry, question }): SolvedRow => {
    if (!question) return { ...unasked, entry }
    const judged = judgeReadings(question, proposeReadings(question))
    const said = judgeRow(question)
    return { entry, band: question.band, question, judged, said, decision: decide(judged, said), sums: [] }
  })
}

/** Nothing is known of a row the source does not have. */
const unasked: Omit<SolvedRow, 'entry'> = { judged: [], said: [], decision: { kind: 'open', left: [] }, sums: [] }

/** What each row of the form asks, with what the whole table shows. */
function askRows({ table }: Edition, bands: readonly Band[], torn: boolean): { entry: FigureRow; question?: RowQuestion }[] {
  const columnsOf = rememberColumns(table)
  const rows = figureRows(table).map((entry) => {
    const band = bandOf(entry, bands)
    return band ? { entry, band, values: valuesOf(band.cells), table, ...columnsOf(band) } : { entry }
  })
  const asked = rows.filter((row) => 'band' in row)
  const habit = judgeBlanks(asked.filter(({ band }) => band.cells.length > 0))
  const disorder = { bands, first: firstTable(bands), scrambled: scrambledParts(table, bands), torn }
  return rows.map((row) => ('band' in row ? { entry: row.entry, question: { ...row, habit, disorder } } : row))
}

/** Rows under one header in one grid share their columns. */
function rememberColumns(table: Edition['table']): (band: Band) => { columns: ColumnOrder; grid: Grid } {
  const grids = new Map<TableBlock, Grid>()
  const known = new Map<Band['head']['cells'], { part: string; grid: Grid; columns: ColumnOrder }>()
  return (band) => {
    if (!grids.has(band.block)) grids.set(band.block, layGrid(band.block))
    const grid = grids.get(band.block)!
    const last = known.get(band.head.cells)
    if (last?.part === band.part && last.grid === grid) return last
    const part = table.parts.find((candidate) => candidate.id === band.part)!
    const columns = readColumns(table.id, part, band.head, grid, valuesOf(band.cells).length)
    known.set(band.head.cells, { part: band.part, grid, columns })
    return { columns, grid }
  }
}

/** A row met twice (a header repeated on the next page) counts where it has cells. */
function bandOf(entry: FigureRow, bands: readonly Band[]): Band | undefined {
  const own = bands.filter((band) => band.row === entry.row.id)
  return own.find((band) => valuesOf(band.cells).length > 0) ?? own[0]
}

/** Open rows with the readings that the sums down the columns leave them. */
export function narrowByColumns({ table }: Edition, rows: readonly SolvedRow[]): SolvedRow[] {
  const sums = table.sums.filter((sum) => sum.axis === 'column')
  if (sums.length === 0 || rows.every(({ decision }) => decision.kind === 'decided' || decision.left.length < 2)) return [...rows]
  const choices = rows.flatMap((row) => {
    const left = readingsLeft(row)
    const numbers = left.map((reading) => row.entry.figures.map(({ column }) => numberOf(reading, column.id)))
    return left.length > 0 && numbers.every((own) => own.every((number) => number !== null))
      ? [{ row: row.entry.row.id, choices: numbers as number[][] }]
      : []
  })
  const { possible, believed } = possibleChoices(choices, sums)
  return rows.map((row) => {
    const kept = possible.get(row.entry.row.id)
    if (row.decision.kind === 'decided' || !kept) return row
    const left = readingsLeft(row).filter((_, index) => kept.has(index))
    return {
      ...row,
      decision: { kind: 'open', left },
      sums: believed.filter((sum) => [...sum.left, ...sum.right].includes(row.entry.row.id)),
    }
  })
}

/** In an order of their own, so that it does not matter who proposed them first. */
function readingsLeft({ decision }: SolvedRow): Reading[] {
  if (decision.kind === 'decided') return [decision.reading]
  return decision.left.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** An empty cell counts nothing; one that cannot be read makes its row unknown. */
function numberOf({ slots }: Reading, column: string): number | null {
  const slot = slots.get(column)
  if (slot === null) return 0
  const parsed = slot && parseFigure(slot.text, 'count')
  if (!parsed) return null
  return parsed.state === 'read' ? (typeof parsed.value === 'number' ? parsed.value : null) : 0
}
