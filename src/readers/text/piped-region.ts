import { foldLabel } from '../../language/fold.js'
import { isPageMark } from '../../language/page-mark.js'
import { usesOf } from '../../forms/matching/vocabulary.js'
import { headingOf } from './headings.js'
import { isBlank, type Line } from './lines.js'
import { endsWithPipe, hasPipe, isPadLine, isSeparatorLine, readPipeLine, startsWithPipe } from './pipes.js'
import { isFigureWord } from '../../language/numeral.js'
import { labelness } from './words.js'

/** Most lines of one cell, or of what stands between two lines with pipes inside a table. */
const longestGap = 4
const longestCellLine = 60

/**
 * Where pipes stand between the cells, on lines of their own or before the cell, the first cell stands on the line before the first pipe.
 */
export function startOfPiped(lines: readonly Line[], first: number, from: number): number {
  const line = lines[first]!
  if (isFence(line) || !startsWithPipe(line.text) || (endsWithPipe(line.text) && !isPadLine(line.text))) return first
  const next = lines.slice(first + 1, first + 6).find((candidate) => !isBlank(candidate))
  if (isPadLine(line.text) && next && hasPipe(next.text)) return first
  for (let index = first - 1; index >= from && index >= first - 3; index--) {
    const candidate = lines[index]!
    if (!isBlank(candidate)) return isCellLine(candidate) ? index : first
  }
  return first
}

/** Past the last line with a pipe that belongs to the table beginning at `start`; `start` where there is no table. */
export function endOfPiped(lines: readonly Line[], start: number): number {
  const close = isFence(lines[start]!) ? nextFence(lines, start) : 0
  if (close > 0) return close + 1
  let end = start
  let gap = 0
  let filled = 0
  for (let index = start; index < lines.length; index++) {
    const line = lines[index]!
    if (isBlank(line)) continue
    if (filled >= 2 && beginsNextTable(lines, index)) break
    if (hasPipe(line.text)) {
      end = index + 1
      gap = 0
      filled++
    } else if (++gap > longestGap || !belongs(lines, index)) break
  }
  return filled >= 2 || (filled === 1 && isRowOfFigures(lines[start]!)) ? end : start
}

/** A table of one row: a row of some form with its figures, or as many figures as the one row of a form without row labels has at least. */
function isRowOfFigures(line: Line): boolean {
  const cells = readPipeLine(line).tokens.flatMap((token) => (token.kind === 'text' ? [line.text.slice(token.from, token.to).trim()] : []))
  const figures = cells.filter(isFigureWord).length
  if (figures === cells.length) return figures >= leastFigures
  return figures > 0 && figures === cells.length - 1 && usesOf(foldLabel(cells[0]!)).some((use) => use.role === 'row')
}

/** No sentence and no list has so many figures between pipes; the shortest such row of a form has fifteen columns. */
const leastFigures = 10

/** Markdown: a row under a blank line, with the row of dashes under it, is the head of another table. */
function beginsNextTable(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]
  return (
    isBlank(lines[index - 1]!) &&
    next !== undefined &&
    hasPipe(lines[index]!.text) &&
    hasPipe(next.text) &&
    isSeparatorLine(next.text) &&
    !isSeparatorLine(lines[index]!.text)
  )
}

/** Index of the fence that closes the one at `start`; 0 where none does. */
function nextFence(lines: readonly Line[], start: number): number {
  for (let index = start + 1; index < lines.length; index++) if (isFence(lines[index]!)) return index
  return 0
}

/** `|===`: AsciiDoc opens and closes a table with it. */
function isFence({ text }: Line): boolean {
  return /^\s*\|={3,}\s*$/.test(text)
}

/** A line without a pipe inside a table: a cell whose pipe stands on the next line, or one line of a cell of several. */
function belongs(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!
  if (isPageMark(line.text)) return true
  if (!isCellLine(line)) return false
  const before = lines.slice(Math.max(0, index - 4), index).findLast((candidate) => !isBlank(candidate))
  const next = lines.slice(index + 1, index + 1 + longestGap).find((candidate) => !isBlank(candidate) && hasPipe(candidate.text))
  if (!next) return false
  if (labelness(foldLabel(line.text)) !== 'none') return true
  if (startsWithPipe(next.text)) return true
  return before !== undefined && hasPipe(before.text) && (!endsWithPipe(before.text) || isFigureWord(line.text.trim()))
}

function isCellLine(line: Line): boolean {
  const text = line.text.trim()
  if (text.length > longestCellLine && labelness(foldLabel(text)) === 'none') return false
  const heading = headingOf(text)
  return !heading || heading.level > 1 || labelness(foldLabel(text)) !== 'none'
}
