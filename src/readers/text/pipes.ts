import type { SourceCell } from '../../model/block.js'
import { trimSpan, type Line } from './lines.js'

/** Pipes as exports write them: ASCII, full-width, and the uprights of box drawing. */
const pipe = /[|｜¦│┃║▏]/
const pipes = /[|｜¦│┃║▏]/g

/** A line of a pipe table: the cells between its pipes, and the run of pipes that fills it up to the grid's width. */
export interface PipeLine {
  readonly line: Line
  /** The line begins with a pipe. */
  readonly leading: boolean
  /** The line ends with a pipe. */
  readonly trailing: boolean
  /** Pieces between the pipes, without the empty ones before a leading and after a trailing pipe. */
  readonly cells: readonly SourceCell[]
  /** Pipes in the unbroken run at the end that pads the row; not counted among the cells. */
  readonly pads: number
}

export function hasPipe(text: string): boolean {
  return pipe.test(text)
}

/** `---`, `:--:`, `===` between pipes: the separator row of Markdown. */
export function isSeparatorLine(text: string): boolean {
  return /^[\s|｜+:=-]+$/.test(text) && /[-=]{3}/.test(text)
}

export function readPipeLine(line: Line): PipeLine {
  const positions = [...line.text.matchAll(pipes)].map((match) => match.index)
  const content = line.text.trimEnd().length
  const first = positions[0]
  const leading = first !== undefined && line.text.slice(0, first).trim() === ''
  const trailing = positions.length > 0 && positions.at(-1)! === content - 1
  const pads = trailing ? padsOf(positions, leading) : 0
  const kept = positions.slice(0, positions.length - pads)
  return { line, leading, trailing, cells: cellsBetween(line, kept, pads > 0 ? positions[positions.length - pads]! : content, leading), pads }
}

/** A run of two or more pipes without space between them, behind the pipe that closes the last cell, pads the row. */
function padsOf(positions: readonly number[], leading: boolean): number {
  let run = 1
  while (run < positions.length && positions[positions.length - run]! - positions[positions.length - run - 1]! === 1) run++
  if (run === positions.length) return leading ? run : run - 1
  return run >= 2 ? run : 0
}

function cellsBetween(line: Line, positions: readonly number[], content: number, leading: boolean): SourceCell[] {
  const bounds = [-1, ...positions, content]
  const pieces = bounds.slice(1).map((end, index) => ({ from: bounds[index]! + 1, to: end }))
  const inner = pieces.filter(({ from, to }, index) => !(index === 0 && leading) && (index < pieces.length - 1 || line.text.slice(from, to).trim() !== ''))
  return inner.map(({ from, to }) => cellOf(line.text.slice(from, to), line.start + from))
}

/** A cell of the text standing at `start`, without the white space at its ends. */
export function cellOf(text: string, start: number): SourceCell {
  return { text: text.trim(), at: trimSpan(text, start), colSpan: 1, rowSpan: 1 }
}
