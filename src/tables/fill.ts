import { coverSpans } from '../arithmetic/spans.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { figureRows, type FigureRow } from '../forms/layout.js'
import type { TableBlock } from '../model/block.js'
import type { FormPart, TableId } from '../model/form.js'
import type { Figure } from '../model/report.js'
import { readBands, type Band, type Banded, type Head } from './bands.js'
import { readColumns, type ColumnOrder, type Grid } from './columns.js'
import { fillCollapsed } from './collapsed-groups.js'
import { reportColumns, reportMixture } from './column-findings.js'
import { chooseEdition, type Edition } from './edition.js'
import { extraRowsOf } from './extra-rows.js'
import type { FilledRow } from './filled-row.js'
import { makeFigures } from './figures.js'
import { layGrid } from './grid.js'
import { inferRows } from './infer-rows.js'
import { labelMarks } from './labels.js'
import type { Mark } from './marks.js'
import type { MatchedTable } from './matched.js'
import { addsUp, judgeBlanks, placeBand, type RowSetting } from './place.js'
import { proveApart } from './prove-apart.js'
import { repairLabels } from './repairs.js'
import { reportLosses, spanOf } from './losses.js'
import { readUnits } from './units.js'
import { hasSurplus, isScrambled, isTorn, provedOnly, settledParts, standsAnyway, survivesDropping } from './trust.js'

/** A statutory table with its labels read: its edition, and the cells behind each row's label. */
export interface BandedTable {
  readonly table: TableId
  readonly marks: readonly Mark[]
  readonly edition: Edition
  readonly banded: Banded
  /** Parts whose labels and values are out of step. */
  readonly scrambled: ReadonlySet<string>
}

/** `preferred` is the edition taken where the labels tell none. */
export function bandTable(table: TableId, marks: readonly Mark[], preferred?: string): BandedTable {
  const labelled = labelMarks(marks, table)
  const edition = chooseEdition(table, labelled, preferred)
  const banded = readBands(edition, labelled)
  const scrambled = edition.table.parts.filter((part) => isScrambled(part, banded.bands)).map((part) => part.id)
  return { table, marks, edition, banded, scrambled: new Set(scrambled) }
}

/**
 * Values to columns. Every figure of the form gets a state; what is not certain is `lost`. `torn`: another table of the report is
 * scrambled, so the page's text was taken out of order. `notes`: lines right above and below it.
 */
export function fillTable(read: BandedTable, notes: readonly string[], torn: boolean, report: Reporter): MatchedTable {
  const { table, marks, edition, banded } = read
  const rows = fillCollapsed(edition, placeRows(read, torn), banded.bands, report)
  const at = marks.map((mark) => mark.cell.at).reduce(coverSpans)
  reportMixture(edition, at, report)
  reportColumns(edition, rows, report)
  const unitOf = readUnits(rows, [...notes, ...banded.strays.map((mark) => mark.cell.text)], report)
  const inferred = torn ? new Map<string, readonly Figure[]>() : inferRows(edition, rows, report)
  reportLosses(
    edition,
    rows.filter((row) => !inferred.has(row.entry.row.id)),
    report,
  )
  const second = banded.bands[firstTable(banded.bands).length]
  if (second) report('table/second', { table: edition.table.name }, { cell: table, at: spanOf(second) })
  const placed = rows.flatMap((row): readonly Figure[] => inferred.get(row.entry.row.id) ?? makeFigures(row, unitOf, report))
  const figures = proveApart(placed, edition.table, report)
  return {
    kind: 'form',
    form: edition.form,
    table,
    ...(edition.parts.length > 0 && { mixed: edition.parts }),
    figures,
    extraRows: extraRowsOf(edition, banded, rows, inferred, report),
    repairs: repairLabels(banded.labels, marks.at(-1)?.cell, report),
    at,
  }
}

