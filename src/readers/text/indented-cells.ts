import type { SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { cellOf } from './join-pieces.js'
import { isBlank, type Line } from './lines.js'
import { hasPipe, isPadLine, pieceOf, readPipeLine } from './pipes.js'
import type { Region, TableReading } from './reading.js'

/** M14: a pipe at the very start of a line begins a row; its cells are indented below it, each closed by a pipe, blank lines between. */
export function readIndentedCells(region: Region): TableReading | undefined {
  const lines = region.lines.filter((line) => !isBlank(line))
  if (!isRowStart(lines[0]!)) return undefined
  const cells = lines.filter((line) => !isRowStart(line))
  if (cells.length === 0 || cells.some((line) => !/^\s{2}/.test(line.text) || !hasPipe(line.text))) return undefined
  return { rows: rowsOf(lines), evidence: { rowEnds: 'known', spans: 'lost', blanks: 'kept' } }
}

function isRowStart(line: Line): boolean {
  return /^\S/.test(line.text) && isPadLine(line.text) && line.text.trim().length === 1
}

function rowsOf(lines: readonly Line[]): SourceCell[][] {
  const rows: SourceCell[][] = []
  for (const line of lines) {
    if (isRowStart(line)) {
      rows.push([])
      continue
    }
    let pieces: Text[] = []
    for (const token of readPipeLine(line).tokens) {
      if (token.kind === 'text') pieces.push(pieceOf(line, token.from, token.to))
      else {
        const place = line.start + token.at
        rows.at(-1)!.push(cellOf(pieces, place))
        pieces = []
      }
    }
  }
  return rows
}
