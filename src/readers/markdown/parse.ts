import { parse, postprocess, preprocess } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'

/** A construct of Markdown, and where it stands. */
export interface Construct {
  readonly event: 'enter' | 'exit'
  readonly type: string
  readonly start: number
  readonly end: number
}

/**
 * Emphasis next to Han characters is what its writer meant (CommonMark sees none in `**甲。**乙`). Four spaces indent a line here and make no
 * code; HTML has been read before; tables are left to our own readers, which know more than GFM's.
 */
const extensions = [
  gfmFootnote(),
  gfmStrikethrough({ singleTilde: false }),
  cjkFriendlyExtension(),
  { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'characterReference'] } },
]

/** The constructs of a text in order. */
export function* constructsOf(text: string): Generator<Construct> {
  const { parsed, shifts } = prepare(text)
  let before = 0
  for (const piece of piecesOf(parsed)) {
    const events = postprocess(
      parse({ extensions })
        .document()
        .write(preprocess()(piece, undefined, true)),
    )
    for (const [event, { type, start, end }] of events)
      yield { event, type, start: placeIn(shifts, before + start.offset), end: placeIn(shifts, before + end.offset) }
    before += piece.length
  }
}

/** The parser keeps some hundred times its text in memory; no report is longer. */
const longestPiece = 10_000

/** What stands in one piece depends on no other: cut before top-level lines behind a blank one, and between items of one line. */
function piecesOf(text: string): string[] {
  if (text.length <= longestPiece || holdsFar.test(text)) return [text]
  const pieces: string[] = []
  let from = 0
  for (const { index } of text.matchAll(
    /(?<=\n[ \t]*\n)\S|(?<=(?:^|\n)(?:[-*+]|\d{1,9}[.)])[ \t]\S[^\n]*\n)(?=(?:[-*+]|\d{1,9}[.)])[ \t])/g,
  )) {
    if (index - from < longestPiece) continue
    pieces.push(text.slice(from, index))
    from = index
  }
  return [...pieces, text.slice(from)]
}

/** Addresses and notes that are named elsewhere; fences, which end anywhere. */
const holdsFar = /^[ \t>]*(?:\[[^\]\n]+\]:|`{3}|~{3})/m

/** More marks than the paragraphs of any report have. The parser's time grows with the square of their number (200: 1 ms). */
const mostMarks = 200

interface Prepared {
  readonly parsed: string
  /** Where in `parsed` a line end was put in. */
  readonly shifts: readonly number[]
}

/**
 * Every row of a table is a paragraph of its own, so that no mark is paired with one of another row; so is every line where a paragraph has
 * too many marks. A line that has too many is none that anybody wrote: it is parsed as if it had none.
 */
function prepare(text: string): Prepared {
  const shifts: number[] = []
  let parsed = ''
  let marks = 0
  for (const [line] of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const own = line.match(/[*_~>[\]`!]/g)?.length ?? 0
    const blank = line.trim() === ''
    marks = blank ? 0 : marks + own
    parsed += own > mostMarks ? line.replace(/[^\n]/g, 'x') : line
    if (!blank && line.endsWith('\n') && (/[|｜]/.test(line) || marks > mostMarks)) {
      shifts.push(parsed.length)
      parsed += '\n'
      marks = 0
    }
  }
  return { parsed, shifts }
}

function placeIn(shifts: readonly number[], offset: number): number {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (shifts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return offset - low
}
