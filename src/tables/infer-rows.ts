import type { Reporter } from '../diagnostics/diagnostic.js'
import { cellLabelOf } from '../forms/labels.js'
import type { Figure } from '../model/report.js'
import type { Edition } from './edition.js'
import { lostFigure, readFigure } from './figures.js'
import type { FilledRow } from './filled-row.js'
import { possiblePlacements } from './infer.js'
import type { LabelledMark } from './labels.js'
import { pathOf, spanOf } from './losses.js'
import { parseFigure } from '../language/numeral.js'
import type { OpenRow, Placement } from './placement.js'

/**
 * Rows whose empty cells were swallowed: where the sums of the form leave a value only one column, it is put there and marked as
 * inferred, with the reasoning in a finding. What they leave open stays lost.
 */
export function inferRows(edition: Edition, rows: readonly FilledRow[], report: Reporter): Map<string, readonly Figure[]> {
  const open = rows.flatMap((row) => openRowOf(row) ?? [])
  if (open.length === 0 || edition.table.sums.length === 0) return new Map()
  const placements = possiblePlacements(open, knownNumbers(rows), edition.table)
  const inferred = new Map<string, readonly Figure[]>()
  for (const row of rows) {
    const figures = inferRow(edition, row, placements.get(row.entry.row.id) ?? [], report)
    if (figures) inferred.set(row.entry.row.id, figures)
  }
  return inferred
}

/** Only a row that lacks values and holds nothing but whole numbers; lines dropped as repeats say nothing of empty cells. */
function openRowOf({ entry, band, loss, columns }: FilledRow): OpenRow | undefined {
  if (loss !== 'values-unplaced' || !band || columns?.order.includes(null) || columns?.incomplete) return undefined
  const parsed = valueMarks(band.cells).map((mark) => parseFigure(mark.cell.text, 'count'))
  const numbers = parsed.map((figure) => (figure?.spaced ? undefined : figure?.value))
  if (numbers.length === 0 || numbers.length >= entry.figures.length || !numbers.every((value) => typeof value === 'number' && value >= 0))
    return undefined
  return { row: entry.row.id, columns: entry.figures.map((figure) => figure.column.id), values: numbers as number[] }
}

function valueMarks(cells: readonly LabelledMark[]): LabelledMark[] {
  return cells.filter((mark) => mark.kind !== 'blank')
}

function knownNumbers(rows: readonly FilledRow[]): Map<string, Map<string, number>> {
  const known = new Map<string, Map<string, number>>()
  for (const { entry, placed } of rows) {
    if (!placed) continue
    const numbers = entry.figures.map(({ column }) => [column.id, numberOf(placed.cells.get(column.id))] as const)
    if (numbers.every(([, value]) => value !== null)) known.set(entry.row.id, new Map(numbers as (readonly [string, number])[]))
  }
  return known
}

/** An empty cell counts nothing; one that cannot be read makes its row unknown. */
function numberOf(mark: LabelledMark | null | undefined): number | null {
  if (mark === null) return 0
  const parsed = mark && parseFigure(mark.cell.text, 'count')
  if (!parsed || parsed.state === 'apart') return null
  return parsed.state === 'read' ? (typeof parsed.value === 'number' ? parsed.value : null) : 0
}

function inferRow(edition: Edition, row: FilledRow, placements: readonly Placement[], report: Reporter): Figure[] | null {
  const { entry, band } = row
  if (!band || placements.length === 0) return null
  const marks = valueMarks(band.cells)
  const figures = entry.figures.map(({ path, column }, index): Figure => {
    const choices = new Set(placements.map((placement) => placement[index]!))
    const [choice] = choices
    if (choices.size > 1 || choice === undefined) return lostFigure(path)
    if (choice === null) return { path, value: null, written: '', state: 'blank' }
    return { ...readFigure(path, column, marks[choice]!, report), state: 'inferred' }
  })
  const decided = figures.filter((figure) => figure.state === 'inferred')
  if (decided.length === 0) return null
  const placed = decided.map((figure) => `${cellLabelOf(figure.path)?.column ?? ''} ${figure.value}`)
  const lost = figures.filter((figure) => figure.state === 'lost').length
  report(
    'table/inferred',
    { row: entry.row.label, values: marks.map((mark) => mark.cell.text), placed, lost },
    { cell: pathOf(edition, row), at: spanOf(band) },
  )
  return figures
}
