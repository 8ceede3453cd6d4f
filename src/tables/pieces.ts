import { coverSpans } from '../arithmetic/spans.js'
import { foldLabel } from '../language/fold.js'
import { findFormTable, forms } from '../forms/index.js'
import { figureRows } from '../forms/layout.js'
import { sectionTitleOf } from '../forms/matching/sections.js'
import { isPieceOf, usesOf } from '../forms/matching/vocabulary.js'
import type { Block, ParagraphBlock, TableBlock } from '../model/block.js'
import type { SectionId, TableId } from '../model/form.js'
import { joinTexts, plainText } from '../text/text.js'
import { markCells, type Mark } from './marks.js'
import { segmentTable, type Segment } from './segments.js'

/** The blocks with the statutory tables taken out of them, in reading order: put together where split, taken apart where joined. */
export function findPieces(blocks: readonly Block[]): Piece[] {
  return joinPieces(cutPieces(blocks))
}

export interface StatutoryPiece {
  readonly kind: 'statutory'
  readonly table: TableId
  readonly marks: readonly Mark[]
  /** No header tells which table it is; its section and the number of its figures do. */
  readonly headless?: boolean
}

export type Piece = { readonly kind: 'block'; readonly block: Block } | StatutoryPiece

function cutPieces(blocks: readonly Block[]): Piece[] {
  let section: TableId | undefined
  return blocks.flatMap((block): Piece[] => {
    if (block.kind !== 'table') {
      section =
        block.kind === 'chrome'
          ? section
          : (tableOfTitle(block.text) ?? (block.kind === 'heading' && block.level <= 1 ? undefined : section))
      return [captionPiece(block) ?? { kind: 'block', block }]
    }
    const segments = segmentTable(block)
    if (segments.every((segment) => segment.kind === 'cells' && segment.table === null))
      return [headlessPiece(block, section) ?? { kind: 'block', block }]
    return segments.flatMap((segment) => pieceOf(segment, block))
  })
}

function pieceOf(segment: Segment, block: TableBlock): Piece[] {
  if (segment.kind === 'title') return [{ kind: 'block', block: { kind: 'heading', level: 1, ...plainText(segment.mark.cell) } }]
  if (segment.table !== null) return [{ kind: 'statutory', table: segment.table, marks: segment.marks }]
  return restOf(segment.marks, block).map((rest) => ({ kind: 'block', block: rest }))
}

/** The statutory table of the section with this title. */
function tableOfTitle(text: string): TableId | undefined {
  const id = sectionOfTitle(text)
  return id && forms[0]!.sections.find((section) => section.id === id)?.table
}

function sectionOfTitle(text: string): SectionId | undefined {
  const title = sectionTitleOf(text)
  return title?.end === text.length ? title.section.id : undefined
}

/** The caption of a part on a line of its own, over a table of that part. */
function captionPiece(block: Exclude<Block, TableBlock>): StatutoryPiece | undefined {
  if (block.kind === 'chrome' || block.text.length > 60) return undefined
  const use = usesOf(foldLabel(block.text)).find((candidate) => candidate.role === 'caption' || candidate.role === 'corner')
  if (!use) return undefined
  const cell = { ...plainText(block), colSpan: 1, rowSpan: 1 }
  const table: TableBlock = {
    kind: 'table',
    rows: [[cell]],
    style: 'caption',
    evidence: { rowEnds: 'known', spans: 'lost', blanks: 'unclear' },
    at: block.at,
  }
  return { kind: 'statutory', table: use.table, marks: markCells(table) }
}

/**
 * Under the title of a section whose table has but one row, a row of as many figures as the table has columns is that row; so is a
 * shorter one under scraps of its headers. No other text may stand with it.
 */
function headlessPiece(block: TableBlock, section: TableId | undefined): StatutoryPiece | undefined {
  if (!section) return undefined
  const table = findFormTable(forms[0]!.id, section)
  const single = table.parts.length === 1 && table.parts[0]!.rows.length === 1 ? table.parts[0]! : undefined
  const marks = markCells(block)
  if (areBareRows(marks, section)) return { kind: 'statutory', table: section, marks, headless: true }
  const scraps = marks.filter((mark) => mark.kind === 'text')
  const figures = marks.filter((mark) => mark.kind === 'figure').length
  if (!single || figures === 0 || figures > single.columns.length || (scraps.length < 4 && figures < single.columns.length))
    return undefined
  const first = marks.findIndex((mark) => mark.kind === 'figure')
  const clean = scraps.every((mark) => isPieceOf(mark.folded, section)) && marks.slice(first).every((mark) => mark.kind !== 'text')
  return clean ? { kind: 'statutory', table: section, marks: marks.filter((mark) => mark.kind !== 'text'), headless: true } : undefined
}

