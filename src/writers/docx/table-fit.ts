import { characterWidth } from '../character-width.js'
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
}

/** Left and right margins of a cell, in twips, and the same with its rules. */
const CELL_MARGINS = 80
export const CELL_SIDES = 90
const FEW_COLUMNS = 6

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
  const widths = table.form === null ? shareOut(table.widths, tokens, type, total) : table.widths
  return { type, sideways, widths: roundTo(total, widths), height: sideways ? uprightWidth : uprightHeight }
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
    (cell) =>
      cell.figure && cell.colSpan === 1 && characterWidth(cell.text) * smallFive.size * 10 + CELL_MARGINS > table.widths[cell.column]!,
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
      widths[cell.column] = Math.max(widths[cell.column]!, characterWidth(token))
    }
  }
  return widths
}

/** Every column gets its tokens' width; what is left goes to those that ask for more. */
function shareOut(wanted: readonly number[], tokens: readonly number[], type: TableSize, total: number): number[] {
  const least = tokens.map((ems) => twips(ems, type))
  const desired = wanted.map((width, column) => Math.max(least[column]!, twips(width / 100, type)))
  if (sum(desired) <= total || sum(least) >= total) return sum(least) >= total ? least : desired
  const share = (total - sum(least)) / (sum(desired) - sum(least))
  return desired.map((width, column) => least[column]! + (width - least[column]!) * share)
}

function twips(ems: number, type: TableSize): number {
  return ems * type.size * 10 + CELL_SIDES
}

function roundTo(total: number, widths: readonly number[]): number[] {
  const scale = total / sum(widths)
  const rounded = widths.map((width) => Math.floor(width * scale))
  const rest = total - sum(rounded)
  return rounded.map((width, column) => width + (column < rest ? 1 : 0))
}

function cellsOf(table: DocumentTable): DocumentCell[] {
  return table.parts.flatMap((part) => [...part.head, ...part.body].flatMap((row) => row.cells))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
