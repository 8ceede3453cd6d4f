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
  const events = postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(parsed, undefined, true)),
  )
  for (const [event, { type, start, end }] of events)
    yield { event, type, start: placeIn(shifts, start.offset), end: placeIn(shifts, end.offset) }
}

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
