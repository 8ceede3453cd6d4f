import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Document, DocumentBlock, DocumentCell } from '../../model/document.js'
import type { Content, Repair, Report } from '../../model/report.js'
import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { indicesIn } from '../../text/text.js'

/** Where in the printed report a finding points: words of a block, a figure's cell, a table's label, or the heading of a table's section. */
export type Spot =
  | { readonly kind: 'words'; readonly block: number; readonly start: number; readonly end: number }
  | { readonly kind: 'figure'; readonly path: string }
  | { readonly kind: 'label'; readonly id: string }
  | { readonly kind: 'section'; readonly id: string }

/** A block of the document with the text of the report it shows, which knows where it stood, and the changes made to it. */
export interface PlacedBlock {
  readonly block: DocumentBlock
  readonly at: Span | undefined
  /** Null for a table, and for what stands nowhere in the source. */
  readonly text: Text | null
  readonly repairs: readonly Repair[]
}

/** The document is composed block by block from the report's title, contents and section headings. */
export function placeBlocks(report: Report, { blocks }: Document): PlacedBlock[] {
  const origins: Origin[] = [
    { ...report.title, text: report.title?.value },
    ...report.preamble.flatMap(originsOf),
    ...report.sections.flatMap((section) => [{ ...section, text: section.heading }, ...section.blocks.flatMap(originsOf)]),
    ...report.closing.flatMap(originsOf),
  ]
  return blocks.map((block, index) => {
    const origin = origins.length === blocks.length ? origins[index] : undefined
    const { at, runs, text } = origin ?? {}
    return {
      block,
      at,
      text: at && text !== undefined && block.kind !== 'table' && block.text === text ? { text, at, runs } : null,
      repairs: at ? report.repairs.filter((repair) => repair.at && repair.at.start >= at.start && repair.at.end <= at.end) : [],
    }
  })
}

type Origin = { readonly [K in keyof Text]?: Text[K] | undefined }

/** A table without a cell shows its caption, if it has one. */
function originsOf(content: Content): Origin[] {
  return content.kind === 'table' && content.caption === undefined && content.rows.every((row) => row.length === 0)
    ? []
    : [content as Origin]
}

/** The spots of a finding: its words in the text, then its cell, then those of its related places, in their order. */
export function locateFinding(
  finding: Diagnostic,
  placed: readonly PlacedBlock[],
  document: Document,
): { own: Spot[]; related: (Spot | null)[] } {
  const words = finding.at ? (findWords(finding.at, placed) ?? findLabel(finding, document)) : null
  const cell = finding.cell ? findCell(finding.cell, document) : null
  const related = (finding.related ?? []).map(
    ({ at, cell: path }) => (path ? findCell(path, document) : null) ?? (at ? findWords(at, placed) : null),
  )
  return { own: [words, cell].filter((spot) => spot !== null), related }
}

/** The words of a block that were read from the place; the whole block where none of them was. */
function findWords(at: Span, placed: readonly PlacedBlock[]): Spot | null {
  const index = blockAt(at, placed)
  const around = placed[index]
  if (!around || around.block.kind === 'table') return null
  const words = around.text && indicesIn(around.text, at)
  return { kind: 'words', block: index, ...(words ?? { start: 0, end: around.block.text.length }) }
}

/** The smallest block around the place. */
function blockAt({ start }: Span, placed: readonly PlacedBlock[]): number {
  let best = -1
  placed.forEach(({ at }, index) => {
    if (!at || start < at.start || start > at.end || (start === at.end && at.end > at.start)) return
    const bestAt = placed[best]?.at
    if (!bestAt || at.end - at.start < bestAt.end - bestAt.start) best = index
  })
  return best
}

/** A label that was made official stands in the table as the official one; of several like it the first is meant. */
function findLabel({ facts }: Diagnostic, document: Document): Spot | null {
  const text = facts['official']
  const id = cellsOf(document).find((cell) => cell.id !== undefined && cell.text === text)?.id
  return id === undefined ? null : { kind: 'label', id }
}

function cellsOf({ blocks }: Document): DocumentCell[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.parts.flatMap((part) => [...part.head, ...part.body].flatMap((row) => row.cells)) : [],
  )
}

/** A figure's own cell, the first of a row, or the section a table stands in. */
function findCell(path: string, document: Document): Spot | null {
  const paths = figurePathsOf(document)
  if (paths.includes(path)) return { kind: 'figure', path }
  const first = path.includes('.') ? paths.find((one) => one.startsWith(`${path}.`)) : undefined
  if (first) return { kind: 'figure', path: first }
  const section = `section-${path.split('.')[0]}`
  return document.blocks.some((block) => block.kind === 'heading' && block.id === section) ? { kind: 'section', id: section } : null
}

const pathsByDocument = new WeakMap<Document, readonly string[]>()

function figurePathsOf(document: Document): readonly string[] {
  const known = pathsByDocument.get(document)
  if (known) return known
  const paths = cellsOf(document).flatMap(({ figure }) => (figure ? [figure.path] : []))
  pathsByDocument.set(document, paths)
  return paths
}
