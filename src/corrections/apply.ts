import leven from 'leven'
import { correctionFaults, correctionPlaces } from '../diagnostics/catalogue/correction.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Correction, PathCorrection, PlaceCorrection } from '../model/correction.js'
import type { Content, Figure, Repair, Report } from '../model/report.js'
import type { Text } from '../model/text.js'
import { editText, indicesIn, spanOf } from '../text/text.js'
import { correctAttribute, dateOf, isAttribute, type Attribute } from './attributes.js'
import { findTwice, keyOf, wantedOf, type Made, type Outcome, type Place, type Refusal } from './outcome.js'
import {
  cellAt,
  newParagraph,
  levelOf,
  pieceAt,
  pieceBefore,
  piecesOf,
  rebuild,
  textOf,
  type Cell,
  type Piece,
  type Plan,
} from './pieces.js'
import { settleFindings } from './settle-findings.js'
import { judgeCell, judgeDate, judgeFigure, judgeLevel, judgeText, sayFigure } from './values.js'

/**
 * The report with its corrections made. Each is looked at against the report as it was read, so that their order decides nothing; it is
 * applied, and then a repair of kind `manual` and a finding, or refused with the reason. `bound` is false where the source is no longer the
 * one they were made for.
 */
export function applyCorrections(read: Report, corrections: readonly Correction[], bound: boolean, report: Reporter): Report {
  if (corrections.length === 0) return read
  const draft = new Draft(read)
  const made: Made[] = []
  const twice = findTwice(corrections)
  for (const correction of corrections) {
    const others = twice.get(keyOf(correction))! - 1
    const outcome: Outcome = !bound ? { refused: 'source-changed' } : others > 0 ? { refused: 'twice', others } : draft.take(correction)
    if ('refused' in outcome) refuse(correction, outcome, draft, report)
    else made.push({ correction, place: outcome })
  }
  return settleFindings(draft.finish(made), read, made, report)
}

interface TextEdit {
  readonly start: number
  readonly end: number
  readonly after: string
}

/** Where a text stands, and what may stand there. */
interface TextHolder {
  readonly holder: Piece | Cell
  readonly judge: typeof judgeText
}

/** The report while corrections are taken up. */
class Draft {
  private report: Report
  private readonly figures: Map<string, Figure>
  readonly pieces: readonly Piece[]
  private readonly plans = new Map<Piece, Plan>()
  private readonly edits = new Map<Piece | Cell, TextEdit[]>()
  private readonly first: Content[] = []
  private readonly kept = new Set<Report['dropped'][number]>()
  private readonly newlyDropped: Report['dropped'] = []

  constructor(private readonly read: Report) {
    this.report = read
    this.figures = new Map(read.figures.map((figure) => [figure.path, figure]))
    this.pieces = piecesOf(read)
  }

  /** Notes a correction; nothing is noted of one that is refused. */
  take(correction: Correction): Outcome {
    if (!('path' in correction)) return this.takePlaced(correction)
    if (isAttribute(correction.path)) return this.takeAttribute(correction, correction.path)
    const figure = this.figures.get(correction.path)
    return figure ? this.takeFigure(correction, figure) : { refused: 'unknown-path', nearest: this.nearest(correction.path) }
  }

  finish(made: readonly Made[]): Report {
    const cells = new Map<Cell, Text>()
    for (const [holder, unsorted] of this.edits) {
      const edits = unsorted.toSorted((a, b) => a.start - b.start)
      if ('kind' in holder) this.planOf(holder).text = editText(textOf(holder)!, edits)
      else cells.set(holder, editText(holder as Cell & Text, edits))
    }
    const dropped = [...this.report.dropped.filter((piece) => !this.kept.has(piece)), ...this.newlyDropped]
    const repairs = [...this.report.repairs, ...made.map(repairOf)]
    return {
      ...this.report,
      ...rebuild(this.pieces, { pieces: this.plans, cells }, this.first),
      figures: this.read.figures.map(({ path }) => this.figures.get(path)!),
      dropped: dropped.toSorted((a, b) => a.at.start - b.at.start),
      repairs: repairs.toSorted((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0)),
    }
  }

  /** What a path or a place is called where it is no cell. */
  name(correction: Correction): string {
    if (!('path' in correction)) return correctionPlaces[correction.what]
    return isAttribute(correction.path) ? correctionPlaces[correction.path] : this.figures.has(correction.path) ? '' : correction.path
  }

  place(correction: Correction): Place {
    if (!('path' in correction)) return { at: correction.place }
    const figure = this.figures.get(correction.path)
    return figure ? { cell: figure.path, ...(figure.at && { at: figure.at }) } : {}
  }

  private takeFigure({ path, before, after }: PathCorrection, figure: Figure): Outcome {
    const now = sayFigure(figure)
    if (now !== before) return { refused: 'before-differs', now: now ?? '' }
    const judged = judgeFigure(figure, after ?? '')
    if ('fault' in judged) return { refused: 'invalid', reason: judged.fault }
    this.figures.set(path, judged.value)
    return { cell: path, ...(figure.at && { at: figure.at }) }
  }

  private takeAttribute({ before, after }: PathCorrection, path: Attribute): Outcome {
    if (path === 'date') return this.takeDate(before, after ?? '')
    const now = this.read[path]
    if ((now === null ? null : String(now.value)) !== before) return { refused: 'before-differs', now: String(now?.value ?? '') }
    const corrected = correctAttribute(this.report, path, after ?? '')
    if ('fault' in corrected) return { refused: 'invalid', reason: corrected.fault }
    this.report = corrected.value
    return now?.at ? { at: now.at } : {}
  }

