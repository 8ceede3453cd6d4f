import { breakLines, widthOf, type LineShape } from './line-breaking.js'
import type { FontRole, Measure } from './measure.js'
import type { PlacedLine, PlacedRun } from './page.js'
import { prepareText } from './prepared-text.js'
import { setJustified, setRagged, type SetLine } from './set-line.js'

/** A face and size to set text in. */
export interface TypeStyle {
  readonly role: FontRole
  /** Points. */
  readonly size: number
  /** Added to the width of each character, in points. */
  readonly tracking: number
}

/** A line ready to be placed, with where it begins; lengths in points. */
export interface MeasuredLine {
  readonly style: TypeStyle
  readonly x: number
  readonly width: number
  readonly text: string
  readonly runs: readonly PlacedRun[]
  readonly bold?: number
}

/** Room for a paragraph: `indent` before its first line, `hanging` before the others. */
export interface ParagraphShape {
  readonly width: number
  readonly indent: number
  readonly hanging: number
}

/** Breaks a paragraph into justified lines. A line feed ends a line; what follows it is no new paragraph. */
export function setParagraph(text: string, style: TypeStyle, shape: ParagraphShape, measure: Measure): MeasuredLine[] {
  const pieces = text.split('\n')
  return pieces.flatMap((piece, index) => setPiece(piece, style, index === 0 ? shape : { ...shape, indent: shape.hanging }, measure))
}

/** Width of a text on one line, in points. */
export function widthOfText(text: string, style: TypeStyle, measure: Measure): number {
  const prepared = prepareText(text, style.role, measure, { tracking: style.tracking / style.size })
  return widthOf(prepared, 0, prepared.count) * style.size
}

/** Lines set one above the other: the first in a box of `lineHeight` that begins at `top`. */
export function placeLines(lines: readonly MeasuredLine[], left: number, baselines: (index: number) => number): PlacedLine[] {
  return lines.map((line, index) => ({
    role: line.style.role,
    size: line.style.size,
    baseline: round(baselines(index)),
    runs: line.runs.map((run) => ({ ...run, x: round(run.x + left + line.x) })),
    ...(line.bold !== undefined && { bold: line.bold }),
  }))
}

/** The line's runs in points. */
export function measuredLine(line: SetLine, style: TypeStyle, x: number): MeasuredLine {
  const { size } = style
  const runs = line.runs.map(({ text, x, spacing, lead, trail }) => ({
    text,
    x: x * size,
    spacing: round(spacing * size + style.tracking),
    ...(lead !== undefined && { lead: lead * size }),
    ...(trail !== undefined && { trail: trail * size }),
  }))
  return { style, x, width: line.width * size, text: line.text, runs }
}

/** A text on one line. */
export function measuredWhole(text: string, style: TypeStyle, measure: Measure): MeasuredLine {
  const prepared = prepareText(text, style.role, measure, { tracking: style.tracking / style.size })
  return measuredLine(setRagged(prepared, { from: 0, to: prepared.count }), style, 0)
}

/** Breaks text into lines that are not justified, for cells and titles. */
export function setLines(
  text: string,
  style: TypeStyle,
  width: number,
  shape: Exclude<LineShape, 'justified'>,
  measure: Measure,
): MeasuredLine[] {
  return text.split('\n').flatMap((piece) => {
    const prepared = prepareText(piece, style.role, measure, { tracking: style.tracking / style.size })
    const room = width / style.size
    return breakLines(prepared, { first: room, rest: room }, shape).map((line) => measuredLine(setRagged(prepared, line), style, 0))
  })
}

function setPiece(text: string, style: TypeStyle, shape: ParagraphShape, measure: Measure): MeasuredLine[] {
  const prepared = prepareText(text, style.role, measure, { tracking: style.tracking / style.size })
  const rooms = { first: (shape.width - shape.indent) / style.size, rest: (shape.width - shape.hanging) / style.size }
  const lines = breakLines(prepared, rooms, 'justified')
  return lines.map((line, index) => {
    const room = index === 0 ? rooms.first : rooms.rest
    const mustFill = index < lines.length - 1 || widthOf(prepared, line.from, line.to) > room
    const set = mustFill ? setJustified(prepared, line, room) : setRagged(prepared, line)
    return measuredLine(set, style, index === 0 ? shape.indent : shape.hanging)
  })
}

/** Hundredths of a point are finer than any printer. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
