import { broken } from '../docx/package-fault.js'
import { child, children, type XmlElement } from '../docx/xml.js'
import { numberText } from './number-text.js'
import { textOfString, unescaped, type Workbook } from './workbook.js'

/** A cell by its place, counted from 1. */
export interface Cell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly isBordered: boolean
  /** Name of its style, and how far in from the left it begins. */
  readonly style: string
  readonly indent: number
}

/** Cells merged into one, which shows the first. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  /** Of each row that has any, by column. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>
  readonly merged: readonly Area[]
  readonly isHiddenRow: (row: number) => boolean
  readonly isHiddenColumn: (column: number) => boolean
  /** Cells whose formula has no value with it. */
  readonly unknown: readonly string[]
}

export function readSheet(sheet: XmlElement, workbook: Workbook): Sheet {
  const rows = new Map<number, Map<number, Cell>>()
  const hiddenRows = new Set<number>()
  const unknown: string[] = []
  let last = 0
  for (const element of children(child(sheet, 's:sheetData'), 's:row')) {
    const row = Number(element.attributes['r'] ?? last + 1)
    last = row
    if (isTrue(element.attributes['hidden'])) hiddenRows.add(row)
    const cells = readCells(element, row, workbook)
    for (const { cell, isUnknown } of cells) if (isUnknown) unknown.push(nameOfCell(cell))
    rows.set(row, new Map(cells.map(({ cell }) => [cell.column, cell])))
  }
  const hiddenColumns = children(child(sheet, 's:cols'), 's:col').filter(({ attributes }) => isTrue(attributes['hidden']))
  const ranges = hiddenColumns.map(({ attributes }) => ({ from: Number(attributes['min']), to: Number(attributes['max']) }))
  return {
    rows,
    merged: readMerged(sheet, last),
    isHiddenRow: (row) => hiddenRows.has(row),
    isHiddenColumn: (column) => ranges.some(({ from, to }) => column >= from && column <= to),
    unknown,
  }
}

function isTrue(value: string | undefined): boolean {
  return /^(?:1|true)$/.test(value ?? '')
}

function readCells(row: XmlElement, number: number, workbook: Workbook): { cell: Cell; isUnknown: boolean }[] {
  let last = 0
  return children(row, 's:c').map((element) => {
    const column = columnOf(element.attributes['r'] ?? '') || last + 1
    last = column
    const style = workbook.styles[Number(element.attributes['s'] ?? 0)]
    const written = child(element, 's:v')?.children.join('') ?? ''
    const text = textOfCell(element, written, workbook).trim()
    return {
      cell: { row: number, column, text, isBordered: style?.isBordered ?? false, style: style?.name ?? '', indent: style?.indent ?? 0 },
      isUnknown: child(element, 's:f') !== undefined && written === '' && element.attributes['t'] !== 'str',
    }
  })
}

/** By the cell's type (ECMA-376-1, 18.18.11 ST_CellType). */
function textOfCell(cell: XmlElement, written: string, { strings, styles, is1904 }: Workbook): string {
  const type = cell.attributes['t'] ?? 'n'
  if (type === 'inlineStr') return textOfString(child(cell, 's:is'))
  if (type === 's') return strings[Number(written)] ?? ''
  if (type === 'b') return written === '' ? '' : isTrue(written) ? 'TRUE' : 'FALSE'
  return type === 'n' ? numberText(written, styles[Number(cell.attributes['s'] ?? 0)]?.format, is1904) : unescaped(written)
}

/** More than any sheet has: the rows all merged cells together reach over. */
const mostMergedRows = 1_000_000

function readMerged(sheet: XmlElement, lastRow: number): Area[] {
  let left = mostMergedRows
  return children(child(sheet, 's:mergeCells'), 's:mergeCell').flatMap(({ attributes }) => {
    const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(attributes['ref'] ?? '')
    if (!found) return []
    const area = {
      top: Number(found[2]),
      left: columnOf(found[1]!),
      bottom: Math.min(lastRow, Number(found[4])),
      right: columnOf(found[3]!),
    }
    left -= Math.max(0, area.bottom - area.top + 1)
    if (left < 0) throw broken()
    return area.bottom >= area.top && area.right >= area.left ? [area] : []
  })
}

/** `AB12` is in the 28th column. */
function columnOf(name: string): number {
  let column = 0
  for (const letter of /^[A-Z]*/i.exec(name)![0].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** `B7`, as the sheet's own heads have it. */
export function nameOfCell({ row, column }: Pick<Cell, 'row' | 'column'>): string {
  return `${nameOfColumn(column)}${row}`
}

function nameOfColumn(column: number): string {
  return column <= 0 ? '' : nameOfColumn(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))
}
