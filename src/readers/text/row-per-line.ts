import { isBlank } from './lines.js'
import { isSeparatorLine, readPipeLine } from './pipes.js'
import type { Region, TableReading } from './reading.js'

/** M9–M13, M24: a table row on every line, its cells parted by pipes, with or without pads and pipes at the ends. */
export function readRowPerLine(region: Region): TableReading | undefined {
  const lines = region.lines.filter((line) => !isBlank(line) && !isSeparatorLine(line.text)).map(readPipeLine)
  const several = lines.filter((line) => line.cells.filter((cell) => cell.text !== '').length >= 2)
  if (several.length * 3 < lines.length) return undefined
  return {
    rows: lines.map((line) => line.cells),
    evidence: { rowEnds: 'known', spans: 'lost', blanks: lines.some((line) => line.cells.some((cell) => cell.text === '')) ? 'kept' : 'unclear' },
  }
}
