import { markup, type Markup } from '../markup.js'
import type { CellLook, MARKS, StyleBook } from './cell-styles.js'

/** What a cell holds. A formula comes with its value, so that the sheet shows it before it is worked out anew. */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly value: string; readonly isText?: true }

export interface SheetCell extends CellLook {
  /** From 0. */
  readonly column: number
  readonly colSpan?: number
  readonly rowSpan?: number
  readonly style: string
  readonly content: CellContent
}

/** A cell's place, `C5`; row and column from 0. */
export function refOf(row: number, column: number): string {
  return `${nameOfColumn(column + 1)}${row + 1}`
}

function nameOfColumn(column: number): string {
  return column <= 0 ? '' : nameOfColumn(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))
}

/** Excel shows no row higher than this, in points. */
export const HIGHEST_ROW = 409

/** What may be printed on one sheet of A4, at four fifths of its size; in points. */
const ONE_PAGE = 900

interface SheetOptions {
  readonly name: string
  /** In digits of the standard type. */
  readonly widths: readonly number[]
  /** Its first row stays in sight and lets the rows below be picked. */
  readonly isList?: true
}

/** One sheet, filled from above. */
export class Sheet {
  readonly name: string
  private readonly rows: { readonly height: number; readonly cells: SheetCell[] }[] = []
  private readonly merged: string[] = []
  private readonly rules: Markup[] = []
  private readonly links: Markup[] = []

  constructor(private readonly options: SheetOptions) {
    this.name = options.name
  }

  get rowCount(): number {
    return this.rows.length
  }

  get widths(): readonly number[] {
    return this.options.widths
  }

  /** Returns the row's number, from 0. */
  addRow(cells: readonly SheetCell[], height: number): number {
    const row = this.rows.push({ height: Math.min(height, HIGHEST_ROW), cells: [...cells] }) - 1
    for (const { column, colSpan = 1, rowSpan = 1 } of cells)
      if (colSpan > 1 || rowSpan > 1) this.merged.push(`${refOf(row, column)}:${refOf(row + rowSpan - 1, column + colSpan - 1)}`)
    return row
  }

  /** What stands in a cell becomes the value of a formula. */
  setFormula(row: number, column: number, formula: string): void {
    const { cells } = this.rows[row]!
    const index = cells.findIndex((cell) => cell.column === column)
    const { content } = cells[index]!
    if (content.kind === 'number') cells[index] = { ...cells[index]!, content: { kind: 'formula', formula, value: content.value } }
  }

  /** Cells that look otherwise while a formula holds; of two that hold, what was said first counts. */
  addRule(refs: readonly string[], formula: string, mark: (typeof MARKS)[keyof typeof MARKS]): void {
    this.rules.push(
      markup`<conditionalFormatting sqref="${refs.join(' ')}"><cfRule type="expression" dxfId="${mark}" priority="${this.rules.length + 1}" stopIfTrue="1"><formula>${formula}</formula></cfRule></conditionalFormatting>`,
    )
  }

  /** A click on the cell leads to another: `'申请表'!C5`. */
  addLink(ref: string, location: string): void {
    this.links.push(markup`<hyperlink ref="${ref}" location="${location}" display="${location}"/>`)
  }

  toXml(styles: StyleBook): Markup {
    const { widths, isList } = this.options
    const all = `A1:${refOf(Math.max(0, this.rows.length - 1), widths.length - 1)}`
    const height = this.rows.reduce((sum, row) => sum + row.height, 0)
    const pane = markup`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`
    return markup`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${all}"/><sheetViews><sheetView workbookViewId="0">${
      isList ? pane : null
    }</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.map(
      (width, index) => markup`<col min="${index + 1}" max="${index + 1}" width="${rounded(width)}" customWidth="1"/>`,
    )}</cols><sheetData>${this.rows.map((row, index) => rowXml(row.cells, index, row.height, styles))}</sheetData>${
      isList ? markup`<autoFilter ref="${all}"/>` : null
    }${
      this.merged.length > 0
        ? markup`<mergeCells count="${this.merged.length}">${this.merged.map((ref) => markup`<mergeCell ref="${ref}"/>`)}</mergeCells>`
        : null
    }${this.rules}${
      this.links.length > 0 ? markup`<hyperlinks>${this.links}</hyperlinks>` : null
    }<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="${
      !isList && height <= ONE_PAGE ? 1 : 0
    }"/></worksheet>`
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** Merged cells have their rules on all sides only where each of them is there; those of the rows below are written by their own rows. */
function rowXml(cells: readonly SheetCell[], row: number, height: number, styles: StyleBook): Markup | null {
  if (cells.length === 0) return null
  return markup`<row r="${row + 1}" ht="${rounded(height)}" customHeight="1">${cells.map((cell) => {
    const style = styles.indexOf(cell.style, cell)
    const others = Array.from({ length: (cell.colSpan ?? 1) - 1 }, (_, index) => refOf(row, cell.column + 1 + index))
    return [cellXml(refOf(row, cell.column), style, cell.content), ...others.map((ref) => markup`<c r="${ref}" s="${style}"/>`)]
  })}</row>`
}

function cellXml(ref: string, style: number, content: CellContent): Markup {
  switch (content.kind) {
    case 'number':
      return markup`<c r="${ref}" s="${style}"><v>${content.value}</v></c>`
    case 'formula':
      return markup`<c r="${ref}" s="${style}"${content.isText ? markup` t="str"` : null}><f>${content.formula}</f><v>${content.value}</v></c>`
    case 'text':
      if (content.text === '') return markup`<c r="${ref}" s="${style}"/>`
      return markup`<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(content.text)}</t></is></c>`
  }
}

/** `_x0041_` in a text would be read as the character it numbers (ECMA-376-1, 22.9.2.19 ST_Xstring). */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
