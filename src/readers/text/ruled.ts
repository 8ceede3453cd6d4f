import type { SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { cellOf, withoutBreak } from './join-pieces.js'
import { isBlank, textOfLine, type Line } from './lines.js'
import { columnsOf, measures, type Measure } from './measure.js'
import type { Region, TableReading } from './reading.js'
import { wordsOf } from './words.js'

/**
 * Tables whose columns are shown by a line of dashes (pandoc's simple and multiline tables, reStructuredText): `----- ------ ---`.
 * Blank lines part the rows where there are any; otherwise each line is a row. Merged cells have become empty ones.
 */
export function readRuled(region: Region): TableReading | undefined {
  const ruler = region.lines.find((line) => isRuler(line.text))
  if (!ruler) return undefined
  const measure = measures
    .map((candidate) => ({ candidate, torn: tornWords(region.lines, ruler, candidate) }))
    .reduce((best, other) => (other.torn < best.torn ? other : best)).candidate
  const columns = columnRanges(ruler, measure)
  if (columns.length > mostColumns) return undefined
  const rows = groupRows(region.lines, columns.length).map((lines) => readRow(lines, columns, measure))
  return { rows, evidence: { rowEnds: 'known', spans: 'lost', blanks: 'kept' } }
}

const mostColumns = 80

/** Two or more runs of dashes (or equal signs) and nothing else. */
export function isRuler(text: string): boolean {
  return /^\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+\s*$/.test(text)
}

interface Range {
  readonly from: number
  readonly to: number
}

function columnRanges(ruler: Line, measure: Measure): Range[] {
  const columns = columnsOf(ruler.text, measure)
  const starts = [...ruler.text.matchAll(/[-=]+/g)].map((run) => columns[run.index]!)
  return starts.map((from, index) => ({ from: index === 0 ? 0 : from, to: starts[index + 1] ?? Infinity }))
}

/** Characters that stand in the gap before a column: the measure under which they are fewest is the exporter's. */
function tornWords(lines: readonly Line[], ruler: Line, measure: Measure): number {
  const gaps = new Set(
    columnRanges(ruler, measure)
      .slice(1)
      .map((range) => range.from - 1),
  )
  let torn = 0
  for (const line of lines) {
    if (isRuleLine(line.text)) continue
    const columns = columnsOf(line.text, measure)
    for (let index = 0; index < line.text.length; index++) if (line.text[index]!.trim() !== '' && gaps.has(columns[index]!)) torn++
  }
  return torn
}

function isRuleLine(text: string): boolean {
  return /^[\s=-]*$/.test(text)
}

function groupRows(lines: readonly Line[], width: number): Line[][] {
  const groups: Line[][] = [[]]
  for (const line of lines) {
    if (isRuleLine(line.text)) groups.push([])
    else groups.at(-1)!.push(line)
  }
  const first = lines.findIndex((line) => !isRuleLine(line.text))
  const last = lines.findLastIndex((line) => !isRuleLine(line.text))
  const parted = lines.slice(first, last).some(isBlank)
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group) => (parted && !isRowPerLine(group, width) ? [group] : group.map((line) => [line])))
}

/** A blank line need not part two rows: where two lines without one between them hold a figure for every column but the first, each is a row. */
function isRowPerLine(group: readonly Line[], width: number): boolean {
  return group.filter((line) => wordsOf(line).filter((word) => word.isValue).length >= Math.max(1, width - 1)).length > 1
}

function readRow(lines: readonly Line[], ranges: readonly Range[], measure: Measure): SourceCell[] {
  const pieces: Text[][] = ranges.map(() => [])
  for (const line of lines) {
    const cuts = (lines.length === 1 && runsOf(line, ranges.length)) || cutsOf(line, ranges, measure)
    ranges.forEach((_, index) => {
      const text = textOfLine(line, cuts[index]!, cuts[index + 1])
      if (text.text !== '') pieces[index]!.push(withoutBreak(text))
    })
  }
  return pieces.map((own, column) => ({ ...cellOf(own, lines[0]!.start), column }))
}

/** Where each run of text begins, if they are as many as the columns: however the line has shifted, each is a cell. */
function runsOf({ text }: Line, width: number): number[] | undefined {
  const runs = [...text.matchAll(/\S+(?: \S+)*/g)].map(({ index }) => index)
  return runs.length === width ? [...runs, text.length] : undefined
}

/** Where each column begins in the line; never inside a number. */
function cutsOf({ text }: Line, ranges: readonly Range[], measure: Measure): number[] {
  const columns = columnsOf(text, measure)
  const cuts = ranges.map(({ from }) => {
    const found = columns.findIndex((column) => column >= from)
    return outOfNumber(text, found < 0 ? text.length : found)
  })
  return [...cuts, text.length]
}

/** The nearer end of the number that the place lies inside of. */
function outOfNumber(text: string, place: number): number {
  const before = /[\d.,]+$/.exec(text.slice(0, place))?.[0].length ?? 0
  const behind = /^[\d.,]+/.exec(text.slice(place))?.[0].length ?? 0
  if (before === 0 || behind === 0) return place
  return before <= behind ? place - before : place + behind
}
