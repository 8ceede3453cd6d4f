import { printable } from '../language/printable.js'
import { columnsOf } from '../language/width.js'
import { formatProgress, type ProgressState } from '../batch/progress.js'

/** What a run shows on standard error while it goes on. */
export interface RunDisplay {
  readonly update: (state: ProgressState) => void
  /** A line that stays: a failure, or what was done on a signal. */
  readonly note: (line: string) => void
  readonly close: () => void
}

/** As Node gives standard error. */
interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  readonly write: (text: string) => unknown
}

/** On a terminal a live line with the notes below it; in a pipe or log plain lines, one of progress every ten seconds. */
export function startDisplay(terminal: Terminal, quiet: boolean, now: () => number): RunDisplay {
  const print = (line: string): void => void terminal.write(`${printable(line)}\n`)
  if (quiet) return { update: () => {}, note: print, close: () => {} }
  return terminal.isTTY ? liveDisplay(terminal, now) : plainDisplay(print, now)
}

const SECONDS_BETWEEN = 10

function plainDisplay(print: (line: string) => void, now: () => number): RunDisplay {
  let last = now()
  return {
    update: (state) => {
      if (now() - last < SECONDS_BETWEEN) return
      last = now()
      print(formatProgress(state, last))
    },
    note: print,
    close: () => {},
  }
}

function liveDisplay(terminal: Terminal, now: () => number): RunDisplay {
  const notes: string[] = []
  let line = ''
  /** Rows that stand below the live line. */
  let below = 0
  const draw = (rows: readonly string[]): void => {
    const up = below > 0 ? `\u001b[${below}A` : ''
    terminal.write(`\r${up}\u001b[J${rows.join('\n')}`)
    below = rows.length - 1
  }
  const redraw = (): void => draw([line, ...latest(notes, (terminal.rows ?? 24) - 2)].map((row) => cut(row, (terminal.columns ?? 80) - 1)))
  return {
    update: (state) => {
      line = formatProgress(state, now())
      redraw()
    },
    note: (text) => {
      notes.push(printable(text))
      redraw()
    },
    close: () => {
      if (line !== '' || notes.length > 0) draw([line, ...notes, ''])
    },
  }
}

/** As many of the newest notes as there is room for; all are shown when the run ends. */
function latest(notes: readonly string[], room: number): readonly string[] {
  if (notes.length <= room) return notes
  const shown = Math.max(1, room - 1)
  return [`（前面还有${notes.length - shown}条，结束时全部列出）`, ...notes.slice(-shown)]
}

/** The part of a text that fits into so many columns of a terminal, where an ideograph takes two. */
function cut(text: string, columns: number): string {
  let width = 0
  let kept = ''
  for (const character of text) {
    width += columnsOf(character)
    if (width > columns) return kept
    kept += character
  }
  return text
}
