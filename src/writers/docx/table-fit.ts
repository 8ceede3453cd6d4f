import { roundTo, sum } from '../../arithmetic/numbers.js'
import { emsOf } from '../../language/width.js'
import type { DocumentCell, DocumentTable } from '../../model/document.js'
import { sidewaysWidth, uprightHeight, uprightWidth } from './measures.js'
import { tableSizes, type TableSize } from './table-styles.js'

export interface TableFit {
  readonly type: TableSize
  /** On a sheet on its side. */
  readonly sideways: boolean
  /** Of the grid's columns, in twips; they fill the type area. */
  readonly widths: readonly number[]
  /** Of the sheet's type area, in twips. */
  readonly height: number
  /** Rows are no lower than this, in twips; 0 where their text says how high they are. */
  readonly leastRow: number
}

/** Left and right margins of a cell, in twips, and the same with its rules. */
const CELL_MARGINS = 80
export const CELL_SIDES = 90
const FEW_COLUMNS = 6
/** Twice 五号, as in the PDF. A form's rows are as high as their text: so it fits its page. */
const ROOMY_ROW = 420

interface Sheet {
  readonly type: TableSize
  readonly sideways: boolean
}

const [five, smallFive, six, smallSix] = tableSizes

/** 五号, or 小五 for tables of many columns; a smaller type or a sheet on its side only where figures and words would break otherwise. */
export function fitTable(table: DocumentTable): TableFit {
  const tokens = tokenWidths(table)
  const sheets = table.form === null ? freeSheets : formSheets(table)
  const { type, sideways } = sheets.find((sheet) => fits(tokens, sheet)) ?? sheets.at(-1)!
  const total = sideways ? sidewaysWidth : uprightWidth
  const widths = table.form === null ? shareOut({ wanted: table.widths, tokens, whole: wholeWidths(table) }, type, total) : table.widths
  const leastRow = table.form === null && type === five ? ROOMY_ROW : 0
  return { type, sideways, widths: roundTo(total, widths), height: sideways ? uprightWidth : uprightHeight, leastRow }
}

const freeSheets: readonly Sheet[] = [
  { type: five, sideways: false },
  { type: smallFive, sideways: false },
  { type: smallFive, sideways: true },
  { type: six, sideways: true },
  { type: smallSix, sideways: true },
]

/** A form keeps its upright sheet (standards of the form); its widths have made room for figures already. */
function formSheets(table: DocumentTable): readonly Sheet[] {
  const usual = table.columnCount <= FEW_COLUMNS ? five : smallFive
  return tightColumns(table) ? [{ type: six, sideways: false }] : [{ type: usual, sideways: false }]
}

function tightColumns(table: DocumentTable): boolean {
  return cellsOf(table).some(
    (cell) => cell.figure && cell.colSpan === 1 && emsOf(cell.text) * smallFive.size * 10 + CELL_MARGINS > table.widths[cell.column]!,
  )
}

function fits(tokens: readonly number[], { type, sideways }: Sheet): boolean {
  return sum(tokens.map((ems) => twips(ems, type))) <= (sideways ? sidewaysWidth : uprightWidth)
}

/** For each column the widest piece of text that must not be broken, in ems: a number, a word, two characters of Han. */
function tokenWidths(table: DocumentTable): number[] {
  const widths = table.widths.map(() => 1)
  for (const cell of cellsOf(table)) {
    if (cell.colSpan > 1) continue
    for (const [token] of cell.text.matchAll(/[\w.,%+-]{1,16}|[^\x00-\xff]{1,2}/g)) {
      widths[cell.column] = Math.max(widths[cell.column]!, emsOf(token))
    }
  }
  return widths
}

/** For each column the width of its longest text on one line, in ems. */
function wholeWidths(table: DocumentTable): number[] {
  const widths = table.widths.map(() => 0)
  for (const cell of cellsOf(table)) {
    if (cell.colSpan > 1) continue
    for (const line of cell.text.split('\n')) widths[cell.column] = Math.max(widths[cell.column]!, emsOf(line))
  }
  return widths
}

interface ColumnClaims {
  /** In hundredths of an em; the others in ems. */
  readonly wanted: readonly number[]
  readonly tokens: readonly number[]
  readonly whole: readonly number[]
}

/** No column claims more of the table than this for a long text. */
const WIDEST_CLAIM = 0.8

/** Every column gets its tokens' width, then what it asks for; what is left goes to long texts that would turn over. */
function shareOut({ wanted, tokens, whole }: ColumnClaims, type: TableSize, total: number): number[] {
  const least = tokens.map((ems) => twips(ems, type))
  if (sum(least) >= total) return least
  const desired = wanted.map((width, column) => Math.max(least[column]!, twips(width / 100, type)))
  if (sum(desired) > total) return grow(least, desired, total)
  return grow(
    desired,
    desired.map((width, column) => Math.max(width, Math.min(twips(whole[column]!, type), WIDEST_CLAIM * total))),
    total,
  )
}

/** Columns grown towards what they claim, all by the same share of it, as far as there is room. */
function grow(widths: readonly number[], claims: readonly number[], total: number): number[] {
  const missing = sum(claims) - sum(widths)
  const share = missing > 0 ? Math.min(1, (total - sum(widths)) / missing) : 0
  return widths.map((width, column) => width + (claims[column]! - width) * share)
}

function twips(ems: number, type: TableSize): number {
  return ems * type.size * 10 + CELL_SIDES
}

function cellsOf(table: DocumentTable): DocumentCell[] {
  return table.parts.flatMap((part) => [...part.head, ...part.body].flatMap((row) => row.cells))
}