  private takeDate(before: string | null, after: string): Outcome {
    const piece = this.pieces.find((one) => one === dateOf(this.pieces))
    const now = piece?.kind === 'content' && piece.content.kind === 'paragraph' ? piece.content : null
    if ((now?.text ?? null) !== before) return { refused: 'before-differs', now: now?.text ?? '' }
    const judged = judgeDate(after)
    if ('fault' in judged) return { refused: 'invalid', reason: judged.fault }
    if (!piece || !now)
      this.report = { ...this.report, closing: [...this.report.closing, { kind: 'paragraph', text: judged.value, role: 'date' }] }
    else this.planOf(piece).text = now.at ? { text: judged.value, at: now.at } : { text: judged.value }
    return now?.at ? { at: now.at } : {}
  }

  private takePlaced(correction: PlaceCorrection): Outcome {
    if (correction.what === 'keep') return this.keep(correction)
    if (correction.what === 'insert') return this.insert(correction)
    const cell = correction.what === 'text' && cellAt(this.pieces, correction.place)
    if (cell) return this.changeText(correction, cell, { holder: cell, judge: judgeCell })
    const piece = this.pieces[pieceAt(this.pieces, correction.place)]
    if (!piece) return { refused: 'before-differs', now: null }
    if (correction.what === 'level') return this.changeLevel(correction, piece)
    return correction.what === 'drop'
      ? this.drop(correction, piece)
      : this.changeText(correction, textOf(piece)!, { holder: piece, judge: judgeText })
  }

  private changeText({ place, before, after }: PlaceCorrection, text: Text, { holder, judge }: TextHolder): Outcome {
    const stretch = before === null ? null : findWords(text.text, before, indicesIn(text, place))
    if (!stretch) return { refused: 'before-differs', now: text.text }
    const judged = judge(after ?? '')
    if ('fault' in judged) return { refused: 'invalid', reason: judged.fault }
    const edits = this.edits.get(holder) ?? []
    const others = edits.filter(({ start, end }) => start < stretch.end && stretch.start < end).length
    if (others > 0) return { refused: 'twice', others }
    this.edits.set(holder, [...edits, { ...stretch, after: judged.value }])
    return { at: spanOf(text, stretch.start, stretch.end) }
  }

  private changeLevel({ before, after }: PlaceCorrection, piece: Piece): Outcome {
    if (String(levelOf(piece)) !== before) return { refused: 'before-differs', now: String(levelOf(piece)) }
    const judged = judgeLevel(after ?? '')
    if ('fault' in judged) return { refused: 'invalid', reason: judged.fault }
    this.planOf(piece).level = judged.value
    return { at: textOf(piece)!.at }
  }

  private drop({ before, after }: PlaceCorrection, piece: Piece): Outcome {
    const text = textOf(piece)!
    if (text.text !== before) return { refused: 'before-differs', now: text.text }
    if (after !== null) return { refused: 'invalid', reason: correctionFaults.values }
    this.planOf(piece).dropped = true
    this.newlyDropped.push(text)
    return { at: text.at }
  }

  private keep({ place, before, after }: PlaceCorrection): Outcome {
    const piece = this.read.dropped.find(({ at, text }) => at.start === place.start && text === before)
    if (!piece) return { refused: 'before-differs', now: this.read.dropped.find(({ at }) => at.start === place.start)?.text ?? null }
    const judged = judgeText(after ?? piece.text)
    if ('fault' in judged) return { refused: 'invalid', reason: judged.fault }
    this.kept.add(piece)
    this.putBehind(place.start, newParagraph({ ...piece, text: judged.value, runs: judged.value === piece.text ? piece.runs : undefined }))
    return { at: piece.at }
  }

  private insert({ place, before, after }: PlaceCorrection): Outcome {
    if (before !== null) return { refused: 'before-differs', now: null }
    const judged = judgeText(after ?? '')
    if ('fault' in judged) return { refused: 'invalid', reason: judged.fault }
    this.putBehind(place.start, newParagraph({ text: judged.value }))
    return { at: place }
  }

  private putBehind(start: number, content: Content): void {
    const piece = this.pieces[pieceBefore(this.pieces, start)]
    if (piece) this.planOf(piece).behind.push(content)
    else this.first.push(content)
  }

  private planOf(piece: Piece): Plan {
    const plan = this.plans.get(piece) ?? { behind: [] }
    this.plans.set(piece, plan)
    return plan
  }

  private nearest(path: string): string | null {
    const known = [...this.figures.keys(), ...Object.keys(correctionPlaces).filter(isAttribute)]
    const [best] = known.map((one) => ({ one, distance: leven(one, path) })).sort((a, b) => a.distance - b.distance)
    return best?.one ?? null
  }
}

/** The words at the place, else where they stand alone in the text. */
function findWords(text: string, words: string, at: { readonly start: number; readonly end: number } | null) {
  if (text === words) return { start: 0, end: text.length }
  if (at && text.slice(at.start, at.end) === words) return at
  const start = words === '' ? -1 : text.indexOf(words)
  return start < 0 || text.includes(words, start + 1) ? null : { start, end: start + words.length }
}

function repairOf({ correction: { before, after, reason, by, at: when }, place }: Made): Repair {
  return {
    kind: 'manual',
    before: before ?? '',
    after: after ?? '',
    ...place,
    ...(reason && { reason }),
    ...(by && { by }),
    ...(when && { when }),
  }
}

function refuse(correction: Correction, { refused, ...facts }: Refusal, draft: Draft, report: Reporter): void {
  const wanted = wantedOf(correction, draft.name(correction))
  report(`correction/${refused}`, { ...wanted, ...facts } as never, draft.place(correction))
}
