import { coverSpans } from '../arithmetic/spans.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { TableId } from '../model/form.js'
import { readBands, type Banded } from './bands.js'
import { fillCollapsed } from './collapsed-groups.js'
import { reportColumns, reportMixture } from './column-findings.js'
import { chooseEdition, type Edition } from './edition.js'
import { extraRowsOf } from './extra-rows.js'
import { readFigures } from './figures.js'
import { inferFigures } from './inferred.js'
import { firstTable, scrambledParts } from './judges/disorder.js'
import { labelMarks } from './labels.js'
import { reportLosses, spanOf } from './losses.js'
import type { Mark } from './marks.js'
import type { MatchedTable } from './matched.js'
import { fillMergedNoughts } from './merged-cells.js'
import { proveApart } from './prove-apart.js'
import { repairCopies, repairLabels } from './repairs.js'
import { narrowByColumns, solveTable, type SolvedRow } from './solve/solve-table.js'
import { readUnits } from './units.js'

/** A statutory table with its labels read: its edition, and the cells behind each row's label. */
export interface BandedTable {
  readonly table: TableId
  readonly marks: readonly Mark[]
  readonly edition: Edition
  readonly banded: Banded
  /** Labels and values of some part are out of step. */
  readonly scrambled: boolean
}

/** `preferred` is the edition taken where the labels tell none. */
export function bandTable(table: TableId, marks: readonly Mark[], preferred?: string): BandedTable {
  const labelled = labelMarks(marks, table)
  const edition = chooseEdition(table, labelled, preferred)
  const banded = readBands(edition, labelled)
  return { table, marks, edition, banded, scrambled: scrambledParts(edition.table, banded.bands).size > 0 }
}

/** Which value stands in which column, row by row and then by the sums over the rows. */
export function solveRows({ edition, banded: { bands } }: BandedTable, torn: boolean, report: Reporter): SolvedRow[] {
  const solved = fillMergedNoughts(edition, fillCollapsed(edition, solveTable(edition, bands, torn), bands, report), report)
  return narrowByColumns(edition, solved)
}

/**
 * Values to columns. Every figure of the form gets a state; what is not certain is `lost`. `torn`: a table of the report is scrambled, so
 * the page's text was taken out of order. `notes`: lines right above and below it.
 */
export function fillTable(read: BandedTable, notes: readonly string[], torn: boolean, report: Reporter): MatchedTable {
  const { table, marks, edition, banded } = read
  const rows = solveRows(read, torn, report)
  const at = marks.map((mark) => mark.cell.at).reduce(coverSpans)
  reportMixture(edition, at, report)
  reportColumns(edition, rows, report)
  const unitOf = readUnits(rows, [...notes, ...banded.strays.map((mark) => mark.cell.text)], report)
  const inferred = new Map(rows.map((row) => [row, inferFigures(edition, row, report)]))
  reportLosses(
    edition,
    rows.filter((row) => !inferred.get(row)),
    report,
  )
  const second = banded.bands[firstTable(banded.bands).length]
  if (second) report('table/second', { table: edition.table.name }, { cell: table, at: spanOf(second) })
  const placed = rows.map((row) => [row, inferred.get(row) ?? readFigures(row, unitOf, report)] as const)
  const figures = proveApart(
    placed.flatMap(([, own]) => own),
    edition.table,
    report,
  )
  return {
    kind: 'form',
    form: edition.form,
    table,
    ...(edition.parts.length > 0 && { mixed: edition.parts }),
    figures,
    extraRows: extraRowsOf(edition, banded, new Map(placed), report),
    repairs: [...repairLabels(banded.labels, marks.at(-1)?.cell, report), ...rows.flatMap(repairCopies)],
    at,
  }
}
