import { roundTo, sum } from '../../arithmetic/numbers.js'
import type { DocumentTable } from '../../model/document.js'
import { emsOf } from '../../language/width.js'
import { sidewaysWidth, uprightHeight, uprightWidth } from './measures.js'
import { tableSizes, type TableSize } from './table-styles.js'

interface Sheet {
  readonly type: TableSize
  /** On a sheet on its side. */
  readonly sideways: boolean
}

export interface TableFit extends Sheet {
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

const [five, smallFive, six, smallSix] = tableSizes

/** 五号, or 小五 for tables of many columns; a smaller type or a sheet on its side only where figures and words would break otherwise. */
export function fitTable(table: DocumentTable): TableFit {
  const { type, sideways, widths } = table.form === null ? fitContent(table) : fitForm(table)
  const leastRow = table.form === null && type === five ? ROOMY_ROW : 0
  const [width, height] = sideways ? [sidewaysWidth, uprightWidth] : [uprightWidth, uprightHeight]
  return { type, sideways, widths: roundTo(width, widths), height, leastRow }
}

/** A form keeps its upright sheet (standards of the form); its widths have made room for figures already. */
function fitForm({ columnCount, widths, parts }: DocumentTable): Sheet & Pick<TableFit, 'widths'> {
  const isTight = parts
    .flatMap((part) => part.body.flatMap((row) => row.cells))
    .filter((cell) => cell.figure && cell.colSpan === 1)
    .some((cell) => emsOf(cell.text) * smallFive.size * 10 + CELL_MARGINS > widths[cell.column]!)
  return { type: isTight ? six : columnCount <= FEW_COLUMNS ? five : smallFive, sideways: false, widths }
}

const freeSheets: readonly Sheet[] = [
  { type: five, sideways: false },
  { type: smallFive, sideways: false },
  { type: smallFive, sideways: true },
  { type: six, sideways: true },
  { type: smallSix, sideways: true },
]

/** What must not be broken: a number, a word, two characters of Han. */
const TOKEN = /[\w.,%+-]{1,16}|[^\x00-\xff]{1,2}/g
const LINE = /[^\n]+/g

/** No column claims more of the table than this for a long text. */
const WIDEST_CLAIM = 0.8

/** Every column gets its tokens' width, then what it asks for; what is left goes to long texts that would turn over. */
function fitContent(table: DocumentTable): Sheet & Pick<TableFit, 'widths'> {
  const [tokens, lines] = [widestPieces(table, TOKEN, 1), widestPieces(table, LINE, 0)]
  const roomOf = (sheet: Sheet): number => (sheet.sideways ? sidewaysWidth : uprightWidth)
  const twips = (ems: number, { type }: Sheet): number => ems * type.size * 10 + CELL_SIDES
  const leastOf = (sheet: Sheet): number[] => tokens.map((ems) => twips(ems, sheet))
  const sheet = freeSheets.find((candidate) => sum(leastOf(candidate)) <= roomOf(candidate)) ?? freeSheets.at(-1)!
  const [room, least] = [roomOf(sheet), leastOf(sheet)]
  const wished = table.widths.map((width, column) => Math.max(least[column]!, twips(width / 100, sheet)))
  const whole = wished.map((width, column) => Math.max(width, Math.min(twips(lines[column]!, sheet), WIDEST_CLAIM * room)))
  return { ...sheet, widths: sum(wished) > room ? grow(least, wished, room) : grow(wished, whole, room) }
}

/** For each column the widest such piece of its cells' texts, in ems. */
function widestPieces({ widths, parts }: DocumentTable, pieces: RegExp, least: number): number[] {
  const widest = widths.map(() => least)
  for (const cell of parts.flatMap((part) => [...part.head, ...part.body].flatMap((row) => row.cells))) {
    if (cell.colSpan > 1) continue
    for (const [piece] of cell.text.matchAll(pieces)) widest[cell.column] = Math.max(widest[cell.column]!, emsOf(piece))
  }
  return widest
}

/** Columns grown towards what they claim, all by the same share of it, as far as there is room. */
function grow(widths: readonly number[], claims: readonly number[], room: number): number[] {
  const missing = sum(claims) - sum(widths)
  const share = missing > 0 ? Math.max(0, Math.min(1, (room - sum(widths)) / missing)) : 0
  return widths.map((width, column) => width + (claims[column]! - width) * share)
}
