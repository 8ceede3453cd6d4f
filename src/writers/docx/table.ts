import { emsOf } from '../../language/width.js'
import { sum } from '../../arithmetic/numbers.js'
import type { DocumentCell, DocumentRow, DocumentTable } from '../../model/document.js'
import { escapeMarkup } from '../markup-text.js'
import { writeText } from './run.js'
import { CELL_SIDES, type TableFit } from './table-fit.js'

/**
 * A table as WordprocessingML, written directly: through objects of `docx` it took three times as long. A table of several parts is one
 * grid, each part's caption a row across it.
 */
export function writeTable(table: DocumentTable, fit: TableFit): string {
  const rows = gridRows(table)
  const writer = new RowWriter(fit, rows)
  return `<w:tbl>${tableProperties(table, fit)}<w:tblGrid>${fit.widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.map((row, index) => writer.write(row, index)).join('')}</w:tbl>`
}

/** `tblLook` tells which headers the report itself marks; those inferred from the content are not claimed. */
function tableProperties(table: DocumentTable, { widths }: TableFit): string {
  const cells = table.parts.flatMap((part) => part.body.flatMap((row) => row.cells))
  const firstRow = !table.headersInferred && table.parts.some((part) => part.head.length > 0) ? 1 : 0
  const firstColumn = !table.headersInferred && cells.some((cell) => cell.scope?.startsWith('row')) ? 1 : 0
  const width = sum(widths)
  return [
    `<w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`,
    `<w:tblLook w:val="${firstRow || firstColumn ? '04A0' : '0400'}" w:firstRow="${firstRow}" w:lastRow="0" w:firstColumn="${firstColumn}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
    `<w:tblCaption w:val="${attribute(table.caption)}"/><w:tblDescription w:val="${attribute(table.summary)}"/></w:tblPr>`,
  ].join('')
}

function attribute(text: string): string {
  return escapeMarkup(text.replace(/\s*\n\s*/g, ' '))
}

interface GridRow {
  readonly cells: readonly DocumentCell[]
  /** Repeated at the head of each page the table runs over. */
  readonly isHeader: boolean
  readonly keepsNext: boolean
}

/** Header rows repeat only where they stand first and head the whole table, so not in a table of several parts; that one stays on a page. */
function gridRows(table: DocumentTable): GridRow[] {
  const isWhole = table.parts.length === 1
  const rows = table.parts.flatMap((part) => [
    ...(part.caption === null ? [] : [captionRow(part.caption, table.columnCount)]),
    ...part.head.map((row) => ({ row, isHeader: isWhole && part.caption === null })),
    ...part.body.map((row) => ({ row, isHeader: false })),
  ])
  return rows.map(({ row, isHeader }, index) => ({
    cells: row.cells,
    isHeader,
    keepsNext: index < rows.length - 1 && (!isWhole || isHeader || rows[index + 1]!.row.keepWithPrevious),
  }))
}

function captionRow(text: string, columns: number): { row: DocumentRow; isHeader: false } {
  const cell: DocumentCell = { text, column: 0, colSpan: columns, rowSpan: 1, scope: 'colgroup', headers: [], align: 'center' }
  return { row: { cells: [cell], keepWithPrevious: false }, isHeader: false }
}

/** Share of the page's height from which a row may be split: kept whole, it could run off the page. */
const SPLIT_FROM = 0.85

/** Remembers the cells that reach down from rows above: each row must say anew that they go on. */
class RowWriter {
  private readonly reaching = new Map<number, { cell: DocumentCell; end: number }>()

  private readonly leastHeight: string

  constructor(
    private readonly fit: TableFit,
    private readonly all: readonly GridRow[],
  ) {
    this.leastHeight = fit.leastRow === 0 ? '' : `<w:trHeight w:val="${fit.leastRow}" w:hRule="atLeast"/>`
  }

  write(row: GridRow, index: number): string {
    const going = [...this.reaching.values()].filter(({ end }) => end > index)
    const cells = [...row.cells.map((cell) => ({ cell, goesOn: false })), ...going.map(({ cell }) => ({ cell, goesOn: true }))]
    cells.sort((one, other) => one.cell.column - other.cell.column)
    for (const cell of row.cells) {
      if (cell.rowSpan > 1) this.reaching.set(cell.column, { cell, end: Math.min(index + cell.rowSpan, this.all.length) })
    }
    const properties = `${this.isTall(row) ? '' : '<w:cantSplit/>'}${this.leastHeight}${row.isHeader ? '<w:tblHeader/>' : ''}`
    const written = cells.map(({ cell, goesOn }) => this.cell(cell, goesOn, row.keepsNext))
    return `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${written.join('')}</w:tr>`
  }

  private cell(cell: DocumentCell, goesOn: boolean, keepsNext: boolean): string {
    const span = cell.colSpan > 1 ? `<w:gridSpan w:val="${cell.colSpan}"/>` : ''
    const merge = goesOn ? '<w:vMerge/>' : cell.rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''
    const properties = `<w:tcW w:w="${this.widthOf(cell)}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/>`
    const style = `<w:pStyle w:val="${styleOf(cell)}${this.fit.type.suffix}"/>${keepsNext ? '<w:keepNext/>' : ''}`
    return `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:pPr>${style}</w:pPr>${goesOn ? '' : writeText(cell.text, stateStyle(cell))}</w:p></w:tc>`
  }

  private widthOf(cell: DocumentCell): number {
    return sum(this.fit.widths.slice(cell.column, cell.column + cell.colSpan))
  }

  private isTall(row: GridRow): boolean {
    const { size, line } = this.fit.type
    return row.cells.some((cell) => {
      if (cell.rowSpan > 1 || cell.text.length < 100) return false
      const perLine = Math.max(1, Math.floor((this.widthOf(cell) - CELL_SIDES) / (size * 10)))
      const lines = cell.text.split('\n').reduce((count, text) => count + Math.max(1, Math.ceil(emsOf(text) / perLine)), 0)
      return lines * line > this.fit.height * SPLIT_FROM
    })
  }
}

function styleOf(cell: DocumentCell): string {
  if (cell.filler) return 'TableFiller'
  if (cell.scope === 'col' || cell.scope === 'colgroup') return 'TableHead'
  if (cell.scope) return cell.align === 'center' ? 'TableLabelCentred' : 'TableLabel'
  return cell.align === 'center' ? 'TableText' : 'TableTextLeft'
}

function stateStyle({ figure }: DocumentCell): string {
  if (figure?.state === 'inferred') return 'InferredFigure'
  return figure?.state === 'lost' ? 'LostFigure' : ''
}
