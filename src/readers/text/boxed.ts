import type { SourceCell } from '../../model/block.js'
import { readBoxGrid, type BoxCell } from './box-grid.js'
import { cellOf } from './join-pieces.js'
import { isBlank, type Line } from './lines.js'
import type { Region, TableReading } from './reading.js'

/** Grid tables with a rule between rows (pandoc, reStructuredText, w3m, links): cells are the areas their borders enclose, merged ones too. */
export function readBoxed(region: Region): TableReading | undefined {
  const lines = region.lines.filter((line) => !isBlank(line))
  if (lines.length < 3 || !isTopRule(lines[0]!) || lines.filter((line) => isRule(line.text)).length < 2) return undefined
  const cells = readBoxGrid(lines)
  if (cells.length < 2) return undefined
  return { rows: rowsOf(cells), evidence: { rowEnds: 'known', spans: 'kept', blanks: 'kept' } }
}

/** `+----+---+`, `┌──┬──┐`. */
export function isTopRule(line: Line): boolean {
  return /^\s*[+┌╔┏╒╓┍┎][-=─━═+┬╦┳╤╥┐╗┓╕╖]{2,}\s*$/.test(line.text)
}

/** The line is nothing but a rule, or has one over some of its columns. */
export function isRule(text: string): boolean {
  return /[|+├└┌╠╚╔│┃║┼┤┬┴╟╞][-=─━═]{2,}/.test(text)
}

function rowsOf(cells: readonly BoxCell[]): SourceCell[][] {
  const tops = sorted(cells.map((cell) => cell.top))
  const lefts = sorted(cells.map((cell) => cell.left))
  const rows: SourceCell[][] = tops.map(() => [])
  const ordered = [...cells].sort((a, b) => a.top - b.top || a.left - b.left)
  for (const cell of ordered) {
    rows[countBelow(tops, cell.top)]!.push({
      ...cellOf(cell.pieces, cell.at.start),
      colSpan: countBelow(lefts, cell.right) - countBelow(lefts, cell.left),
      rowSpan: countBelow(tops, cell.bottom) - countBelow(tops, cell.top),
    })
  }
  return rows
}

function sorted(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

/** How many of the sorted values are less than the limit. */
function countBelow(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
