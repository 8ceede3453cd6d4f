import type { SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { cellOf, withoutBreak } from './join-pieces.js'
import { isBlank, textOfLine, type Line } from './lines.js'
import { columnsOf, measures, type Measure } from './measure.js'
import type { Region, TableReading } from './reading.js'

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
  const rows = groupRows(region.lines).map((lines) => readRow(lines, columns, measure))
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

function groupRows(lines: readonly Line[]): Line[][] {
  const content = lines.filter((line) => !isRuleLine(line.text) || isBlank(line))
  while (content.length > 0 && isBlank(content[0]!)) content.shift()
  while (content.length > 0 && isBlank(content.at(-1)!)) content.pop()
  const groups: Line[][] = [[]]
  const parted = content.some(isBlank)
  for (const line of content) {
    if (isBlank(line) || !parted) groups.push([])
    if (!isBlank(line)) groups.at(-1)!.push(line)
  }
  return groups.filter((group) => group.length > 0)
}

function readRow(lines: readonly Line[], ranges: readonly Range[], measure: Measure): SourceCell[] {
  const pieces: Text[][] = ranges.map(() => [])
  for (const line of lines) {
    const columns = columnsOf(line.text, measure)
    ranges.forEach((range, index) => {
      const from = columns.findIndex((column, at) => column >= range.from && at < line.text.length)
      if (from < 0) return
      const past = columns.findIndex((column) => column >= range.to)
      const text = textOfLine(line, from, past < 0 ? line.text.length : past)
      if (text.text !== '') pieces[index]!.push(withoutBreak(text))
    })
  }
  return pieces.map((own, column) => ({ ...cellOf(own, lines[0]!.start), column }))
}
