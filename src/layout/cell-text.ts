import { breakLines, widthOf } from './line-breaking.js'
import type { Measure } from './measure.js'
import { prepareText, type PreparedText } from './prepared-text.js'
import { setRagged } from './set-line.js'
import type { GridCell } from './table-grid.js'
import { measuredLine, type MeasuredLine } from './text-block.js'
import { cellSide, needsOf, type WidthNeeds } from './width-needs.js'

type CellAlignment = GridCell['align']

/** How wide a cell is, and how its text is set; lengths in points. */
export interface CellSetting {
  readonly width: number
  readonly size: number
  readonly align: CellAlignment
}

/** Side room of text set flush left, where the column can afford it. */
export const GENEROUS_SIDE = 3
const GENEROUS_FROM = 60
/** A text met in more widths than this begins to be forgotten. */
const MOST_SETTINGS = 64

/** The text of a cell, prepared once and broken once for each setting. */
export class CellText {
  readonly needs: WidthNeeds
  /** Of each of its paragraphs on one line, in ems. */
  readonly widths: readonly number[]
  private readonly pieces: readonly PreparedText[]
  private readonly settings = new Map<number, readonly MeasuredLine[]>()

  constructor(text: string, role: CellRole, measure: Measure) {
    this.pieces = text.split('\n').map((piece) => prepareText(piece, role, measure, { isFlush: true }))
    this.needs = needsOf(this.pieces)
    this.widths = this.pieces.map((piece) => widthOf(piece, 0, piece.count))
  }

  lines(setting: CellSetting): readonly MeasuredLine[] {
    const key = keyOf(setting)
    const known = this.settings.get(key)
    if (known) return known
    const lines = this.pieces.flatMap((piece) => breakPiece(piece, setting))
    if (this.settings.size === MOST_SETTINGS) this.settings.clear()
    this.settings.set(key, lines)
    return lines
  }
}

/** Heads in 黑体, labels and figures in 仿宋. */
export type CellRole = 'hei' | 'fang'

/** More texts than all statutory forms and a few reports hold. */
const MOST_TEXTS = 2000
const texts = new WeakMap<Measure, Map<string, CellText>>()

/** The prepared text of a cell. Forms repeat theirs in every report, so texts are remembered; which ones changes nothing but the time. */
export function cellText(text: string, role: CellRole, measure: Measure): CellText {
  const known = texts.get(measure) ?? new Map<string, CellText>()
  if (known.size === 0) texts.set(measure, known)
  const key = role === 'hei' ? `#${text}` : ` ${text}`
  const before = known.get(key)
  if (before) return before
  if (known.size === MOST_TEXTS) known.clear()
  const made = new CellText(text, role, measure)
  known.set(key, made)
  return made
}

const alignments: readonly CellAlignment[] = ['left', 'center', 'right']

/** Widths to a thousandth of a point, sizes to a sixteenth. */
function keyOf({ width, size, align }: CellSetting): number {
  return (Math.round(width * 1000) * 1024 + Math.round(size * 16)) * alignments.length + alignments.indexOf(align)
}

function breakPiece(piece: PreparedText, { width, size, align }: CellSetting): MeasuredLine[] {
  const side = align === 'left' && width >= GENEROUS_FROM ? GENEROUS_SIDE : cellSide(size)
  const room = (width - 2 * side) / size
  const style = { role: piece.role, size, tracking: 0 }
  return breakLines(piece, { first: room, rest: room }, align === 'left' ? 'ragged' : 'balanced').map((line) => {
    const set = setRagged(piece, line)
    const free = width - set.width * size
    return measuredLine(set, style, align === 'left' ? side : align === 'right' ? free - side : free / 2)
  })
}
