import type { SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { cellOf } from './join-pieces.js'
import { isBlank, trimLine, type Line } from './lines.js'
import { isPadLine, isSeparatorLine, pieceOf, readPipeLine } from './pipes.js'
import type { Region, TableReading } from './reading.js'

/** A cell, or the pipes that pad a row: `run` counts the pipes of one unbroken run. */
type Item = { readonly kind: 'cell'; readonly cell: SourceCell } | { readonly kind: 'pads'; readonly run: number }

const widest = 60

/**
 * M1–M8 and M14: a cell on every line or over several, closed by the next pipe, wherever that stands. Runs of pipes fill a row up to the
 * width of the grid; a row that fills the grid has none, so the ends of rows are counted: cells + pads = width in every row but the
 * last, which has lost its pads. A table without such runs is one run of cells.
 */
export function readCellPerLine(region: Region): TableReading | undefined {
  const items = itemsOf(region.lines)
  const width = widthOf(items)
  if (width === undefined)
    return {
      rows: [items.flatMap((item) => (item.kind === 'cell' ? [item.cell] : []))],
      evidence: { rowEnds: 'unknown', spans: 'lost', blanks: 'unclear' },
    }
  return { rows: withoutRowStarts(cutRows(items, width)), evidence: { rowEnds: 'derived', spans: 'lost', blanks: 'unclear' } }
}

/** A pipe closes the cell before it; where there is none, an empty cell or a pad stands. */
function itemsOf(lines: readonly Line[]): Item[] {
  const items: Item[] = []
  let pending: Text[] = []
  const close = (place: number) => {
    items.push({ kind: 'cell', cell: cellOf(pending, place) })
    pending = []
  }
  for (const line of lines) {
    if (isBlank(line) || isSeparatorLine(line.text)) continue
    if (isPadLine(line.text) && pending.length === 0) {
      const run = line.text.trim().length
      if (run === 1) close(trimLine(line).start)
      else items.push({ kind: 'pads', run })
      continue
    }
    const { tokens, pads } = readPipeLine(line)
    for (const token of tokens) {
      if (token.kind === 'text') pending.push(pieceOf(line, token.from, token.to))
      else close(line.start + token.at)
    }
    if (pads > 0) items.push({ kind: 'pads', run: pads })
  }
  if (pending.length > 0) close(pending[0]!.at.start)
  return items
}

/** The smallest width at which every run of pads ends exactly at the end of a row. */
function widthOf(items: readonly Item[]): number | undefined {
  const longest = items.reduce((most, item) => (item.kind === 'pads' ? Math.max(most, item.run) : most), 0)
  if (longest === 0) return undefined
  for (let width = longest + 1; width <= widest; width++) if (fits(items, width)) return width
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

/** M4, M5: a pipe alone on its line begins every row. */
function withoutRowStarts(rows: readonly SourceCell[][]): SourceCell[][] {
  const started = rows.length >= 2 && rows.every((row) => row.length > 1 && row[0]!.text === '')
  return started ? rows.map((row) => row.slice(1)) : [...rows]
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
