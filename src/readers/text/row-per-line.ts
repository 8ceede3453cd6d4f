import { foldLabel } from '../../language/fold.js'
import type { SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { plainText, sliceText } from '../../text/text.js'
import { cellOf } from './join-pieces.js'
import { isBlank, type Line } from './lines.js'
import { endsWithPipe, hasPads, hasPipe, hasTwoCells, isSeparatorLine, pieceOf, readPipeLine, startsWithPipe } from './pipes.js'
import type { Region, TableReading } from './reading.js'
import { isFigureWord } from '../../language/numeral.js'
import { labelness } from './words.js'

/**
 * M9–M13, M24: a table row on every line, its cells parted by pipes, with or without pipes at its ends and pads behind it. A line that
 * breaks off inside a cell runs on in the next one.
 */
export function readRowPerLine(region: Region): TableReading | undefined {
  const lines = region.lines.filter((line) => !isBlank(line) && !isSeparatorLine(line.text))
  const several = lines.filter((line) => hasTwoCells(line.text))
  if (several.length * 3 < lines.length) return undefined
  const open = isOpenTable(region.lines)
  const ends = open ? { leading: false, closed: false } : endsOf(lines)
  const rows = (partedByBlanks(region.lines) ?? joinBrokenRows(lines, ends)).map((row) => (open ? readCells(row) : readRow(row, ends)))
  return { rows, evidence: { rowEnds: 'known', spans: 'lost', blanks: isPadded(lines, rows) ? 'unclear' : 'kept' } }
}

/** Whether rows begin with a pipe, and whether they end with one; where they do neither, a pipe at the end closes an empty last cell. */
interface Ends {
  readonly leading: boolean
  readonly closed: boolean
}

function endsOf(lines: readonly Line[]): Ends {
  const leading = lines.filter((line) => startsWithPipe(line.text)).length * 2 > lines.length
  const closed = lines.filter((line) => endsWithPipe(line.text)).length * 2 > lines.length
  return { leading, closed: closed && (leading || !endWithoutPipe(lines)) }
}

/** Most lines of several cells that do not end with a pipe are whole rows: the next line begins with a label. */
function endWithoutPipe(lines: readonly Line[]): boolean {
  const open = lines.flatMap((line, index) => (hasTwoCells(line.text) && !endsWithPipe(line.text) ? [lines[index + 1]] : []))
  const whole = open.filter((next) => next && labelness(foldLabel(firstCell(next))) === 'whole')
  return whole.length > 1 && whole.length * 2 > open.length
}

/** `---|---`: Markdown whose rows have no pipes at their ends, so that one there stands beside an empty cell. */
function isOpenTable(lines: readonly Line[]): boolean {
  const rule = lines.find((line) => isSeparatorLine(line.text))?.text
  return rule !== undefined && hasPipe(rule) && !startsWithPipe(rule) && !endsWithPipe(rule)
}

/** Rows are filled up to one width, by runs of pipes or by empty cells; where none is, an empty cell is a cell. */
function isPadded(lines: readonly Line[], rows: readonly (readonly SourceCell[])[]): boolean {
  return lines.some(hasPads) || new Set(rows.map((row) => row.length)).size === 1
}

/** AsciiDoc: every cell begins with a pipe and none ends with one; where a row is longer than a line, blank lines part the rows. */
function partedByBlanks(all: readonly Line[]): Line[][] | null {
  const rows: Line[][] = [[]]
  for (const line of all) {
    if (isBlank(line)) rows.push([])
    else if (!isSeparatorLine(line.text)) rows.at(-1)!.push(line)
  }
  const filled = rows.filter((row) => row.length > 0)
  const firsts = filled.flatMap((row) => row.map((line) => startsWithPipe(line.text) && !endsWithPipe(line.text)))
  return filled.length >= 3 && firsts.filter(Boolean).length * 3 > firsts.length * 2 && filled.every((row) => startsWithPipe(row[0]!.text))
    ? filled
    : null
}

/**
 * Rows that end with a pipe, all but a few, end nowhere else. Where a pipe only parts two cells, a line that ends with one has been cut
 * before the next figure.
 */
function joinBrokenRows(lines: readonly Line[], { leading, closed }: Ends): Line[][] {
  const rows: Line[][] = []
  let open = false
  for (const line of lines) {
    const runsOn = open && (leading ? !startsWithPipe(line.text) : closed || isFigureWord(firstCell(line)))
    if (runsOn) rows.at(-1)!.push(line)
    else rows.push([line])
    open = closed ? !endsWithPipe(line.text) : !leading && endsWithPipe(line.text)
  }
  return rows
}

function firstCell({ text }: Line): string {
  return /^[^|｜│]*/.exec(text)![0].trim()
}

function readRow(lines: readonly Line[], { leading, closed }: Ends): SourceCell[] {
  const opening = startsWithPipe(lines[0]!.text)
  const trailing = endsWithPipe(lines.at(-1)!.text) && (closed || leading || opening)
  return stripFill(withoutEnds(readCells(lines), opening, trailing))
}

function readCells(lines: readonly Line[]): SourceCell[] {
  const cells: Text[][] = [[]]
  let place = lines[0]!.start
  const places = [place]
  for (const line of lines) {
    for (const token of readPipeLine(line).tokens) {
      if (token.kind === 'text') cells.at(-1)!.push(pieceOf(line, token.from, token.to))
      else {
        place = line.start + token.at
        cells.push([])
        places.push(place)
      }
    }
  }
  return cells.map((pieces, index) => cellOf(pieces, places[index]!))
}

/** Nothing stands before a pipe that begins the line, nor behind one that ends it. */
function withoutEnds(cells: readonly SourceCell[], leading: boolean, trailing: boolean): SourceCell[] {
  return cells.slice(leading ? 1 : 0, trailing ? -1 : undefined)
}

/** Underscores that draw the lower edge of a cell. */
function stripFill(cells: readonly SourceCell[]): SourceCell[] {
  if (!cells.some((cell) => cell.text.endsWith('_'))) return [...cells]
  return cells.map((cell) => {
    const start = cell.text.length - cell.text.replace(/^_+/, '').length
    const end = cell.text.replace(/_+$/, '').length
    const { runs: _, ...rest } = cell
    return { ...rest, ...sliceText(plainText(cell), Math.min(start, end), end) }
  })
}
