import type { Reporter } from '../diagnostics/diagnostic.js'
import { figureRows, type FigureRow } from '../forms/layout.js'
import type { FormColumn, TableId } from '../model/form.js'
import type { ExtraRow, Figure } from '../model/report.js'
import { coverSpans, type Span } from '../model/span.js'
import { readBands, type Band } from './bands.js'
import { chooseEdition, type Edition } from './edition.js'
import { labelMarks } from './labels.js'
import type { Mark } from './marks.js'
import type { MatchedTable } from './matched.js'
import { parseFigure } from './numbers.js'
import { placeBand } from './place.js'
import { repairLabels } from './repairs.js'

/** Reads a statutory table: labels to rows, values to columns. Every figure of the form gets a state; what is not certain is `lost`. */
export function fillTable(table: TableId, marks: readonly Mark[], report: Reporter, preferred?: string): MatchedTable {
  const labelled = labelMarks(marks, table)
  const edition = chooseEdition(table, labelled, preferred)
  const { bands, labels, strays } = readBands(edition, labelled)
  const filled = figureRows(edition.table).map((row) => fillRow(row, bands, edition, report))
  const figures = filled.flatMap((row) => row.figures)
  const lostBands = filled.flatMap((row) => (row.unplaced ? [row.unplaced] : []))
  return {
    kind: 'form',
    form: edition.form,
    table,
    figures,
    extraRows: extraRowsOf(bands, lostBands, strays),
    repairs: repairLabels(labels, report),
    at: spanOf(marks),
    ...partsOf(marks),
  }
}

interface FilledRow {
  readonly figures: readonly Figure[]
  /** The row as the source has it, where its values could not be given to columns. */
  readonly unplaced?: Band
}

function fillRow(entry: FigureRow, bands: readonly Band[], edition: Edition, report: Reporter): FilledRow {
  const own = bands.filter((band) => band.row === entry.row.id)
  const band = own.find((candidate) => candidate.cells.length > 0) ?? own[0]
  const cell = rowPath(edition, entry)
  if (!band) {
    report('table/row-missing', { row: entry.row.label, figures: entry.figures.length }, { cell })
    return { figures: entry.figures.map(({ path }) => lost(path)) }
  }
  const placement = placeBand(band, entry.part, edition.table)
  if (!placement) {
    const values = band.cells.filter((mark) => mark.kind !== 'blank').map((mark) => mark.cell.text)
    report('table/count-mismatch', { row: entry.row.label, values, columns: entry.figures.length }, { cell, at: bandSpan(band) })
    return { figures: entry.figures.map(({ path }) => lost(path)), ...(values.length > 0 && { unplaced: band }) }
  }
  return { figures: entry.figures.map(({ path, column }) => readFigure(path, column, placement.get(column.id), report)) }
}

function rowPath(edition: Edition, entry: FigureRow): string {
  return entry.row.id === '' ? edition.table.id : `${edition.table.id}.${entry.row.id}`
}

function readFigure(path: string, column: FormColumn, mark: Mark | undefined, report: Reporter): Figure {
  if (!mark) return lost(path)
  const { text, at } = mark.cell
  const parsed = parseFigure(text, column.kind)
  if (!parsed) {
    report('table/unreadable', { written: text }, { cell: path, at })
    return { ...lost(path), written: text, at }
  }
  if (parsed.spaced) report('table/spaced-figure', { written: text, value: String(parsed.value) }, { cell: path, at })
  return { path, value: parsed.value, written: text, ...(parsed.unit && { unit: parsed.unit }), state: parsed.state, at }
}

function lost(path: string): Figure {
  return { path, value: null, written: '', state: 'lost' }
}

/** Rows the form does not have, and rows whose values could not be placed, kept as found after the form's row they follow. */
function extraRowsOf(bands: readonly Band[], unplaced: readonly Band[], strays: readonly Mark[]): ExtraRow[] {
  let after: string | null = null
  const rows: ExtraRow[] = strays.map((mark) => ({ after: null, cells: [mark.cell.text], at: mark.cell.at }))
  for (const band of bands) {
    if (band.row !== null) after = band.row
    if (band.row === null || unplaced.includes(band)) rows.push({ after, cells: bandTexts(band), at: bandSpan(band) })
  }
  return rows
}

function bandTexts(band: Band): string[] {
  const lastFilled = band.cells.findLastIndex((mark) => mark.kind !== 'blank')
  return [...band.labels.slice(-1).map((cell) => cell.text), ...band.cells.slice(0, lastFilled + 1).map((mark) => mark.cell.text)]
}

function bandSpan(band: Band): Span {
  return [...band.labels.slice(-1).map((cell) => cell.at), ...band.cells.map((mark) => mark.cell.at)].reduce(coverSpans)
}

function spanOf(marks: readonly Mark[]): Span {
  return marks.map((mark) => mark.cell.at).reduce(coverSpans)
}

function partsOf(marks: readonly Mark[]): Pick<MatchedTable, 'parts'> {
  const blocks = [...new Set(marks.map((mark) => mark.block))]
  if (blocks.length < 2) return {}
  return { parts: blocks.map((block) => spanOf(marks.filter((mark) => mark.block === block))) }
}
