import type { Content, Report } from '../model/report.js'
import type { PlaceCorrection } from '../model/correction.js'
import type { Text } from '../model/text.js'
import { levelOf, piecesOf, tablesIn, textOf, type Piece } from './pieces.js'
import { valueAt, type Wish } from './wish.js'

/** What an edited document of a report says otherwise than the report as it was read, as corrections of it. */
export function differencesOf(read: Report, edited: Report): Wish[] {
  return [...pathWishes(read, edited), ...textWishes(read, edited), ...cellWishes(read, edited)]
}

/** How many tables of no known form have not the cells of the edited document's, and so are not compared. */
export function tablesNotCompared(read: Report, edited: Report): number {
  const [before, after] = [cellsOf(read), cellsOf(edited)]
  if (before.length !== after.length) return Math.max(before.length, after.length)
  return before.filter((cells, table) => cells.length !== after[table]!.length).length
}

function cellsOf(report: Report) {
  return tablesIn(piecesOf(report)).map(({ rows }) => rows.flat())
}

/** Of tables of no known form, cell by cell, where the edited document has as many of them. */
function cellWishes(read: Report, edited: Report): Wish[] {
  const [before, after] = [cellsOf(read), cellsOf(edited)]
  if (before.length !== after.length) return []
  return before.flatMap((cells, table) => {
    const others = after[table]!
    if (cells.length !== others.length) return []
    return cells.flatMap(({ text, at }, index) => {
      const now = others[index]!.text
      return at && bare(now) !== bare(text) ? [wishAt(at, 'text', text, now)] : []
    })
  })
}

/** Where a cell's lines break is the layout's affair. */
function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

function pathWishes(read: Report, edited: Report): Wish[] {
  const paths = ['organ', 'year', 'title', 'date', ...read.figures.map(({ path }) => path)]
  return paths.flatMap((target): Wish[] => {
    const after = valueAt(edited, target)
    // What the edited document lost on its way says nothing against the source.
    return after === null || after === valueAt(read, target) ? [] : [{ target, after }]
  })
}

interface Line {
  readonly words: string
  readonly level: number
  /** Null for what stands nowhere in the source. */
  readonly text: Text | null
}

/** Dates are compared as what the report says of itself. */
function linesOf(report: Report): Line[] {
  return piecesOf(report).flatMap((piece): Line[] => {
    const words = wordsOf(piece)
    return words === null ? [] : [{ words, level: levelOf(piece), text: textOf(piece) }]
  })
}

function wordsOf(piece: Piece): string | null {
  if (piece.kind === 'section') return piece.section.heading
  const content: Content = piece.content
  return content.kind === 'heading' || (content.kind === 'paragraph' && content.role !== 'date') ? content.text : null
}

function textWishes(read: Report, edited: Report): Wish[] {
  const [before, after] = [linesOf(read), linesOf(edited)]
  return stretchesBetween(before, after).flatMap(({ from, gone, come }) => {
    const pairs = Math.min(gone.length, come.length)
    const reworded = gone.slice(0, pairs).flatMap((line, index) => rewordings(line, come[index]!))
    const dropped = gone.slice(pairs).flatMap((line) => placedWish(line, 'drop', line.words, null))
    const behind = gone[pairs - 1] ?? before[from - 1]
    const added = come
      .slice(pairs)
      .flatMap((line) => (behind?.text ? [wishAt({ start: behind.text.at.end, end: behind.text.at.end }, 'insert', null, line.words)] : []))
    return [...reworded, ...dropped, ...added]
  })
}

function rewordings(line: Line, other: Line): Wish[] {
  return [
    ...(line.words === other.words ? [] : placedWish(line, 'text', line.words, other.words)),
    ...(line.level === other.level ? [] : placedWish(line, 'level', String(line.level), String(other.level))),
  ]
}

function placedWish({ text }: Line, what: PlaceCorrection['what'], before: string, after: string | null): Wish[] {
  return text ? [wishAt(text.at, what, before, after)] : []
}

function wishAt(place: PlaceCorrection['place'], what: PlaceCorrection['what'], before: string | null, after: string | null): Wish {
  return { target: '', after, placed: { place, what, before } }
}

interface Stretch {
  /** Index of the line it begins at. */
  readonly from: number
  readonly gone: readonly Line[]
  readonly come: readonly Line[]
}

/** The stretches in which two lists differ, between the longest list of lines they have in common. */
function stretchesBetween(before: readonly Line[], after: readonly Line[]): Stretch[] {
  const isSame = (a: Line, b: Line) => a.words === b.words && a.level === b.level
  const longest = before.map(() => after.map(() => 0))
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i]![j] = isSame(before[i]!, after[j]!) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const stretches: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [from, other] = [i, j]
    while ((i < before.length || j < after.length) && !(i < before.length && j < after.length && isSame(before[i]!, after[j]!)))
      if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) i++
      else j++
    if (i > from || j > other) stretches.push({ from, gone: before.slice(from, i), come: after.slice(other, j) })
    while (i < before.length && j < after.length && isSame(before[i]!, after[j]!)) [i, j] = [i + 1, j + 1]
  }
  return stretches
}
