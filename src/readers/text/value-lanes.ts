import { usesOf } from '../../forms/matching/vocabulary.js'
import type { RunItem, ValueItem } from './label-run.js'
import { columnsOf, measures, type Measure } from './measure.js'
import type { Line } from './lines.js'
import { wordsOf, type Word } from './words.js'

/** Rows that lack values are compared with whole rows at most this many lines away: columns shift from page to page. */
const reach = 40
/** No form has more columns of values; longer rows are none. */
const mostValues = 40

/**
 * The column (0-based, among the columns of values) of each value in rows that lack some, told from where the values of whole rows
 * stand above and below. Only rows where every value clearly stands in one column, and the whole rows agree, are given columns; none
 * where two headers stand over one column, for then the layout of the text is not that of the table.
 */
export function valueLanes(items: readonly RunItem[]): Map<Word, number> {
  const rows = rowsOf(items)
  const most = fullCount(rows)
  const lanes = new Map<Word, number>()
  if (most < 2) return lanes
  const full = rows.filter((row) => row.length === most)
  const measure = bestMeasure(full)
  if (!areAligned(full, measure) || runsOn(full)) return lanes
  const heads = headLanes(items, full, measure)
  if (!heads) return lanes
  for (const [word, lane] of heads) lanes.set(word, lane)
  const below = wholeRowsBelow(rows, most)
  let above: ValueItem[] | undefined
  rows.forEach((row, index) => {
    if (row.length === most) above = row
    if (row.length >= most || !row.every(({ word }) => standsApart(word)) || hasTextAfter(row[0]!.word)) return
    const near = [above, below[index]].filter((other) => other !== undefined && Math.abs(other[0]!.line - row[0]!.line) <= reach)
    const placed = near.map((other) => placeRow(row, other!, measure))
    if (placed.length === 0 || placed.includes(null) || new Set(placed.map((columns) => columns!.join())).size > 1) return
    row.forEach((item, column) => lanes.set(item.word, placed[0]![column]!))
  })
  return lanes
}

/** For each row the next whole row after it. */
function wholeRowsBelow(rows: readonly ValueItem[][], most: number): (ValueItem[] | undefined)[] {
  const below: (ValueItem[] | undefined)[] = []
  let next: ValueItem[] | undefined
  for (let index = rows.length - 1; index >= 0; index--) {
    below[index] = next
    if (rows[index]!.length === most) next = rows[index]
  }
  return below
}

/** Whole rows, several of them, have their values under one another; a row that merely follows its label shows no columns. */
function areAligned(full: readonly (readonly ValueItem[])[], measure: Measure): boolean {
  const pairs = full
    .slice(1)
    .map((row, index) =>
      row.every(
        (item, column) => Math.abs(extentOf(item.word, measure).centre - extentOf(full[index]![column]!.word, measure).centre) <= drift,
      ),
    )
  return pairs.length > 0 && pairs.filter(Boolean).length * 2 >= pairs.length
}

/** Every value follows what stands before it at one and the same distance, labels of whatever length too: no place was chosen. */
function runsOn(full: readonly (readonly ValueItem[])[]): boolean {
  return new Set(full.flat().map(({ word }) => spaceBefore(word))).size === 1 && spaceBefore(full[0]![0]!.word) !== ''
}

function spaceBefore({ line, from }: Word): string {
  return /\s*$/.exec(line.text.slice(0, from))![0]
}

/** Columns by which values of one lane may be off from row to row. */
const drift = 4

/** Text that is no value stands behind the first value of the row. */
function hasTextAfter(first: Word): boolean {
  return wordsOf(first.line).some((word) => word.from > first.from && !word.isValue)
}

/** More than one space stands before it: its place was chosen. */
function standsApart(word: Word): boolean {
  const before = word.line.text.slice(Math.max(0, word.from - 2), word.from)
  return /\s\s$|\t$/.test(before) || word.line.text.slice(0, word.from).trim() === ''
}

