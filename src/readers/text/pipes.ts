import type { Text } from '../../model/text.js'
import { editText } from '../../text/text.js'
import { textOfLine, type Line } from './lines.js'

/** Pipes as exports write them: ASCII, full-width, and the uprights of box drawing. */
const pipeMarks = '|｜¦│┃║▏'
const pipe = /[|｜¦│┃║▏]/

/** What stands on a line of a pipe table, in order: text (a stretch of the line) and pipes that close a cell. */
type PipeToken = { readonly kind: 'text'; readonly from: number; readonly to: number } | { readonly kind: 'pipe'; readonly at: number }

export interface PipeLine {
  readonly tokens: readonly PipeToken[]
  /** Pipes in the unbroken run at the end of the line that fills the row up to the grid's width; not among the tokens. */
  readonly pads: number
}

export function hasPipe(text: string): boolean {
  return pipe.test(text)
}

/** Nothing but one pipe, or an unbroken run of them. */
export function isPadLine(text: string): boolean {
  return /^\s*[|｜¦│┃║▏]+\s*$/.test(text)
}

/** `|---|:--:|`, `|===`: separator rows of Markdown and its relatives. */
export function isSeparatorLine(text: string): boolean {
  return /^[\s|｜│:=+-]+$/.test(text) && /-{3}|={3}/.test(text)
}

export function startsWithPipe(text: string): boolean {
  return pipe.test(text.trimStart()[0] ?? '')
}

export function endsWithPipe(text: string): boolean {
  return pipe.test(text.trimEnd().at(-1) ?? '')
}

/** Whether a run of pipes fills the row up. */
export function hasPads({ text }: Line): boolean {
  const trimmed = text.trimEnd()
  return pipe.test(trimmed.at(-1) ?? '') && pipe.test(trimmed.at(-2) ?? '') && padsOf(pipesIn(trimmed), trimmed) > 0
}

export function readPipeLine(line: Line): PipeLine {
  const text = line.text.trimEnd()
  const positions = pipesIn(text)
  const pads = padsOf(positions, text)
  const kept = positions.slice(0, positions.length - pads)
  const end = pads > 0 ? positions[positions.length - pads]! : text.length
  const tokens: PipeToken[] = []
  let from = 0
  for (const at of [...kept, end]) {
    if (at > from && hasText(text, from, at)) tokens.push({ kind: 'text', from, to: at })
    if (at < end) tokens.push({ kind: 'pipe', at })
    from = at + 1
  }
  return { tokens, pads }
}

/** Where the pipes stand; a pipe behind a backslash is part of the text. */
function pipesIn(text: string): number[] {
  const positions: number[] = []
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!
    if ((char === '|' || (char > '\u007f' && pipeMarks.includes(char))) && text[index - 1] !== '\\') positions.push(index)
  }
  return positions
}

function hasText(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (text[index] !== ' ' && text[index]!.trim() !== '') return true
  return false
}

/** Two cells with text in them, on one line. */
export function hasTwoCells(text: string): boolean {
  let cells = 0
  let from = 0
  for (const at of [...pipesIn(text), text.length]) {
    if (hasText(text, from, at) && ++cells === 2) return true
    from = at + 1
  }
  return false
}

/**
 * A run of pipes without a space between them at the end of the line, behind the pipe that closes the last cell: `x | ||`. A run that
 * follows a cell at once (`x||`) closes empty cells.
 */
function padsOf(positions: readonly number[], text: string): number {
  if (positions.at(-1) !== text.length - 1) return 0
  let run = 1
  while (run < positions.length && positions.at(-run)! - 1 === positions.at(-run - 1)) run++
  const before = positions[positions.length - run - 1]
  const first = positions[positions.length - run]!
  return run >= 2 && before !== undefined && text.slice(before + 1, first).trim() === '' ? run : 0
}

export function pieceOf(line: Line, from: number, to: number): Text {
  const text = textOfLine(line, from, to)
  const escapes = [...text.text.matchAll(/\\(?=\|)/g)].map(({ index }) => ({ start: index, end: index + 1, after: '' }))
  return editText(text, escapes)
}
