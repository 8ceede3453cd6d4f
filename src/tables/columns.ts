import { foldLabel } from '../language/fold.js'
import { isPieceOf } from '../forms/matching/vocabulary.js'
import type { SourceCell } from '../model/block.js'
import type { FormPart, TableId } from '../model/form.js'
import type { Head, HeadCell } from './bands.js'
import type { GridPlace } from './grid.js'
import { headedColumns, headEntries, type HeadEntry } from './head-layout.js'

/** Which columns a table has, in the order in which its values stand. */
export interface ColumnOrder {
  /** Column ids; null for a column the form does not have. */
  readonly order: readonly (string | null)[]
  /** Grid columns each one covers, where the header shows them. */
  readonly places: ReadonlyMap<string, Range> | null
  /** Columns the form does not have, by their header. */
  readonly foreign: readonly HeadCell[]
  /** Some of the form's headers are there and others are not: a column may be missing. */
  readonly incomplete: boolean
  /** How many cells each column of the order takes, where merged cells came out as one cell for each column they span. */
  readonly widths?: readonly number[]
  /** A header that names a column a second time, in the place of another column. */
  readonly twice?: { readonly head: HeadCell; readonly column: string }
  /** The header contradicts itself or the form: no value can be given to a column by counting alone. */
  readonly doubtful: boolean
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** Cells of a table by their place in its grid; null where the source tells nothing of columns. */
export type Grid = ReadonlyMap<SourceCell, GridPlace> | null

/**
 * Reads which columns stand under a header; without one, those of the form in its order. `values` is how many values the first row under
 * it holds: where that is as many as the form has columns, headers that were not found are missing, and not their columns.
 */
export function readColumns(table: TableId, part: FormPart, head: Head, grid: Grid, values: number): ColumnOrder {
  const official = headedColumns(part).map((column) => column.id)
  const all = head.cells.map((cell) => (standsOver(part, cell) ? cell : { mark: cell.mark, uses: [], elsewhere: true as const }))
  const cells = all.filter((cell) => cell.uses.length > 0 || cell.elsewhere || !isFragment(cell, table))
  const foreign = cells.filter((cell) => cell.uses.length === 0)
  const placed = grid && placeHeads(part, cells, all, grid)
  if (placed && (placed.length === official.length || foreign.length > 0 || values !== official.length))
    return placedOrder(placed, foreign, grid)
  const known = cells.filter((cell) => cell.uses.length > 0)
  if (known.length === 0) return { order: official, places: null, foreign: [], incomplete: false, doubtful: foreign.length > 0 }
  return countedOrder(part, known, foreign, all)
}

/** A header of the part, or text no form has; not one that names a column of other parts alone. */
function standsOver(part: FormPart, { uses }: HeadCell): boolean {
  return uses.length === 0 || uses.some(({ id }) => id === '' || part.columns.some((column) => column.id === id))
}

/** Half a header whose other half stands in the next cell or line, or was lost. */
function isFragment({ mark: { folded } }: HeadCell, table: TableId): boolean {
  return folded === '' || isPieceOf(folded, table) || (folded.length === 2 && Array.from(folded).every((char) => isPieceOf(char, table)))
}

interface PlacedColumn {
  readonly id: string
  readonly range: Range
}

/** The grid columns of the part's columns by their headers and the headers over them; null unless each that is there has one of its own. */
function placeHeads(part: FormPart, cells: readonly HeadCell[], all: readonly HeadCell[], grid: NonNullable<Grid>): PlacedColumn[] | null {
  const extents = new Map(cells.map((cell) => [cell, extentOf(cell, cells, grid)]))
  const columns = headedColumns(part).map(({ id, above }): PlacedColumn | null | 'missing' => {
    const candidates = cells.filter((cell) => cell.uses.some((use) => use.id === id) && coveredBy(cell, above, cells, extents))
    const last = candidates.at(-1)
    if (!last) return 'missing'
    const place = grid.get(last.mark.cell)
    if (!place || new Set(candidates.map((cell) => extents.get(cell)!.from)).size > 1) return null
    return { id, range: { from: place.column, to: place.column + place.colSpan } }
  })
  const found = columns.filter((column) => column !== null && column !== 'missing')
  const starts = new Set(found.map((column) => column.range.from))
  const overLabels = part.rows.some((row) => row.label !== '') && starts.has(0)
  if (columns.includes(null) || starts.size < found.length || overLabels || found.length * 2 < columns.length) return null
  // Where a header is missing, its column must be too: no scrap of a header may stand over a column of its own.
  const whole = found.length === columns.length || all.every((cell) => cell.uses.length > 0 || isClaimed(cell, cells, found, grid))
  return whole ? found : null
}

/** The cell is a column the form does not have, or stands over one of those found. */
function isClaimed(cell: HeadCell, cells: readonly HeadCell[], found: readonly PlacedColumn[], grid: NonNullable<Grid>): boolean {
  const column = grid.get(cell.mark.cell)?.column ?? -1
  return cells.includes(cell) || found.some(({ range }) => range.from <= column && column < range.to)
}

/** From the header to the next one in its row where merged cells have come apart; what it spans where they are kept. */
function extentOf(cell: HeadCell, cells: readonly HeadCell[], grid: NonNullable<Grid>): Range {
  const place = grid.get(cell.mark.cell)
  if (!place) return { from: -1, to: -1 }
  if (cell.mark.block.evidence.spans === 'kept' && place.colSpan > 1) return { from: place.column, to: place.column + place.colSpan }
  const later = cells
    .filter((other) => other.mark.row === cell.mark.row && other.mark.block === cell.mark.block)
    .map((other) => grid.get(other.mark.cell)?.column ?? -1)
  return { from: place.column, to: later.reduce((next, column) => (column > place.column ? Math.min(next, column) : next), Infinity) }
}

/** Every header the form has above the column is recognised above this cell, as far as the source has that header at all. */
function coveredBy(cell: HeadCell, above: readonly string[], cells: readonly HeadCell[], extents: ReadonlyMap<HeadCell, Range>): boolean {
  const own = extents.get(cell)!
  return above.every((label) => {
    const heads = cells.filter((other) => other !== cell && other.uses.some((use) => use.label === label))
    return (
      heads.length === 0 ||
      heads.some((other) => other.mark.row <= cell.mark.row && extents.get(other)!.from <= own.from && own.from < extents.get(other)!.to)
    )
  })
}

function placedOrder(placed: readonly PlacedColumn[], foreign: readonly HeadCell[], grid: NonNullable<Grid>): ColumnOrder {
  const strange = foreign.flatMap((cell) => {
    const place = grid.get(cell.mark.cell)
    return place && !placed.some(({ range }) => range.from <= place.column && place.column < range.to)
      ? [{ id: null, from: place.column }]
      : []
  })
  const order = [...placed.map(({ id, range }) => ({ id, from: range.from })), ...strange]
    .sort((a, b) => a.from - b.from)
    .map(({ id }) => id)
  return { order, places: new Map(placed.map(({ id, range }) => [id, range])), foreign, incomplete: false, doubtful: false }
}

/** Merged cells have come apart and rows are packed: the order in which the headers are met must be the order of the form, or tell its own. */
function countedOrder(part: FormPart, known: readonly HeadCell[], foreign: readonly HeadCell[], cells: readonly HeadCell[]): ColumnOrder {
  const official = headedColumns(part).map((column) => column.id)
  const base = { places: null, foreign, incomplete: lacksColumns(part, cells) }
  if (part.head.length === 1) {
    const named = cells.filter((cell) => foreign.includes(cell) || cell.uses.some((use) => use.id))
    const order = named.map((cell) => columnOf(cell, part))
    const ids = order.filter((id) => id !== null)
    if (new Set(ids).size === ids.length && ids.length === official.length) return { ...base, order, doubtful: false }
    if (foreign.length > 0) return { ...base, order: official, doubtful: true }
    const twice = namedTwice(named, ids, official)
    if (twice) return { ...base, order: official, incomplete: false, twice, doubtful: false }
    const widths = repeatedOver(named, ids, official)
    if (widths) return { ...base, order: official, widths, doubtful: false }
    return { ...base, order: official, doubtful: !inOrder(ids, official) }
  }
  if (foreign.length > 0) return { ...base, order: official, doubtful: true }
  if (linesInOrder(known, official) || (shownInOrder(known, official) ?? siblingsInOrder(part, known)))
    return { ...base, order: official, doubtful: false }
  const order = siblingOrder(part, known)
  return { ...base, order: order ?? official, doubtful: order === null }
}

function columnOf({ uses }: HeadCell, part: FormPart): string | null {
  return (uses.find((use) => use.id && use.part === part.id) ?? uses.find((use) => use.id))?.id ?? null
}

/** As many headers as columns, all in the form's order but one, which repeats another: that one stands over the column left. */
function namedTwice(named: readonly HeadCell[], ids: readonly string[], official: readonly string[]): ColumnOrder['twice'] {
  const wrong = official.flatMap((id, index) => (ids[index] === id ? [] : [index]))
  if (ids.length !== official.length || wrong.length !== 1 || official.length < 3) return undefined
  return { head: named[wrong[0]!]!, column: official[wrong[0]!]! }
}

/**
 * Programs that lay a merged cell out anew write it once for each column it spans: the headers, neighbours in one row, name the form's columns in its
 * order, each as often as it is wide.
 */
function repeatedOver(named: readonly HeadCell[], ids: readonly string[], official: readonly string[]): number[] | undefined {
  const [first] = named
  const side = named.every(({ mark }, index) => mark.row === first!.mark.row && mark.index === first!.mark.index + index)
  const widths = official.map((id) => ids.filter((other) => other === id).length)
  const inTurn = official.flatMap((id, index) => Array.from({ length: widths[index]! }, () => id))
  return side && !widths.includes(0) && ids.length > official.length && ids.every((id, index) => id === inTurn[index]) ? widths : undefined
}

/** Of some columns the header is there, of others not even a scrap. */
function lacksColumns(part: FormPart, cells: readonly HeadCell[]): boolean {
  const seen = headedColumns(part).map(({ id, label }) => {
    const folded = foldLabel(label)
    return cells.some(
      (cell) =>
        cell.uses.some((use) => use.id === id) ||
        (cell.uses.length === 0 && cell.mark.folded.length > 1 && folded.includes(cell.mark.folded)),
    )
  })
  return seen.includes(false)
}

/** The columns in the order in which their headers are met, each group of headers where the header over it stands; null unless each is met once. */
function siblingOrder(part: FormPart, known: readonly HeadCell[]): string[] | null {
  const entries = headEntries(part)
  const labels = entries.map((entry) => entry.label)
  const met = labels.map((label) => known.flatMap((cell, index) => (cell.uses.some((use) => use.label === label) ? [index] : [])))
  if (
    new Set(labels).size < labels.length ||
    met.some((places, index) => places.length > 1 || (places.length === 0 && entries[index]!.column !== undefined))
  )
    return null
  if (!siblingsShareRows(entries, known)) return null
  const place = new Map(labels.map((label, index) => [label, met[index]![0] ?? -1]))
  const under = (parent: string): string[] =>
    entries
      .filter((entry) => entry.parent === parent)
      .sort((a, b) => place.get(a.label)! - place.get(b.label)!)
      .flatMap((entry) => (entry.column !== undefined ? [entry.column] : under(entry.label)))
  return under('')
}

/**
 * Headers side by side on one line of a layout stand in the order of their columns, however the lines of a head are staggered: most of
 * them share a line with others, and in the order of the form.
 */
function linesInOrder(known: readonly HeadCell[], official: readonly string[]): boolean {
  const lines = new Map<number, number[]>()
  for (const { uses, mark } of known) {
    const ids = uses.flatMap((use) => (use.id ? [use.id] : []))
    const { line } = mark.cell
    if (ids.length === 1 && line !== undefined) lines.set(line, [...(lines.get(line) ?? []), official.indexOf(ids[0]!)])
  }
  const shared = [...lines.values()].filter((own) => own.length > 1)
  return (
    shared.flat().length * 3 >= official.length * 2 &&
    shared.every((own) => own.every((place, index) => index === 0 || place > own[index - 1]!))
  )
}

/** The layout shows over which column of values each header stands: it must be the form's. Undefined where it shows too few. */
function shownInOrder(known: readonly HeadCell[], official: readonly string[]): boolean | undefined {
  const shown = known.flatMap((cell) => {
    const ids = cell.uses.flatMap((use) => (use.id ? [use.id] : []))
    return ids.length === 1 && cell.mark.cell.column !== undefined
      ? [{ column: cell.mark.cell.column, place: official.indexOf(ids[0]!) }]
      : []
  })
  if (shown.length * 2 < official.length) return undefined
  return shown.every(({ column, place }) => column === place)
}

/** Among headers under one header, each is met after those the form has before it. */
function siblingsInOrder(part: FormPart, known: readonly HeadCell[]): boolean {
  const entries = headEntries(part)
  const met = known.map((cell) => cell.uses.map((use) => use.label))
  return [...new Set(entries.map((entry) => entry.parent))].every((parent) => {
    const siblings = entries.filter((entry) => entry.parent === parent).map((entry) => entry.label)
    const firsts = siblings.map((label) => met.findIndex((labels) => labels.includes(label))).filter((index) => index >= 0)
    return firsts.every(
      (index, at) =>
        at === 0 ||
        index > firsts[at - 1]! ||
        isRepeated(
          entries.map((entry) => entry.label),
          siblings[at]!,
        ),
    )
  })
}

/** Headers under one header stand in one row of the source; where its rows are not known, their order means nothing. */
function siblingsShareRows(entries: readonly HeadEntry[], known: readonly HeadCell[]): boolean {
  if (known.some((cell) => cell.mark.block.evidence.rowEnds === 'unknown')) return false
  return [...new Set(entries.map((entry) => entry.parent))].every((parent) => {
    const labels = entries.filter((entry) => entry.parent === parent).map((entry) => entry.label)
    return new Set(known.filter((cell) => cell.uses.some((use) => labels.includes(use.label))).map((cell) => cell.mark.row)).size <= 1
  })
}

/** A header that several parts of the head share can be met first under another of them. */
function isRepeated(labels: readonly string[], label: string): boolean {
  return labels.filter((other) => other === label).length > 1
}

function inOrder(ids: readonly string[], official: readonly string[]): boolean {
  const places = ids.map((id) => official.indexOf(id))
  return places.every((place, index) => index === 0 || place > places[index - 1]!)
}
