import { withoutContinued } from '../../language/continued.js'
import { foldLabel, foldUnit } from '../../language/fold.js'
import { isLabelPiece, startsLabel, usesOf } from '../../forms/matching/vocabulary.js'
import { isFigureWord } from '../../language/numeral.js'
import type { Text } from '../../model/text.js'
import { textAt } from '../../text/text.js'
import type { Line } from './lines.js'

/** A word of a line (no white space inside) with its place. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Skeleton of the word, for comparing with labels. */
  readonly folded: string
  readonly line: Line
  /** Where it begins and ends on its line, in characters. */
  readonly from: number
  readonly to: number
  readonly isValue: boolean
}

export function wordsOf(line: Line): readonly Word[] {
  const known = wordsOfLines.get(line)
  if (known) return known
  const words: Word[] = []
  for (const { 0: text, index } of line.text.matchAll(/\S+/g)) {
    let from = index
    for (const to of [...gluedEnds(text), text.length].map((end) => index + end)) {
      words.push(wordAt(line, from, to))
      from = to
    }
  }
  wordsOfLines.set(line, words)
  return words
}

/** Labels, and a figure behind them, that have lost the space between them (信息内容本年制发件数, 规章000) are words of their own: where all but the last end. */
function gluedEnds(text: string): number[] {
  if (text.length > longestGlued || isFigureWord(text)) return []
  const { folded, indices } = foldMap(text)
  if (!startsLabel(folded.slice(0, 2)) || labelness(folded) !== 'none') return []
  const cuts = cutGlued(text, folded, indices, 0)
  return cuts ? cuts.map((cut) => indices[cut]!) : []
}

/** No line of labels is longer, and a sentence that begins like one need not be looked at. */
const longestGlued = 120

/** Cuts of the skeleton from `start` on into whole labels, the longest first, and digits at the end; null where it is not made of these alone. */
function cutGlued(text: string, folded: string, indices: readonly number[], start: number): number[] | null {
  for (let end = folded.length; end >= start + 2; end--) {
    if (usesOf(folded.slice(start, end)).length === 0) continue
    if (end === folded.length) return []
    if (gluedFigure.test(text.slice(indices[end]))) return [end]
    const rest = cutGlued(text, folded, indices, end)
    if (rest) return [end, ...rest]
  }
  return null
}

/** A figure without a unit: 行政许可57件 is the beginning of a sentence. */
const gluedFigure = /^[0-9０-９]+(?:\.[0-9]+)?$/

/** A line is looked at several times before it is known what it belongs to. */
const wordsOfLines = new WeakMap<Line, readonly Word[]>()

function wordAt(line: Line, from: number, to: number): Word {
  const text = line.text.slice(from, to)
  const isValue = isFigureWord(text)
  return {
    text,
    start: line.start + from,
    end: line.start + to,
    folded: isValue ? '' : foldLabel(withoutContinued(text)),
    line,
    from,
    to,
    isValue,
  }
}

/** Words as pieces of text: those with nothing but space between them on their line are one piece, as written. */
export function piecesOf(words: readonly Word[]): Text[] {
  const pieces: Text[] = []
  let last: Word | undefined
  for (const word of words) {
    const from =
      last && last.line === word.line && word.line.text.slice(last.to, word.from).trim() === '' ? pieces.at(-1)!.at.start : word.start
    if (from !== word.start) pieces.pop()
    pieces.push(textAt(word.line.text.slice(from - word.line.start, word.to), from))
    last = word
  }
  return pieces
}

/** A whole label, the beginning of one, or a piece of one. */
export function labelness(folded: string): 'whole' | 'start' | 'piece' | 'none' {
  if (folded === '') return 'piece'
  if (usesOf(folded).length > 0) return 'whole'
  if (startsLabel(folded)) return 'start'
  return folded.length <= 40 && isLabelPiece(folded) ? 'piece' : 'none'
}

/** For each character of the skeleton, the index in the text of the character it came from. */
export function foldMap(text: string): { readonly folded: string; readonly indices: readonly number[] } {
  let folded = ''
  const indices: number[] = []
  for (let index = 0; index < text.length; index++) {
    for (const char of foldUnit(text.charCodeAt(index))) {
      folded += char
      indices.push(index)
    }
  }
  return { folded, indices }
}
