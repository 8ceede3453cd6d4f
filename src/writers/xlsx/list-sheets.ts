import { figureHeads, workbookWords } from '../../diagnostics/catalogue/wordings.js'
import { describeFinding, severityNames } from '../../diagnostics/render.js'
import { cellLabelOf, formatCellLabel, shortLabel } from '../../forms/labels.js'
import type { SumCells } from '../../forms/sums.js'
import { columnsOf } from '../../language/width.js'
import type { Figure, Report } from '../../model/report.js'
import { csvFigures, figureLine } from '../csv.js'
import { MARKS } from './cell-styles.js'
import { numberCell } from './number-cell.js'
import type { FigurePlace } from './report-sheets.js'
import { refOf, Sheet, type CellContent, type SheetCell } from './sheet.js'
import { brokenFormula, isBroken, sumOf, totalOf, type PlacedSum } from './sums.js'

const LINE = 16

/** What was found in the report, with links to the cells, and every sum of the forms, worked out by the sheet as cells change. */
export function findingsSheet(report: Report, sums: readonly PlacedSum[], places: ReadonlyMap<string, FigurePlace>): Sheet {
  const { findings, sumHeads, noFindings } = workbookWords
  const sheet = new Sheet({ name: findings.sheet, widths: [10, 52, 34, 34, 16] })
  sheet.addRow(headCells(findings.heads), LINE + 6)
  const figures = new Map(report.figures.map((figure) => [figure.path, figure]))
  if (report.diagnostics.length === 0) addCells(sheet, [textCell(1, noFindings)])
  for (const finding of report.diagnostics.toSorted(byGravity)) {
    const { severity, code, cell } = finding
    const { message, hint } = describeFinding(finding)
    const texts = [severityNames[severity], message, cell ? formatCellLabel(cell) : '', hint ?? '', code]
    const row = addCells(
      sheet,
      texts.map((text, column) => textCell(column, text)),
    )
    const place = places.get(cell ?? '')
    if (place) sheet.addLink(refOf(row, 2), locationOf(place))
  }
  sheet.addRow([], 0)
  if (sums.length > 0) sheet.addRow(headCells(sumHeads), LINE + 6)
  for (const placed of sums) addSum(sheet, placed, figures)
  return sheet
}

const gravity = { error: 0, warning: 1, info: 2 } as const

function byGravity(one: { severity: keyof typeof gravity }, other: { severity: keyof typeof gravity }): number {
  return gravity[one.severity] - gravity[other.severity]
}

function locationOf({ sheet, row, column }: FigurePlace): string {
  return `'${sheet.name}'!${refOf(row, column)}`
}

/** Rule, what is summed, both sides, and whether they agree. */
function addSum(sheet: Sheet, placed: PlacedSum, figures: ReadonlyMap<string, Figure>): void {
  const { sum, left, right, sheet: of } = placed
  const prefix = `'${of.name}'!`
  const { agrees, breaks } = workbookWords
  const side = (column: number, cells: PlacedSum['left'], paths: readonly string[]): SheetCell => ({
    ...textCell(column, ''),
    align: 'center',
    content: { kind: 'formula', formula: sumOf(cells, prefix), value: String(totalOf(paths, figures)) },
  })
  const formula = `IF(${brokenFormula(placed, prefix)},"${breaks}","${agrees}")`
  const result: CellContent = { kind: 'formula', formula, value: isBroken(sum, figures) ? breaks : agrees, isText: true }
  const row = addCells(sheet, [
    textCell(0, sum.sum.rule),
    textCell(1, `${of.name}：${describeSum(sum)}`),
    side(2, left, sum.left),
    side(3, right, sum.right),
    { ...textCell(4, ''), align: 'center', content: result },
  ])
  const ref = refOf(row, 4)
  sheet.addRule([ref], `${ref}="${breaks}"`, MARKS.broken)
}

/** `自然人：一＋二＝（七）总计＋四`; of many that are added the first and the last. */
function describeSum({ sum, row, column, left, right }: SumCells): string {
  const where = sum.axis === 'row' ? shortLabel(row?.label ?? '') : (cellLabelOf(right[0]!)?.column ?? column?.id ?? '')
  const name = (path: string) => (sum.axis === 'row' ? cellLabelOf(path)?.column : cellLabelOf(path)?.row) ?? path
  const side = (paths: readonly string[]) =>
    paths.length > 3 ? [paths[0]!, paths.at(-1)!].map(name).join('＋…＋') : paths.map(name).join('＋')
  return `${where === '' ? '' : `${where}：`}${side(left)}＝${side(right)}`
}

/** Every figure in a row of its own, as the report has it: for sorting, filtering and tables made from it. */
export function dataSheet(report: Report): Sheet {
  const sheet = new Sheet({ name: workbookWords.data, widths: [24, 8, 14, 40, 18, 12, 10, 14, 28, 16, 12], isList: true })
  sheet.addRow(headCells(figureHeads), LINE + 6)
  for (const figure of csvFigures(report)) {
    const fields = figureLine(report.organ?.value, report.year?.value, figure, 'zh')
    addCells(
      sheet,
      fields.map((text, column) => (column === YEAR || column === VALUE ? numericCell(column, text) : textCell(column, text))),
    )
  }
  return sheet
}

const YEAR = figureHeads.indexOf('年份')
const VALUE = figureHeads.indexOf('数值')

function numericCell(column: number, text: string): SheetCell {
  const number = numberCell(text)
  if (!number) return textCell(column, text)
  return { ...textCell(column, ''), align: 'right', format: number.format, content: { kind: 'number', value: number.value } }
}

function headCells(heads: readonly string[]): SheetCell[] {
  return heads.map((text, column) => ({ column, style: '核对资料表头', content: { kind: 'text', text } }))
}

function textCell(column: number, text: string): SheetCell {
  return { column, style: '核对资料', content: { kind: 'text', text } }
}

/** As high as its longest text needs. */
function addCells(sheet: Sheet, cells: readonly SheetCell[]): number {
  const lines = cells.map(({ column, content }) =>
    content.kind === 'text' ? Math.ceil(columnsOf(content.text) / (sheet.widths[column]! * 0.95)) : 1,
  )
  return sheet.addRow(cells, Math.max(1, ...lines) * LINE + 6)
}
