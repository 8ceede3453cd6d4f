import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { withoutBreak } from './join-pieces.js'
import { textOfLine, type Line } from './lines.js'
import { columnsOf, measures, type Measure } from './measure.js'

/** A cell of a drawn grid: the lines and columns it covers (ends exclusive), and the text on each of its lines. */
export interface BoxCell {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly pieces: readonly Text[]
  /** Where an empty cell stands. */
  readonly at: Span
}

/** A stretch of one line between two borders. */
interface Segment {
  readonly line: number
  readonly left: number
  readonly right: number
  readonly piece: Text
}

/** The areas enclosed by borders, in reading order of their first lines. */
export function readBoxGrid(lines: readonly Line[]): BoxCell[] {
  const measure = measures
    .map((candidate) => ({ candidate, edges: edgeCount(lines, candidate) }))
    .reduce((best, other) => (other.edges < best.edges ? other : best)).candidate
  const rows = lines.map((line, index) => segmentsOf(line, index, measure))
  return areasOf(rows, drawsRules(lines, rows)).map(cellOf)
}

/** Rows of figures are more often parted by a rule than not (a number broken over three lines makes two pairs of lines without one). */
function drawsRules(lines: readonly Line[], rows: readonly (readonly Segment[])[]): boolean {
  let parted = 0
  let joined = 0
  let state: 'figures' | 'ruled' | 'none' = 'none'
  rows.forEach((row, index) => {
    if (row.some(isFigure)) {
      if (state === 'figures') joined++
      else if (state === 'ruled') parted++
      state = 'figures'
    } else if (state === 'figures' && /[-=─━═]{2}/.test(lines[index]!.text)) state = 'ruled'
  })
  return parted > 0 && parted * 2 >= joined
}

/** Fewer distinct border columns mean that the borders line up better. */
function edgeCount(lines: readonly Line[], measure: Measure): number {
  return new Set(lines.flatMap((line, index) => segmentsOf(line, index, measure).map((segment) => segment.left))).size
}

const drawn = /[─-╿]/
const uprights = new Set(['|', '｜', '¦'])

function segmentsOf(line: Line, index: number, measure: Measure): Segment[] {
  const columns = columnsOf(line.text, measure)
  const border = borderFlags(line.text)
  const segments: Segment[] = []
  let from: number | null = null
  for (let at = 0; at < line.text.length; at++) {
    if (!border[at]) continue
    if (from !== null && from < at) segments.push(segmentOf(line, index, from, at, columns))
    from = at + 1
  }
  return segments
}

function segmentOf(line: Line, index: number, from: number, to: number, columns: readonly number[]): Segment {
  const piece = withoutBreak(textOfLine(line, from, to))
  return { line: index, left: columns[from]!, right: columns[to]!, piece }
}

/** Uprights, box drawing, and runs of dashes that reach from one border to the next. */
function borderFlags(text: string): boolean[] {
  const flags = Array.from(text, () => false)
  for (let index = 0; index < text.length; index++) flags[index] = uprights.has(text[index]!) || drawn.test(text[index]!)
  for (const rule of text.matchAll(/[-=+]{2,}/g)) {
    const end = rule.index + rule[0].length
    const closedLeft = rule[0].startsWith('+') || flags[rule.index - 1] === true
    const closedRight = rule[0].endsWith('+') || flags[end] === true
    if (closedLeft && closedRight) for (let index = rule.index; index < end; index++) flags[index] = true
  }
  // A lone plus sign is the corner where two partial rules meet.
  for (let index = 1; index < text.length; index++)
    if (text[index] === '+' && flags[index - 1] && (flags[index + 1] ?? true)) flags[index] = true
  return flags
}

/** Segments of neighbouring lines that lie over one another belong to one cell, unless both lines hold a row of figures. */
function areasOf(rows: readonly (readonly Segment[])[], ruled: boolean): Segment[][] {
  const areas = new Set<Segment[]>()
  let above: Placed[] = []
  for (const row of rows) {
    if (bothHoldFigures(above, row) && !(ruled && isBroken(above, row))) above = []
    above = row.map((segment) => {
      const over = above.filter((other) => overlaps(other.segment, segment))
      const area = over[0]?.area ?? []
      for (const other of over) if (other.area !== area) absorb(area, other.area, above, areas)
      areas.add(area)
      area.push(segment)
      return { segment, area }
    })
  }
  return [...areas]
}

interface Placed {
  readonly segment: Segment
  area: Segment[]
}

function absorb(area: Segment[], other: Segment[], above: readonly Placed[], areas: Set<Segment[]>): void {
  for (const segment of other) area.push(segment)
  for (const entry of above) if (entry.area === other) entry.area = area
  areas.delete(other)
}

/**
 * Two lines without a rule between them whose figures all stand over one another: a table that draws no rules between its rows.
 * (A number broken over two lines stands over its rest in some columns only.)
 */
function bothHoldFigures(above: readonly Placed[], row: readonly Segment[]): boolean {
  if (above.length !== row.length) return false
  const pairs = row.map((segment, index) => [isFigure(above[index]!.segment), isFigure(segment)] as const)
  return pairs.some(([upper]) => upper) && pairs.every(([upper, lower]) => upper === lower)
}

/** Each number and its rest together are too long for their column. */
function isBroken(above: readonly Placed[], row: readonly Segment[]): boolean {
  return row.every((lower, index) => {
    const upper = above[index]!.segment
    return !isFigure(lower) || upper.piece.text.length + lower.piece.text.length > lower.right - lower.left - 2
  })
}

function isFigure(segment: Segment): boolean {
  return /^[-+]?\d[\d,.]*$/.test(segment.piece.text)
}

function overlaps(above: Segment, below: Segment): boolean {
  const shared = Math.min(above.right, below.right) - Math.max(above.left, below.left)
  return shared * 2 > Math.min(above.right - above.left, below.right - below.left)
}

function cellOf(area: readonly Segment[]): BoxCell {
  const ordered = [...area].sort((a, b) => a.line - b.line || a.left - b.left)
  const first = ordered[0]!
  return {
    top: first.line,
    bottom: ordered.at(-1)!.line + 1,
    left: ordered.reduce((least, segment) => Math.min(least, segment.left), Infinity),
    right: ordered.reduce((most, segment) => Math.max(most, segment.right), 0),
    pieces: ordered.map((segment) => segment.piece).filter((piece) => piece.text !== ''),
    at: first.piece.at,
  }
}
