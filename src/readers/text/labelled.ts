import { usesOf } from '../../forms/matching/vocabulary.js'
import type { SourceCell } from '../../model/block.js'
import { textAt } from '../../text/text.js'
import { joinPieces } from './join-pieces.js'
import { LabelRun, type LabelItem, type RunItem } from './label-run.js'
import { isBlank, type Line } from './lines.js'
import type { Region, TableReading } from './reading.js'
import { valueLanes } from './value-lanes.js'
import { piecesOf, wordsOf, type Word } from './words.js'

/**
 * Statutory tables without any pipes, told by their labels alone: a cell a line (M15, M16), a row a line (M19), a whole table in one line
 * (M17), columns of page layout (M18, M20, M21). The cells come in reading order; empty cells have left no trace but their width.
 */
export function readLabelled(region: Region): TableReading | undefined {
  const lines = region.lines.filter((line) => !isBlank(line))
  const words = lines.map(wordsOf)
  const cellPerLine = words.every((own) => own.every((word) => !word.isValue) || own.length === 1)
  const items = readItems(words)
  const lanes = cellPerLine ? new Map<Word, number>() : valueLanes(items)
  const cells = groupsFirst(items).map((item) => (cellPerLine ? cellOf(item, lanes) : { ...cellOf(item, lanes), line: item.line }))
  return {
    rows: [cellPerLine ? withEmptyCells(cells, region.lines) : cells],
    evidence: {
      rowEnds: 'unknown',
      spans: 'lost',
      blanks: cellPerLine ? 'unclear' : 'dropped',
      ...(cellPerLine && hasNoRepeats(lines) && { repeatsDropped: true }),
    },
  }
}

function readItems(lines: readonly (readonly Word[])[]): readonly RunItem[] {
  const run = new LabelRun()
  for (const words of lines) {
    run.nextLine()
    for (const word of words) run.add(word)
  }
  return run.items
}

/** The label of a group may begin between a row's label and its values; it goes before the row. */
function groupsFirst(items: readonly RunItem[]): RunItem[] {
  const ordered: RunItem[] = []
  const groups = splitGroups(items)
  items.forEach((item, index) => {
    const next = items[index + 1]
    const before = ordered.at(-1)
    const straddled = item.kind === 'label' && before?.kind === 'label' && isRow(before) && next?.kind === 'value' && isGroup(item, groups)
    if (straddled) ordered.splice(-1, 0, item)
    else ordered.push(item)
  })
  return ordered
}

function isRow(item: LabelItem): boolean {
  return usesOf(item.folded).some((use) => use.role === 'row')
}

/** A group in some form; where it is a row in another, only if rows of the group are there too. */
function isGroup(item: LabelItem, present: ReadonlySet<string>): boolean {
  const uses = usesOf(item.folded)
  const groups = uses.filter((use) => use.role === 'group')
  if (groups.length === 0 || !uses.some((use) => use.role === 'row')) return groups.length > 0
  return groups.some((group) => present.has(group.id))
}

/** Ids of the groups of which the table has rows of their own. */
function splitGroups(items: readonly RunItem[]): Set<string> {
  const rows = items.flatMap((item) => (item.kind === 'label' ? usesOf(item.folded).filter((use) => use.role === 'row') : []))
  return new Set(rows.map((use) => use.id.slice(0, Math.max(0, use.id.lastIndexOf('.')))))
}

function cellOf(item: RunItem, lanes: ReadonlyMap<Word, number>): SourceCell {
  const words = item.kind === 'value' ? [item.word] : item.words
  const joined = joinPieces(piecesOf(words))
  const column = lanes.get(words[0]!)
  return { ...joined, colSpan: 1, rowSpan: 1, ...(column !== undefined && { column }) }
}

/** Blank lines beyond those that part one cell from the next are empty cells. */
function withEmptyCells(cells: readonly SourceCell[], lines: readonly Line[]): SourceCell[] {
  const places = cells.map((cell) => ({ first: lineAt(lines, cell.at.start), last: lineAt(lines, cell.at.end) }))
  const gaps = places.slice(1).map((place, index) => place.first - places[index]!.last)
  const step = commonStep(gaps)
  return cells.flatMap((cell, index) => {
    const empty = Math.floor(((gaps[index] ?? step) - step) / step)
    const from = places[index]!.last + 1
    return [
      cell,
      ...Array.from({ length: Math.min(Math.max(0, empty), mostEmpty) }, (_, count) => emptyCell(lines[from + count * step]!.start)),
    ]
  })
}

const mostEmpty = 30

/** Lines from one cell to the next where no empty cell stands between: the distance met most among the short ones. */
function commonStep(gaps: readonly number[]): number {
  const counts = [1, 2, 3, 4].map((step) => gaps.filter((gap) => gap === step).length)
  return counts.indexOf(Math.max(...counts)) + 1
}

function emptyCell(start: number): SourceCell {
  return { ...textAt('', start), colSpan: 1, rowSpan: 1 }
}

/** Index of the line that holds this place of the source. */
function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lines[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** No line occurs twice, where a table repeats its headers and zeros: the exporter has dropped what it had seen before (M16). */
function hasNoRepeats(lines: readonly Line[]): boolean {
  return lines.length >= 8 && new Set(lines.map((line) => line.text.trim())).size === lines.length
}
