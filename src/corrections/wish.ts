import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Correction, PlaceCorrection } from '../model/correction.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import { indicesIn, spanOf } from '../text/text.js'
import { dateOf } from './attributes.js'
import { cellAt, levelOf, pieceAt, piecesOf, textOf, type Piece } from './pieces.js'
import { sayFigure } from './values.js'

/** What somebody wants changed, without what stands there now. */
export interface Wish {
  /** A path, or a line of the source: `@12`, `@12:5` for the sentence or the cell there, `@12.level`, `@12.drop`, `@12.keep`, `@12.insert`. */
  readonly target: string
  readonly after: string | null
  /** Instead of a target: a place of the source, with what stands there. */
  readonly placed?: Pick<PlaceCorrection, 'place' | 'what' | 'before'> | undefined
  readonly part?: number | undefined
  readonly reason?: string | undefined
  readonly by?: string | undefined
  readonly at?: string | undefined
}

/** `PATH=VALUE`; a place alone is enough for what is dropped or kept. Null for anything else. */
export function parseWish(text: string): Pick<Wish, 'target' | 'after'> | null {
  const cut = text.indexOf('=')
  const target = (cut < 0 ? text : text.slice(0, cut)).trim()
  if (target === '' || (cut < 0 && !/^@\d+\.(?:drop|keep)$/.test(target))) return null
  return { target, after: target.endsWith('.drop') || cut < 0 ? null : text.slice(cut + 1) }
}

type Resolved = { readonly correction: Correction } | { readonly problem: (report: Reporter) => void }

/** The wish as a correction of the report as it was read; of a place that holds nothing, what to say. */
export function resolveWish(wish: Wish, read: Report, source: Source): Resolved {
  const { target, part, reason, by, at } = wish
  const rest = { ...(part === undefined || part === 1 ? {} : { part }), ...(reason && { reason }), ...(by && { by }), ...(at && { at }) }
  if (wish.placed) return { correction: { ...wish.placed, after: wish.after, ...rest } }
  if (!target.startsWith('@')) return { correction: { path: target, before: valueAt(read, target), after: wish.after ?? '', ...rest } }
  const found = placeWish(wish, read, source)
  if (found) return { correction: { ...found, ...rest } }
  return { problem: (report) => report('correction/unknown-path', { what: target, before: '', after: wish.after ?? '', nearest: null }) }
}

/** What the report says at a path; null where it says nothing, or has no such path. */
export function valueAt(report: Report, path: string): string | null {
  if (path === 'date') {
    const piece = dateOf(piecesOf(report))
    return piece?.kind === 'content' && piece.content.kind === 'paragraph' ? piece.content.text : null
  }
  if (path === 'organ' || path === 'year' || path === 'title') return report[path] === null ? null : String(report[path].value)
  const figure = report.figures.find((one) => one.path === path)
  return figure ? sayFigure(figure) : null
}

const placed = /^@(\d+)(?::(\d+))?(?:\.(text|level|drop|keep|insert))?$/

function placeWish({ target, after }: Wish, read: Report, source: Source): Omit<PlaceCorrection, 'part'> | null {
  const [, line, column, named] = placed.exec(target) ?? []
  const at = line === undefined ? null : lineOf(source.text, Number(line))
  if (!at) return null
  const what = (named ?? 'text') as PlaceCorrection['what']
  if (what === 'insert') return { place: { start: at.end, end: at.end }, what, before: null, after }
  if (what === 'keep') {
    const piece = read.dropped.find((one) => one.at.start <= at.end && one.at.end >= at.start)
    return piece ? { place: piece.at, what, before: piece.text, after: after ?? piece.text } : null
  }
  const spot = column === undefined ? null : at.start + Number(column) - 1
  const cell = spot !== null && what === 'text' ? cellAt(piecesOf(read), { start: spot, end: spot }) : undefined
  if (cell) return { place: cell.at, what, before: cell.text, after }
  const piece = pieceIn(piecesOf(read), spot === null ? at : { ...at, start: spot })
  if (!piece) return null
  const text = textOf(piece)!
  if (what === 'level') return { place: text.at, what, before: String(levelOf(piece)), after }
  if (what === 'drop') return { place: text.at, what, before: text.text, after: null }
  const words = spot === null ? null : sentenceAt(text.text, indicesIn(text, { start: spot, end: at.end })?.start ?? 0)
  const { start, end } = words ?? { start: 0, end: text.text.length }
  return { place: spanOf(text, start, end), what, before: text.text.slice(start, end), after }
}

/** A line of the source, from 1; null beyond its end. */
function lineOf(text: string, line: number): Span | null {
  let start = 0
  for (let count = 1; count < line; count++) {
    start = text.indexOf('\n', start) + 1
    if (start === 0) return null
  }
  const end = text.indexOf('\n', start)
  return line < 1 ? null : { start, end: end < 0 ? text.length : end }
}

/** The text around the beginning of a stretch, else the first that begins in it. */
function pieceIn(pieces: readonly Piece[], at: Span): Piece | undefined {
  const around = pieceAt(pieces, { start: at.start, end: at.start })
  if (around >= 0) return pieces[around]
  return pieces.find((piece) => {
    const own = textOf(piece)?.at
    return own !== undefined && own.start >= at.start && own.start < at.end
  })
}

/** The sentence around a character. */
function sentenceAt(text: string, index: number): { readonly start: number; readonly end: number } {
  const stretches = [...text.matchAll(/[^。！？；!?;\n]*(?:[。！？；!?;][”’）)》]*|\n|$)/g)].filter(([words]) => words !== '')
  const found = stretches.find(({ 0: words, index: from }) => index < from + words.length) ?? stretches.at(-1)
  return found ? { start: found.index, end: found.index + found[0].trimEnd().length } : { start: 0, end: text.length }
}
