import { foldLabel } from '../../language/fold.js'
import { usesOf } from '../../forms/matching/vocabulary.js'
import { isPageMark } from '../../language/page-mark.js'
import type { SourceCell } from '../../model/block.js'
import { textAt, trimText } from '../../text/text.js'
import { joinPieces } from './join-pieces.js'
import { isBlank, type Line } from './lines.js'
import type { Region, TableReading } from './reading.js'
import { labelness } from './words.js'

/** Copied out of a browser or a spreadsheet: a row a line, tabs between its cells. */
export function readTabbed(region: Region): TableReading | undefined {
  const rows = joinQuoted(region.lines.filter((line) => !isBlank(line))).map(readRow)
  return { rows: joinLabels(rows), evidence: { rowEnds: 'known', spans: 'lost', blanks: 'kept' } }
}

/** Past the last line of the table that begins at `start`; `start` where none does: one line with a tab is no table. */
export function endOfTabbed(lines: readonly Line[], start: number): number {
  if (!isTabbed(lines[start]!) && !isCaption(lines, start)) return start
  let end = start
  let tabbed = 0
  for (let index = start; index < lines.length; index++) {
    if (isTabbed(lines[index]!)) {
      end = index + 1
      tabbed++
    } else if (tabbed > 0 && labelness(foldLabel(lines[index]!.text)) === 'whole') end = index + 1
    else if (!isCaption(lines, index) && !(tabbed > 0 && goesOnBehindPage(lines, index))) break
  }
  return tabbed >= 2 ? end : start
}

/** A page's number between two rows, or within a label: the row's first line, the number, and the rest of the label with the figures. */
function goesOnBehindPage(lines: readonly Line[], index: number): boolean {
  const rest = lines.slice(index, index + farthest).filter((line) => !isBlank(line))
  const [label, mark, next] = isPageMark(rest[0]?.text ?? '') ? [null, ...rest] : rest
  if (!mark || !next || !isPageMark(mark.text) || !isTabbed(next)) return false
  return !label || startsRow(label.text, next.text.split('\t')[0]!)
}

/** Lines in which the rest of a row must follow: a page's end leaves some blank. */
const farthest = 6

function startsRow(label: string, rest: string): boolean {
  return usesOf(foldLabel(label)).length === 0 && usesOf(foldLabel(label + rest)).length > 0
}

/** A label whose first line stands alone. */
function joinLabels(rows: readonly SourceCell[][]): SourceCell[][] {
  const joined: SourceCell[][] = []
  for (const row of rows) {
    const [first, ...values] = row
    const before = joined.at(-1)
    if (first && before?.length === 1 && values.length > 0 && startsRow(before[0]!.text, first.text))
      joined[joined.length - 1] = [{ ...first, ...joinPieces([before[0]!, first]) }, ...values]
    else joined.push(row)
  }
  return joined
}

/** A tab with text on both sides, or one that stands for an empty cell before text. */
function isTabbed(line: Line): boolean {
  return /\S[^\S\t]*\t/.test(line.text) || /^\t+\S/.test(line.text)
}

/** A label of a form alone on its line, a row with tabs before or after it. */
function isCaption(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]
  return next !== undefined && isTabbed(next) && labelness(foldLabel(lines[index]!.text)) !== 'none' && !isBlank(lines[index]!)
}

/** Spreadsheets put quotation marks round a cell that holds a line break. */
function joinQuoted(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  let open = false
  for (const line of lines) {
    const last = joined.at(-1)
    if (open && last)
      joined[joined.length - 1] = {
        start: last.start,
        end: line.end,
        text: last.text + '\n'.padEnd(line.start - last.end, ' ') + line.text,
      }
    else joined.push(line)
    open = /(?:^|\t)"[^"\t]*$/.test(joined.at(-1)!.text) && joined.at(-1)!.text.length < 400
  }
  return joined
}

function readRow(line: Line): SourceCell[] {
  let from = 0
  return line.text.split('\t').map((text) => {
    const cell = cellOf(text, line.start + from)
    from += text.length + 1
    return cell
  })
}

function cellOf(text: string, start: number): SourceCell {
  const quoted = /^\s*"([^"]*)"\s*$/.exec(text)
  const bare = quoted ? quoted[1]! : text
  return { ...trimText(textAt(bare, quoted ? start + text.indexOf('"') + 1 : start)), colSpan: 1, rowSpan: 1 }
}