/** Nothing but rows of the table, each its label word for word and the figures of an edition's columns behind it. */
function areBareRows(marks: readonly Mark[], table: TableId): boolean {
  const rows = groupRows(marks.filter(({ kind }) => kind !== 'blank'))
  return rows.length > 0 && rows.every(([label, ...figures]) => hasOwnColumns(label!, figures, table))
}

function hasOwnColumns(label: Mark, figures: readonly Mark[], table: TableId): boolean {
  const ids = label.uses.filter((use) => use.table === table && use.role === 'row').map(({ id }) => id)
  if (figures.some(({ kind }) => kind !== 'figure')) return false
  const rows = forms.flatMap(({ id }) => figureRows(findFormTable(id, table)))
  return rows.some(({ row, figures: own }) => ids.includes(row.id) && own.length === figures.length)
}

/** Rows of a block that belong to no statutory table: a row of one cell is a line of text, others stay a table. */
function restOf(marks: readonly Mark[], block: TableBlock): Block[] {
  const rows = groupRows(marks)
  const filled = rows.map((row) => row.filter((mark) => mark.cell.text !== '')).filter((row) => row.length > 0)
  if (filled.every((row) => row.length === 1))
    return filled.map(([mark]): ParagraphBlock => ({
      kind: 'paragraph',
      ...plainText(mark!.cell),
    }))
  return [{ ...block, rows: rows.map((row) => row.map((mark) => mark.cell)), at: marks.map((mark) => mark.cell.at).reduce(coverSpans) }]
}

/** The rows of the source, in order; marks of one row stand together. */
export function groupRows(marks: readonly Mark[]): Mark[][] {
  const rows: Mark[][] = []
  let last: Mark | undefined
  for (const mark of marks) {
    if (last?.row === mark.row && last.block === mark.block) rows.at(-1)!.push(mark)
    else rows.push([mark])
    last = mark
  }
  return rows
}

/**
 * Parts of one statutory table are one table: those that follow one another, page furniture between them aside, and those that bring
 * rows of their own after a line or two that no form has.
 */
function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let open: { readonly piece: StatutoryPiece; readonly marks: Mark[]; readonly rows: Set<string> } | undefined
  let interrupted = false
  for (const piece of pieces) {
    if (piece.kind === 'block') {
      if (isSectionHeading(piece.block)) open = undefined
      interrupted ||= piece.block.kind !== 'chrome'
      joined.push(piece)
      continue
    }
    const rows = rowsNamed(piece.marks)
    const carriesOn = open?.piece.table === piece.table && ![...rows].some((row) => open!.rows.has(row))
    if (carriesOn && (!interrupted || (rows.size > 0 && piece.marks[0]!.kind === 'text'))) {
      for (const mark of piece.marks) open!.marks.push(mark)
      for (const row of rows) open!.rows.add(row)
    } else {
      const marks = [...piece.marks]
      open = { piece: { ...piece, marks }, marks, rows }
      joined.push(open.piece)
    }
    interrupted = false
  }
  return joined.map((piece) =>
    piece.kind === 'statutory' && piece.marks.every((mark) => mark.block.style === 'caption')
      ? { kind: 'block', block: lineOf(piece.marks) }
      : piece,
  )
}

/** The title of a section the forms know; what else looks like a heading may be a broken label. */
function isSectionHeading(block: Block): boolean {
  return block.kind === 'heading' && sectionOfTitle(block.text) !== undefined
}

/** A caption without a table under it is a line of text. */
function lineOf(marks: readonly Mark[]): ParagraphBlock {
  return {
    kind: 'paragraph',
    ...joinTexts(
      marks.map((mark) => mark.cell),
      () => '\n',
    ),
  }
}

/** Rows of figures named word for word: one met again begins a second table. */
function rowsNamed(marks: readonly Mark[]): Set<string> {
  return new Set(marks.flatMap((mark) => (mark.uses.every((use) => use.role === 'row') ? mark.uses.map((use) => use.id) : [])))
}
