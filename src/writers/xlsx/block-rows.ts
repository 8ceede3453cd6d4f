import { sum } from '../../arithmetic/numbers.js'
import { toHan } from '../../language/han-numerals.js'
import { emsOf } from '../../language/width.js'
import { gridOf, type GridCell } from '../../layout/table-grid.js'
import type { DocumentBlock, DocumentTable } from '../../model/document.js'
import { sizeOf } from './cell-styles.js'
import { numberCell } from './number-cell.js'
import { HIGHEST_ROW, type CellContent, type SheetCell } from './sheet.js'

interface SheetRow {
  readonly cells: readonly SheetCell[]
  readonly height: number
}

/** Ems of 10.5 points in a digit's width of a column, less than a whole half for the room at the sides. */
const EMS_PER_DIGIT = 0.48
const EM = 10.5
/** Of the size of type. */
const LINE_PITCH = 1.5
/** Over and under a cell's lines, in points. */
const CELL_ROOM = 6

type TextBlock = Exclude<DocumentBlock, DocumentTable> | { readonly kind: 'caption'; readonly text: string }

/** A paragraph over the whole width; what no row can show stands in several, which reading back joins. */
export function paragraphRows(block: TextBlock, widths: readonly number[]): SheetRow[] {
  const style = styleOf(block)
  const perLine = emsPerLine(sum(widths), style)
  const most = Math.floor((HIGHEST_ROW - CELL_ROOM) / (sizeOf(style) * LINE_PITCH)) - 1
  return piecesOf(shownText(block), perLine * most).map((text, index) => ({
    cells: [
      {
        column: 0,
        colSpan: widths.length,
        style: index === 0 ? style : '续前段',
        content: { kind: 'text', text },
        ...(block.kind === 'paragraph' && block.list && { indent: 2 * block.list.depth }),
      },
    ],
    height: heightOf(text, perLine, style),
  }))
}

/** 左空二字; a list without ordinals gets a mark. Reading back leaves both out. */
function shownText(block: TextBlock): string {
  if (block.kind !== 'paragraph') return block.text
  if (block.list) return block.list.ordered ? block.text : `• ${block.text}`
  return block.role === 'body' || block.role === 'contact' ? `　　${block.text}` : block.text
}

function styleOf(block: TextBlock): string {
  switch (block.kind) {
    case 'title':
      return block.inferred ? '公文标题（推定）' : 'Title'
    case 'heading':
      return block.annex === 'title' ? '附件标题' : block.annex ? `附件${toHan(block.level)}级标题` : `Heading ${block.level}`
    case 'caption':
      return '表题'
    case 'paragraph':
      return block.list ? (block.list.ordered ? '编号列表' : '项目列表') : roleStyles[block.role]
  }
}

const roleStyles = {
  body: '正文',
  contact: '联系方式',
  signature: '发文机关署名',
  date: '成文日期',
  attachment: '附件说明',
  note: '附注',
  imprint: '版记',
  annex: '附件序号',
} as const

/** Cut after a sentence where one ends in the second half. */
function piecesOf(text: string, mostEms: number): string[] {
  const most = Math.floor(mostEms)
  const pieces: string[] = []
  let rest = [...text]
  while (rest.length > most) {
    const sentence = rest.slice(0, most).lastIndexOf('。') + 1
    let end = sentence > most / 2 ? sentence : most
    // White space at the end of a cell would be lost.
    while (end > 1 && /\s/.test(rest[end - 1]! + rest[end]!)) end--
    pieces.push(rest.splice(0, end).join(''))
  }
  return [...pieces, rest.join('')]
}

function emsPerLine(width: number, style: string): number {
  return Math.max(1, (width * EMS_PER_DIGIT * EM) / sizeOf(style))
}

function heightOf(text: string, perLine: number, style: string): number {
  const lines = sum(text.split('\n').map((line) => Math.max(1, Math.ceil(emsOf(line) / perLine))))
  return lines * sizeOf(style) * LINE_PITCH + CELL_ROOM
}

interface TableRow extends SheetRow {
  /** Figures that stand in it, with their columns. */
  readonly paths: readonly (readonly [path: string, column: number])[]
}

/** A table's rows in the sheet's grid, the captions of its parts among them. */
export function tableRows(table: DocumentTable, widths: readonly number[]): TableRow[] {
  const { rows, columnCount } = gridOf(table)
  const suffix = table.headersInferred ? '（推定）' : ''
  const heights = rowHeights(
    rows.map((row) => row.cells),
    widths,
    suffix,
  )
  let open: readonly GridCell[] = []
  return rows.map(({ cells }, index) => {
    open = [...open.filter((cell) => cell.row + cell.rowSpan > index && cell.row < index), ...cells]
    const shown = open.flatMap((cell) => (cell.row === index ? [cellOf(cell, suffix)] : blanksUnder(cell, suffix)))
    const paths = cells.flatMap(({ source, column }) => (source?.figure ? [[source.figure.path, column] as const] : []))
    return {
      cells: shown.filter(({ column }) => column < columnCount).toSorted((a, b) => a.column - b.column),
      height: heights[index]!,
      paths,
    }
  })
}

function cellOf(cell: GridCell, suffix: string): SheetCell {
  const { column, colSpan, rowSpan, align, source, text } = cell
  const style = cellStyle(cell, suffix)
  const number = source?.scope === undefined ? numberCell(text, unitOf(cell)) : null
  const content: CellContent = number ? { kind: 'number', value: number.value } : { kind: 'text', text }
  return { column, colSpan, rowSpan, style, align, content, ...(number && { format: number.format }) }
}

/** 5200元 is the number 5200 in a format that says 元. */
function unitOf({ source, text }: GridCell): string {
  return source?.figure ? /[^\d"\\]*$/.exec(text)![0] : ''
}

function blanksUnder(cell: GridCell, suffix: string): SheetCell[] {
  const style = cellStyle(cell, suffix)
  return Array.from({ length: cell.colSpan }, (_, index) => ({
    column: cell.column + index,
    style,
    align: cell.align,
    content: { kind: 'text', text: '' },
  }))
}

function cellStyle({ source, isHeader, align }: GridCell, suffix: string): string {
  if (source === null) return isHeader ? `表头${suffix}` : '表格空位'
  if (source.filler) return '表格空位'
  if (source.scope === 'col' || source.scope === 'colgroup') return `表头${suffix}`
  if (isHeader) return `表格项目${align === 'center' ? '居中' : ''}${suffix}`
  return stateStyles[source.figure?.state ?? 'read'] ?? '表格文字'
}

const stateStyles: Readonly<Record<string, string>> = { inferred: '推定数据', corrected: '更正数据', lost: '缺失数据' }

/** What a cell over several rows needs beyond them goes to its last. */
function rowHeights(rows: readonly (readonly GridCell[])[], widths: readonly number[], suffix: string): number[] {
  const needOf = (cell: GridCell) => {
    const style = cellStyle(cell, suffix)
    return heightOf(cell.text, emsPerLine(sum(widths.slice(cell.column, cell.column + cell.colSpan)), style), style)
  }
  const heights = rows.map((cells) => Math.max(20, ...cells.filter((cell) => cell.rowSpan === 1).map(needOf)))
  for (const cell of rows.flat().filter(({ rowSpan }) => rowSpan > 1)) {
    const last = cell.row + cell.rowSpan - 1
    heights[last]! += Math.max(0, needOf(cell) - sum(heights.slice(cell.row, last + 1)))
  }
  return heights
}
