import type { PageItem, PlacedLine, PlacedText, Rule } from './page.js'
import type { MeasuredCell, MeasuredTable } from './measured-table.js'
import type { SegmentText, TableSegment } from './table-segments.js'
import { placeLines } from './text-block.js'
import { baselineIn } from './type-area.js'

/** Thickness of a table's rules, in points. */
const RULE_WIDTH = 0.5

interface Corner {
  readonly left: number
  readonly top: number
}

/** Places a stretch of a table on its page: rules first, heads shown again, then the cells in reading order. */
export function placeSegment(
  table: MeasuredTable,
  segment: TableSegment,
  corner: Corner,
  nodeOf: (cell: MeasuredCell) => number,
): PageItem[] {
  const tops = rowTops(segment, corner.top)
  const lines = (text: SegmentText): PlacedLine[] => placeCell(table, text, tops, corner.left)
  const repeated = segment.texts.filter((text) => text.isRepeated).flatMap(lines)
  const own = segment.texts
    .filter((text) => !text.isRepeated && text.lines.length > 0)
    .map((text): PlacedText => ({ kind: 'text', meaning: nodeOf(text.cell), lines: lines(text) }))
  const header: PageItem[] = repeated.length > 0 ? [{ kind: 'text', meaning: 'header', lines: repeated }] : []
  return [{ kind: 'rules', width: RULE_WIDTH, rules: drawRules(table, segment, tops, corner.left) }, ...header, ...own]
}

function rowTops(segment: TableSegment, top: number): number[] {
  const tops = [top]
  for (const row of segment.rows) tops.push(tops.at(-1)! + row.height)
  return tops
}

function placeCell(
  table: MeasuredTable,
  { cell, lines, firstRow, lastRow }: SegmentText,
  tops: readonly number[],
  left: number,
): PlacedLine[] {
  const [top, bottom] = [tops[firstRow]!, tops[lastRow + 1]!]
  const first = (top + bottom - lines.length * table.lineHeight) / 2
  const baseline = first + baselineIn(table.lineHeight, table.measures.size)
  return placeLines(lines, left + table.edges[cell.column]!, (index) => baseline + index * table.lineHeight)
}

/** The lines between cells, each drawn once. */
function drawRules(table: MeasuredTable, segment: TableSegment, tops: readonly number[], left: number): Rule[] {
  const owners = ownersOf(segment, table.grid.columnCount)
  const [rowCount, columnCount] = [segment.rows.length, table.grid.columnCount]
  const rules: Rule[] = []
  for (let edge = 0; edge <= rowCount; edge++) {
    const isDrawn = (column: number): boolean => edge === 0 || edge === rowCount || owners[edge - 1]![column] !== owners[edge]![column]
    for (const [from, to] of stretches(columnCount, isDrawn)) {
      rules.push({
        x: round(left + table.edges[from]!),
        y: round(tops[edge]!),
        length: round(table.edges[to]! - table.edges[from]!),
        direction: 'across',
      })
    }
  }
  for (let edge = 0; edge <= columnCount; edge++) {
    const isDrawn = (row: number): boolean => edge === 0 || edge === columnCount || owners[row]![edge - 1] !== owners[row]![edge]
    for (const [from, to] of stretches(rowCount, isDrawn)) {
      rules.push({ x: round(left + table.edges[edge]!), y: round(tops[from]!), length: round(tops[to]! - tops[from]!), direction: 'down' })
    }
  }
  return rules
}

/** For each row of the segment and each column, which text of the segment has the place. */
function ownersOf(segment: TableSegment, columnCount: number): Int32Array[] {
  const owners = segment.rows.map(() => new Int32Array(columnCount).fill(-1))
  segment.texts.forEach(({ cell, firstRow, lastRow }, index) => {
    for (let row = firstRow; row <= lastRow; row++) owners[row]!.fill(index, cell.column, cell.column + cell.colSpan)
  })
  return owners
}

/** The stretches [from, to) of 0…count in which it holds. */
function stretches(count: number, holds: (index: number) => boolean): [number, number][] {
  const found: [number, number][] = []
  for (let index = 0; index < count; index++) {
    if (!holds(index)) continue
    const last = found.at(-1)
    if (last?.[1] === index) last[1] = index + 1
    else found.push([index, index + 1])
  }
  return found
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
