import { formatCellLabel } from '../forms/labels.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import { cellsOf, levelOf, piecesOf, textOf } from './pieces.js'
import { valueAt } from './wish.js'

/** One place of a report that can be corrected. */
export interface PathLine {
  readonly target: string
  /** What it is called; empty for a text, which says it itself. */
  readonly label: string
  /** Null where there is nothing, or nothing could be read. */
  readonly now: string | null
}

/** Every place of a report that can be corrected, with what stands there. */
export function listPaths(report: Report, source: Source, names: Readonly<Record<string, string>>): PathLine[] {
  const attributes = ['organ', 'year', 'title', 'date'].map((target) => ({ target, label: names[target]!, now: valueAt(report, target) }))
  const figures = report.figures.map(({ path }) => ({ target: path, label: formatCellLabel(path), now: valueAt(report, path) }))
  const lineOf = lineCounter(source.text)
  const texts = piecesOf(report).flatMap((piece): PathLine[] => {
    const text = textOf(piece)
    if (!text) return []
    const level = levelOf(piece)
    return [{ target: `@${lineOf(text.at.start)}`, label: level === 0 ? '' : `${names['level']} ${level}`, now: text.text }]
  })
  const cells = cellsOf(piecesOf(report)).map(({ at, text: now }) => ({
    target: `@${lineOf(at.start)}:${columnOf(source.text, at.start)}`,
    label: names['cell']!,
    now,
  }))
  const dropped = report.dropped.map((piece) => ({ target: `@${lineOf(piece.at.start)}.keep`, label: names['drop']!, now: piece.text }))
  return [...attributes, ...figures, ...texts, ...cells, ...dropped]
}

/** From 1. */
function columnOf(text: string, offset: number): number {
  return offset - (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1) + 1
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
