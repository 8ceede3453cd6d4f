import { Paragraph, TableCell, TableRow } from 'docx'
import { gridOf, type GridCell, type GridRow } from '../../layout/table-grid.js'
import { sum } from '../../arithmetic/numbers.js'
import type { DocumentTable } from '../../model/document.js'
import type { FigureState } from '../../model/report.js'
import { emsOf } from '../../language/width.js'
import { DescribedTable, writtenOnce } from './beyond-docx.js'
import { paragraphOf } from './paragraph.js'
import type { TableFit } from './table-fit.js'
import { CELL_SIDES } from './table-styles.js'

/** A table of several parts is one grid, each part's caption a row across it; `tableLook` tells of the headers at its edges. */
export function tableOf(table: DocumentTable, fit: TableFit): DescribedTable {
  const { rows } = gridOf(table)
  const firstRow = rows.some((row) => row.section === 'head')
  const firstColumn = rows.some((row) => row.section === 'body' && row.cells.some(({ source }) => source?.scope?.startsWith('row')))
  return new DescribedTable(
    {
      style: table.headersInferred ? 'InferredTable' : 'ReportTable',
      width: { size: sum(fit.widths), type: 'dxa' },
      columnWidths: fit.widths,
      alignment: 'center',
      layout: 'fixed',
      tableLook: { firstRow, lastRow: false, firstColumn, lastColumn: false, noHBand: true, noVBand: true },
      rows: rowsOf(rows, table.parts.length === 1, fit),
    },
    table,
  )
}

/**
 * Header rows repeat only where they stand first and head the whole table, so not in a table of several parts; that one stays on a page.
 * Each row says anew that cells of the rows above reach into it: `docx` would do so for a `rowSpan`, but gives those cells no style, and
 * their empty lines are then as high as running text.
 */
function rowsOf(rows: readonly GridRow[], isWhole: boolean, fit: TableFit): TableRow[] {
  const height = fit.leastRow === 0 ? {} : ({ height: { value: fit.leastRow, rule: 'atLeast' } } as const)
  let open: readonly GridCell[] = []
  return rows.map((row, index) => {
    open = [...open.filter((cell) => cell.row + cell.rowSpan > index), ...row.cells]
    const isHeader = isWhole && row.section === 'head' && rows[0]!.section === 'head'
    const keepNext = index < rows.length - 1 && (!isWhole || isHeader || rows[index + 1]!.keepWithPrevious)
    return new TableRow({
      ...(!isTall(row, fit) && { cantSplit: true }),
      ...height,
      ...(isHeader && { tableHeader: true }),
      children: open.toSorted((one, other) => one.column - other.column).map((cell) => cellOf(cell, cell.row < index, keepNext, fit)),
    })
  })
}

/** Characters of a cell whose XML is kept: the longest label of a form has 37. How many are kept: twice as many save no more time. */
export const LONGEST_READY = 40
export const MOST_READY = 1000

/** Most cells of a form are the same in every report: labels, noughts, small figures. Without this a file takes twice the time. */
export const readyCells = new Map<string, TableCell>()

function cellOf(cell: GridCell, goesOn: boolean, keepNext: boolean, fit: TableFit): TableCell {
  const text = goesOn ? '' : cell.text
  const style = `${styleOf(cell)}${fit.type.suffix}`
  const runStyle = stateStyles[cell.source?.figure?.state ?? 'read']
  const width = widthOf(cell, fit)
  const verticalMerge = goesOn ? 'continue' : cell.rowSpan > 1 ? 'restart' : undefined
  const key = [width, cell.colSpan, verticalMerge, style, keepNext, runStyle, text].join(' ')
  const ready = readyCells.get(key)
  if (ready) return ready
  const made = new TableCell({
    width: { size: width, type: 'dxa' },
    ...(cell.colSpan > 1 && { columnSpan: cell.colSpan }),
    ...(verticalMerge && { verticalMerge }),
    verticalAlign: 'center',
    children: [new Paragraph({ ...paragraphOf(style, text, runStyle), ...(keepNext && { keepNext }) })],
  })
  return text.length > LONGEST_READY ? made : keepReady(key, made)
}

function keepReady(key: string, cell: TableCell): TableCell {
  if (readyCells.size >= MOST_READY) readyCells.clear()
  readyCells.set(key, writtenOnce(cell))
  return cell
}

function widthOf({ column, colSpan }: GridCell, { widths }: TableFit): number {
  return sum(widths.slice(column, column + colSpan))
}

function styleOf({ source, isHeader, align }: GridCell): string {
  if (source === null) return isHeader ? 'TableHead' : 'TableFiller'
  if (source.filler) return 'TableFiller'
  if (source.scope === 'col' || source.scope === 'colgroup') return 'TableHead'
  if (isHeader) return align === 'center' ? 'TableLabelCentred' : 'TableLabel'
  return align === 'center' ? 'TableText' : 'TableTextLeft'
}

const stateStyles: Readonly<Partial<Record<FigureState, string>>> = {
  inferred: 'InferredFigure',
  lost: 'LostFigure',
  corrected: 'CorrectedFigure',
}

/** Share of the page's height from which a row may be split: kept whole, it could run off the page. */
const SPLIT_FROM = 0.85

function isTall(row: GridRow, fit: TableFit): boolean {
  const { size, line } = fit.type
  return row.cells.some((cell) => {
    if (cell.rowSpan > 1 || cell.text.length < 100) return false
    const perLine = Math.max(1, Math.floor((widthOf(cell, fit) - CELL_SIDES) / (size * 10)))
    const lines = cell.text.split('\n').reduce((count, text) => count + Math.max(1, Math.ceil(emsOf(text) / perLine)), 0)
    return lines * line > fit.height * SPLIT_FROM
  })
}
