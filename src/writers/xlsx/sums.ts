import { formContentsOf } from '../../forms/contents.js'
import { findTableLayout } from '../../forms/mixed.js'
import { sumCellsOf, type SumCells } from '../../forms/sums.js'
import type { Figure, Report } from '../../model/report.js'
import { MARKS } from './cell-styles.js'
import type { FigurePlace } from './report-sheets.js'
import { refOf, type Sheet } from './sheet.js'

/** A sum of the form with the cells it stands in, in one sheet. */
export interface PlacedSum {
  readonly sum: SumCells
  readonly sheet: Sheet
  readonly left: readonly FigurePlace[]
  readonly right: readonly FigurePlace[]
}

type Places = ReadonlyMap<string, FigurePlace>
type Figures = ReadonlyMap<string, Figure>

export function placedSums(report: Report, places: Places): PlacedSum[] {
  const tables = new Set(formContentsOf(report).map(findTableLayout))
  return [...tables].flatMap(sumCellsOf).flatMap((sum) => {
    const [left, right] = [sum.left, sum.right].map((paths) => paths.flatMap((path) => places.get(path) ?? []))
    const sheet = right![0]?.sheet
    return sheet && left!.length === sum.left.length && right!.length === sum.right.length
      ? [{ sum, sheet, left: left!, right: right! }]
      : []
  })
}

/**
 * Totals that the report's figures add up to become formulas; along rows first, so that each cell has one. A total that does not add up keeps
 * the report's figure. Both turn colour: red while a sum does not add up, amber while a total is not the report's any more.
 */
export function writeSums(sums: readonly PlacedSum[], report: Report): void {
  const figures = new Map(report.figures.map((figure) => [figure.path, figure]))
  const written = new Set<string>()
  for (const placed of sums.toSorted((a, b) => Number(a.sum.sum.axis === 'column') - Number(b.sum.sum.axis === 'column'))) {
    const [total, ...others] = placed.sum.right
    if (others.length > 0 || written.has(total!) || !addsUp(placed.sum, figures)) continue
    written.add(total!)
    const { row, column } = placed.right[0]!
    placed.sheet.setFormula(row, column, sumOf(placed.left).replaceAll('$', ''))
  }
  for (const placed of sums) placed.sheet.addRule(placed.right.map(refOfPlace), brokenFormula(placed), MARKS.broken)
  for (const placed of sums.filter(({ sum }) => sum.right.length === 1 && written.has(sum.right[0]!))) {
    const ref = refOfPlace(placed.right[0]!)
    placed.sheet.addRule([ref], `${ref}<>${figures.get(placed.sum.right[0]!)!.value}`, MARKS.changed)
  }
}

/** All parts are numbers or blank, and give the report's total. */
function addsUp({ left, right }: SumCells, figures: Figures): boolean {
  const isAdded = (figure: Figure | undefined) => figure?.state === 'blank' || typeof figure?.value === 'number'
  return left.every((path) => isAdded(figures.get(path))) && totalOf(left, figures) === figures.get(right[0]!)?.value
}

/** As the sheet adds: what is no number counts nothing. */
export function totalOf(paths: readonly string[], figures: Figures): number {
  return paths.reduce((total, path) => total + Number(figures.get(path)?.value ?? 0), 0)
}

/** What `brokenFormula` says of the report as it is. */
export function isBroken({ left, right }: SumCells, figures: Figures): boolean {
  const isKnown = [...left, ...right].every((path) => figures.get(path)?.state === 'blank' || (figures.get(path)?.value ?? null) !== null)
  return isKnown && totalOf(left, figures) !== totalOf(right, figures)
}

/** Cells that hold a text, as 〔缺〕, leave nothing to be said. */
export function brokenFormula({ left, right }: PlacedSum, prefix = ''): string {
  const all = rangesOf([...left, ...right], prefix)
  return `AND(COUNTA(${all})=COUNT(${all}),${sumOf(left, prefix)}<>${sumOf(right, prefix)})`
}

export function sumOf(cells: readonly FigurePlace[], prefix = ''): string {
  return `SUM(${rangesOf(cells, prefix)})`
}

function refOfPlace({ row, column }: FigurePlace): string {
  return refOf(row, column)
}

/** The same in whatever cell the formula is worked out. */
function fixedRefOf({ row, column }: FigurePlace): string {
  return refOf(row, column).replace(/^([A-Z]+)/, '$$$1$$')
}

/** `$C$5:$H$5,$C$7`: cells that follow one another in a column or a row are one range. */
function rangesOf(cells: readonly FigurePlace[], prefix: string): string {
  const ranges: { first: FigurePlace; last: FigurePlace }[] = []
  for (const cell of cells) {
    const open = ranges.at(-1)
    if (open && goesOn(open, cell)) open.last = cell
    else ranges.push({ first: cell, last: cell })
  }
  return ranges.map(({ first, last }) => prefix + fixedRefOf(first) + (first === last ? '' : `:${fixedRefOf(last)}`)).join(',')
}

function goesOn({ first, last }: { first: FigurePlace; last: FigurePlace }, { row, column }: FigurePlace): boolean {
  const isBelow = column === last.column && row === last.row + 1 && first.column === column
  return isBelow || (row === last.row && column === last.column + 1 && first.row === row)
}