function placeRows({ edition, banded: { bands }, scrambled }: BandedTable, torn: boolean): FilledRow[] {
  const grids = new Map<TableBlock, Grid>()
  const settings = new Map<Band, RowSetting>()
  const columnsOf = rememberColumns(edition)
  for (const band of bands) {
    const part = edition.table.parts.find((candidate) => candidate.id === band.part)!
    if (!grids.has(band.block)) grids.set(band.block, layGrid(band.block))
    const grid = grids.get(band.block)!
    settings.set(band, { band, columns: columnsOf(part, band, grid), grid, table: edition.table })
  }
  const own = figureRows(edition.table).map((entry) => ({ entry, band: bandOf(entry, bands) }))
  const habit = judgeBlanks(own.flatMap(({ band }) => (band && band.cells.length > 0 ? [settings.get(band)!] : [])))
  const first = firstTable(bands)
  const settled = torn ? settledParts(edition, bands) : null
  return own.map(({ entry, band }, index): FilledRow => {
    if (!band) return { entry, placed: null, loss: 'row-missing' }
    const setting = settings.get(band)!
    const placed = hasSurplus(entry, bands) ? provedOnly(placeBand(setting, habit), edition) : placeBand(setting, habit)
    const base = { entry, band, columns: setting.columns }
    if (contradicts(band, first)) return { ...base, placed: null, loss: 'row-twice' }
    if (placed && band.block.evidence.repeatsDropped && !survivesDropping(placed, setting, own[index + 1]))
      return { ...base, placed: null, loss: 'repeats-dropped' }
    if (placed && isTorn(band) && !addsUp(placed.cells, edition.table)) return { ...base, placed: null, loss: 'scrambled' }
    if (placed && scrambled.has(entry.part.id) && !standsAnyway(placed, setting, bands)) return { ...base, placed: null, loss: 'scrambled' }
    if (
      placed &&
      settled &&
      band.block.evidence.rowEnds === 'unknown' &&
      !(settled.has(entry.part.id) && addsUp(placed.cells, edition.table))
    )
      return { ...base, placed: null, loss: 'scrambled' }
    if (placed) return { ...base, placed }
    return {
      ...base,
      placed: null,
      loss: setting.columns.doubtful ? 'columns-doubtful' : band.block.evidence.repeatsDropped ? 'repeats-dropped' : 'values-unplaced',
    }
  })
}

/** Rows under one header in one grid share their columns. */
function rememberColumns(edition: Edition): (part: FormPart, band: Band, grid: Grid) => ColumnOrder {
  const known = new Map<Head['cells'], { part: FormPart; grid: Grid; columns: ColumnOrder }>()
  return (part, band, grid) => {
    const last = known.get(band.head.cells)
    if (last?.part === part && last.grid === grid) return last.columns
    const columns = readColumns(edition.table.id, part, band.head, grid, band.cells.filter((mark) => mark.kind !== 'blank').length)
    known.set(band.head.cells, { part, grid, columns })
    return columns
  }
}

/** A row met twice (a header repeated on the next page) counts where it has cells. */
function bandOf(entry: FigureRow, bands: readonly Band[]): Band | undefined {
  const own = bands.filter((band) => band.row === entry.row.id)
  return own.find((band) => band.cells.some((mark) => mark.kind !== 'blank')) ?? own[0]
}

/**
 * Where the rows begin anew and go on to the end, most of them, a second table hangs on the first: of another organ, or of last year.
 * As where it stands apart, the first is the report's.
 */
function firstTable(bands: readonly Band[]): readonly Band[] {
  const labelled = bands.flatMap(({ row }, index) => (row === null || row === '' ? [] : [{ row, index }]))
  const begun = new Map(labelled.toReversed().map((one) => [one.row, one]))
  const last = labelled.findLastIndex((one) => begun.get(one.row) === one)
  const first = labelled.slice(0, last + 1)
  const again = labelled.slice(last + 1)
  return again.length * 2 > first.length ? bands.slice(0, again[0]!.index) : bands
}

/** The row is there a second time, with other values: nothing tells which are its own. */
function contradicts(band: Band, bands: readonly Band[]): boolean {
  const written = valuesIn(band)
  return bands.some((other) => other.row === band.row && other !== band && !['', written].includes(valuesIn(other)))
}

function valuesIn({ cells }: Band): string {
  return cells.flatMap(({ kind, cell }) => (kind === 'blank' ? [] : [cell.text.trim()])).join('\n')
}
