import { correctionFaults } from '../diagnostics/catalogue/correction.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import type { Correction, Corrections } from '../model/correction.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import { applyCorrections } from './apply.js'
import { keyOf, wantedOf } from './outcome.js'
import { cellAt, levelOf, pieceAt, piecesOf, textOf } from './pieces.js'
import { resolveWish, type Wish } from './wish.js'

/** What corrections are made for: a source's reports as they were read, and the hash of its bytes. */
export interface Mended {
  readonly source: Source
  readonly read: readonly Report[]
  readonly hash: string
}

/** The corrections with others added or taken back, or why not; then nothing is added. */
export type Edited =
  { readonly corrections: Corrections; readonly added: readonly Correction[] } | { readonly refused: readonly Diagnostic[] }

/** Adds what is wished. One for a place that has one takes its place; one that says what the source says takes it back. */
export function addWishes(kept: Corrections, wishes: readonly Wish[], { source, read, hash }: Mended): Edited {
  const refused: Diagnostic[] = []
  const report = collectInto(refused)
  if (kept.source.sha256 !== hash)
    for (const one of kept.corrections) report('correction/source-changed', wantedOf(one, 'path' in one ? one.path : ''))
  const asked = wishes.flatMap((wish): Correction[] => {
    const own = read[(wish.part ?? 1) - 1]
    const resolved = own ? resolveWish(wish, own, source) : null
    if (resolved && 'correction' in resolved) return [resolved.correction]
    if (resolved) resolved.problem(report)
    else report('correction/no-part', { what: wish.target, before: '', after: wish.after ?? '', part: wish.part ?? 1, parts: read.length })
    return []
  })
  const corrections = asked.reduce(putIn, kept.corrections)
  const isNew = new Set(asked.map(keyOf))
  for (const one of asked)
    if (isSame(one) && !kept.corrections.some((other) => keyOf(other) === keyOf(one)) && isKnown(one, read))
      report('correction/invalid', { ...wantedOf(one, 'path' in one ? one.path : ''), reason: correctionFaults.same })
  read.forEach((own, part) => {
    const tried = corrections.filter((one) => (one.part ?? 1) === part + 1 && isNew.has(keyOf(one)))
    applyCorrections(own, tried, true, (code, facts, where) => {
      if (code !== 'correction/applied') report(code, facts, where)
    })
  })
  return refused.length > 0
    ? { refused }
    : { corrections: { ...kept, source: { ...kept.source, sha256: hash }, corrections }, added: asked }
}

function putIn(list: readonly Correction[], one: Correction): Correction[] {
  const index = list.findIndex((other) => keyOf(other) === keyOf(one))
  const others = list.filter((_, at) => at !== index)
  return isSame(one) && index >= 0 ? others : index < 0 ? [...list, one] : list.with(index, one)
}

function isSame({ before, after, ...one }: Correction): boolean {
  return before === after && !('what' in one && one.what === 'keep')
}

/** Of a path that no report has, that is what is to be said. */
function isKnown(one: Correction, read: readonly Report[]): boolean {
  const report = read[(one.part ?? 1) - 1]!
  return !('path' in one) || one.before !== null || report.figures.some(({ path }) => path === one.path)
}

/** A wish for a place, with what the report as it was read says there; unchanged where it says nothing. */
export function completeWish(wish: Wish, { read }: Pick<Mended, 'read'>): Wish {
  const report = read[(wish.part ?? 1) - 1]
  if (!wish.placed || wish.placed.before !== null || wish.placed.what === 'insert' || wish.placed.what === 'keep' || !report) return wish
  const pieces = piecesOf(report)
  const cell = wish.placed.what === 'text' ? cellAt(pieces, wish.placed.place) : undefined
  if (cell) return { ...wish, placed: { ...wish.placed, place: cell.at, before: cell.text } }
  const piece = pieces[pieceAt(pieces, wish.placed.place)]
  if (!piece) return wish
  const text = textOf(piece)!
  return { ...wish, placed: { ...wish.placed, place: text.at, before: wish.placed.what === 'level' ? String(levelOf(piece)) : text.text } }
}

/** Binds the corrections to the source as it is now; those that no longer fit it are told, and kept as they are. */
export function rebindCorrections(
  kept: Corrections,
  { read, hash }: Mended,
): { readonly corrections: Corrections; readonly unfit: readonly Diagnostic[] } {
  const unfit: Diagnostic[] = []
  const report = collectInto(unfit)
  read.forEach((own, part) => {
    const ownCorrections = kept.corrections.filter((one) => (one.part ?? 1) === part + 1)
    applyCorrections(own, ownCorrections, true, (code, facts, where) => {
      if (code !== 'correction/applied') report(code, facts, where)
    })
  })
  return { corrections: { ...kept, source: { ...kept.source, sha256: hash } }, unfit }
}
