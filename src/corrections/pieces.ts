import { sectionHeadingOf } from '../forms/matching/sections.js'
import { isContactLine } from '../language/contact-line.js'
import type { Content, Report, Section } from '../model/report.js'
import type { Span } from '../model/span.js'
import type { Text } from '../model/text.js'

/** What stands in a report from its preamble to its closing, one after the other, a section's heading too. */
export type Piece =
  | { readonly kind: 'content'; readonly content: Content; readonly closing: boolean }
  | { readonly kind: 'section'; readonly section: Section }

/** A text, with its place where it has one. */
type Words = Pick<Text, 'text'> & Partial<Text>

type TableContent = Extract<Content, { kind: 'table' }>

/** A cell of a table of no known form. */
export type Cell = TableContent['rows'][number][number]

/** What is to become of a piece. */
export interface Plan {
  /** It reads otherwise. */
  text?: Words
  level?: number
  dropped?: true
  /** Paragraphs that come behind it. */
  readonly behind: Content[]
}

export function piecesOf({ preamble, sections, closing }: Report): Piece[] {
  const content = (isClosing: boolean) => (one: Content) => ({ kind: 'content', content: one, closing: isClosing }) as const
  return [
    ...preamble.map(content(false)),
    ...sections.flatMap((section): Piece[] => [{ kind: 'section', section }, ...section.blocks.map(content(false))]),
    ...closing.map(content(true)),
  ]
}

/** A heading's or a paragraph's text with its place; null for a table and for what stands nowhere in the source. */
export function textOf(piece: Piece): Text | null {
  const { text, at, runs } =
    piece.kind === 'section'
      ? { ...piece.section, text: piece.section.heading }
      : { text: '', at: undefined, runs: undefined, ...writtenOf(piece.content) }
  return at ? { text, at, ...(runs ? { runs } : {}) } : null
}

function writtenOf(content: Content): Partial<Text> {
  return content.kind === 'heading' || content.kind === 'paragraph' ? (content as Partial<Text>) : {}
}

/** 1 for a section's heading, 0 for a paragraph. */
export function levelOf(piece: Piece): number {
  if (piece.kind === 'section') return 1
  return piece.content.kind === 'heading' ? piece.content.level : 0
}

/** Index of the smallest text around a place; -1 where there is none. */
export function pieceAt(pieces: readonly Piece[], { start, end }: Span): number {
  const lengthOf = (index: number) => {
    const at = textOf(pieces[index]!)?.at
    return at && at.start <= start && end <= at.end ? at.end - at.start : Infinity
  }
  return pieces.reduce((best, _, index) => (lengthOf(index) < (best < 0 ? Infinity : lengthOf(best)) ? index : best), -1)
}

/** The cell a place is that of, or lies in; undefined where there is none, or where several are as good. */
export function cellAt(pieces: readonly Piece[], { start, end }: Span): (Cell & Text) | undefined {
  const around = cellsOf(pieces).filter(({ at }) => at.start <= start && end <= at.end)
  const exact = around.filter(({ at }) => at.start === start && at.end === end)
  const [found, ...others] = exact.length > 0 ? exact : around
  return others.length > 0 ? undefined : found
}

/** The cells that stand somewhere in the source. */
export function cellsOf(pieces: readonly Piece[]): (Cell & Text)[] {
  return tablesIn(pieces).flatMap(({ rows }) => rows.flat().filter((cell): cell is Cell & Text => cell.at !== undefined))
}

export function tablesIn(pieces: readonly Piece[]): TableContent[] {
  return pieces.flatMap((piece) => (piece.kind === 'content' && piece.content.kind === 'table' ? [piece.content] : []))
}

/** Index of the last piece that begins before a place; -1 for what stands before all of them. */
export function pieceBefore(pieces: readonly Piece[], start: number): number {
  return pieces.findLastIndex((piece) => {
    const at = piece.kind === 'section' ? piece.section.at : (piece.content as { at?: Span }).at
    return at !== undefined && at.start <= start
  })
}

/** A paragraph set by hand. */
export function newParagraph(text: Words): Content {
  return { kind: 'paragraph', ...text, ...(isContactLine(text.text) ? { role: 'contact' as const } : {}) }
}

interface Plans {
  readonly pieces: ReadonlyMap<Piece, Plan>
  readonly cells: ReadonlyMap<Cell, Text>
}

/** The report's texts with the plans carried out, put into sections anew; `first` comes before all of them. */
export function rebuild(pieces: readonly Piece[], { pieces: plans, cells }: Plans, first: readonly Content[]) {
  const preamble: Content[] = [...first]
  const sections: Section[] = []
  const closing: Content[] = []
  for (const piece of pieces) {
    const plan = plans.get(piece)
    const body = sections.at(-1)?.blocks ?? preamble
    const target = piece.kind === 'content' && piece.closing ? closing : body
    const made = plan?.dropped ? null : withCells(carryOut(piece, plan), cells)
    if (made?.kind === 'section') sections.push(made.section)
    else if (made) target.push(made.content)
    const behind = made?.kind === 'section' ? made.section.blocks : target
    behind.push(...(plan?.behind ?? []))
  }
  return { preamble, sections, closing }
}

type Made = { readonly kind: 'section'; readonly section: Section } | { readonly kind: 'content'; readonly content: Content }

function withCells(made: Made, cells: Plans['cells']): Made {
  if (cells.size === 0 || made.kind === 'section' || made.content.kind !== 'table') return made
  const rows = made.content.rows.map((row) => row.map((cell) => withText(cell, cells.get(cell))))
  return { ...made, content: { ...made.content, rows } }
}

function withText(cell: Cell, text: Text | undefined): Cell {
  if (!text) return cell
  const { runs: _, ...rest } = cell
  return { ...rest, ...text }
}

function carryOut(piece: Piece, plan: Plan | undefined): Made {
  const level = plan?.level ?? levelOf(piece)
  if (piece.kind === 'section' && level === 1) {
    const { text: heading = piece.section.heading, ...place } = plan?.text ?? {}
    return { kind: 'section', section: { ...piece.section, ...idOf(piece.section, plan), heading, ...place, blocks: [] } }
  }
  if (!plan || (plan.text === undefined && plan.level === undefined)) return piece as Made
  const text = plan.text ?? textOf(piece)!
  if (plan.level === 1)
    return { kind: 'section', section: { id: sectionIdOf(text.text), heading: text.text, ...placeOf(text), blocks: [] } }
  if (level > 0) return { kind: 'content', content: { kind: 'heading', level, ...text } }
  return { kind: 'content', content: paragraphOf(piece, text) }
}

/** A paragraph keeps its role: what is corrected is its words. */
function paragraphOf(piece: Piece, text: Words): Content {
  return piece.kind === 'content' && piece.content.kind === 'paragraph' ? { ...piece.content, ...text } : newParagraph(text)
}

function idOf(section: Section, plan: Plan | undefined): Pick<Section, 'id'> {
  return { id: plan?.text ? (sectionIdOf(plan.text.text) ?? section.id) : section.id }
}

function sectionIdOf(heading: string): Section['id'] {
  return sectionHeadingOf(heading)?.section.id ?? null
}

function placeOf({ at, runs }: Words): Pick<Section, 'at' | 'runs'> {
  return { ...(at ? { at } : {}), ...(runs ? { runs } : {}) }
}