/** Over which column of values each header stands, told from the first whole row below it; null where two of one head stand over one. */
function headLanes(items: readonly RunItem[], full: readonly (readonly ValueItem[])[], measure: Measure): Map<Word, number> | null {
  const lanes = new Map<Word, number>()
  const taken = new Set<number>()
  let next = 0
  for (const item of items) {
    if (item.kind === 'value') taken.clear()
    if (item.kind !== 'label' || !usesOf(item.folded).some((use) => use.role === 'head' && use.id)) continue
    while (next < full.length && full[next]![0]!.line <= item.line) next++
    const row = full[next]
    if (!row) break
    const centres = row.map((value) => extentOf(value.word, measure).centre)
    const own = item.words.map((word) => extentOf(word, measure).centre)
    const lane = nearestLane((Math.min(...own) + Math.max(...own)) / 2, centres)
    if (lane === null) continue
    if (taken.has(lane)) return null
    taken.add(lane)
    lanes.set(item.words[0]!, lane)
  }
  return lanes
}

/** The column at this place; null where the place lies between two columns or outside all. */
function nearestLane(centre: number, lanes: readonly number[]): number | null {
  const distances = lanes.map((lane) => Math.abs(lane - centre))
  const nearest = distances.indexOf(Math.min(...distances))
  const second = Math.min(...distances.filter((_, index) => index !== nearest))
  const gap = Math.min(...lanes.filter((_, index) => index !== nearest).map((lane) => Math.abs(lane - lanes[nearest]!)))
  return distances[nearest]! * 2 < second && distances[nearest]! < gap ? nearest : null
}

function rowsOf(items: readonly RunItem[]): ValueItem[][] {
  const rows: ValueItem[][] = []
  for (const item of items) {
    if (item.kind !== 'value') continue
    if (rows.at(-1)?.[0]!.line === item.line) rows.at(-1)!.push(item)
    else rows.push([item])
  }
  return rows.filter((row) => row.length <= mostValues)
}

/** The largest number of values that more than one line holds. */
function fullCount(rows: readonly (readonly ValueItem[])[]): number {
  const once = new Set<number>()
  let most = 0
  for (const { length } of rows) {
    if (once.has(length)) most = Math.max(most, length)
    once.add(length)
  }
  return most
}

interface Extent {
  readonly centre: number
}

function extentOf(word: Word, measure: Measure): Extent {
  const columns = lineColumns(word.line, measure)
  return { centre: (columns[word.from]! + columns[word.to]!) / 2 }
}

/** Columns of the characters of lines, worked out once for each. */
const known = new WeakMap<Line, Map<Measure, number[]>>()

function lineColumns(line: Line, measure: Measure): number[] {
  const byMeasure = known.get(line) ?? new Map<Measure, number[]>()
  known.set(line, byMeasure)
  const columns = byMeasure.get(measure) ?? columnsOf(line.text, measure)
  byMeasure.set(measure, columns)
  return columns
}

/** The measure in which the values of whole rows stand most nearly over one another. */
function bestMeasure(full: readonly (readonly ValueItem[])[]): Measure {
  const spread = (measure: Measure) => {
    const firsts = full.map((row) => row.map((item) => extentOf(item.word, measure).centre))
    return firsts
      .slice(1)
      .reduce((sum, row, index) => sum + row.reduce((inner, centre, column) => inner + Math.abs(centre - firsts[index]![column]!), 0), 0)
  }
  return measures
    .map((measure) => ({ measure, spread: spread(measure) }))
    .reduce((best, other) => (other.spread < best.spread ? other : best)).measure
}

/** Columns of the row's values by the whole row's; null where a value stands between two columns or two in one. */
function placeRow(row: readonly ValueItem[], whole: readonly ValueItem[], measure: Measure): number[] | null {
  const centres = whole.map((item) => extentOf(item.word, measure).centre)
  const columns: number[] = []
  for (const item of row) {
    const lane = nearestLane(extentOf(item.word, measure).centre, centres)
    if (lane === null || lane <= (columns.at(-1) ?? -1)) return null
    columns.push(lane)
  }
  return columns
}
