import type { SourceCell } from '../../model/block.js'
import { isBlank } from './lines.js'
import { cellOf, readPipeLine } from './pipes.js'
import type { Region, TableReading } from './reading.js'

/** A cell, or the pipes that pad a row: `run` counts the pipes of one unbroken run. */
type Item = { readonly kind: 'cell'; readonly cell: SourceCell } | { readonly kind: 'pads'; readonly run: number }

const widest = 60

/**
 * M1, M3, M6: a cell on every line, closed by a pipe; runs of pipes fill a row up to the width of the grid. A row that fills the grid has
 * no pads, so the ends of rows are counted: cells + pads = width in every row but the last, which has lost its pads.
 */
export function readCellPerLine(region: Region): TableReading | undefined {
  const items = region.lines.filter((line) => !isBlank(line)).flatMap((line) => itemsOf(readPipeLine(line)))
  const width = widthOf(items)
  const cells = items.flatMap((item) => (item.kind === 'cell' ? [item.cell] : []))
  if (width === undefined) return { rows: [cells], evidence: { rowEnds: 'unknown', spans: 'lost', blanks: 'unclear' } }
  return { rows: cutRows(items, width), evidence: { rowEnds: 'derived', spans: 'lost', blanks: 'unclear' } }
}

function itemsOf(line: ReturnType<typeof readPipeLine>): Item[] {
  const cells = line.cells.map((cell): Item => ({ kind: 'cell', cell }))
  if (line.pads === 0) return cells
  // A lone pipe on its line may be an empty cell as well as a pad.
  if (line.pads === 1 && cells.length === 0) return [{ kind: 'cell', cell: cellOf('', line.line.start) }]
  return [...cells, { kind: 'pads', run: line.pads }]
}

/** The smallest width at which every run of pads ends exactly at the end of a row. */
function widthOf(items: readonly Item[]): number | undefined {
  if (!items.some((item) => item.kind === 'pads')) return undefined
  const least = Math.max(...items.map((item) => (item.kind === 'pads' ? item.run + 1 : 1)))
  for (let width = least; width <= widest; width++) if (fits(items, width)) return width
  return undefined
}

function fits(items: readonly Item[], width: number): boolean {
  let filled = 0
  for (const item of items) {
    filled += item.kind === 'pads' ? item.run : 1
    if (filled > width || (item.kind === 'pads' && filled < width)) return false
    if (filled === width) filled = 0
  }
  return true
}

function cutRows(items: readonly Item[], width: number): SourceCell[][] {
  const rows: SourceCell[][] = [[]]
  let filled = 0
  for (const item of items) {
    if (filled === 0 && rows.at(-1)!.length > 0) rows.push([])
    if (item.kind === 'cell') rows.at(-1)!.push(item.cell)
    filled = (filled + (item.kind === 'pads' ? item.run : 1)) % width
  }
  return rows
}
