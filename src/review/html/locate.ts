import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Document, DocumentBlock, DocumentCell } from '../../model/document.js'
import type { Repair, Report } from '../../model/report.js'
import type { Span } from '../../model/span.js'

/** Where in the printed report a finding points: words of a block, a figure's cell, a table's label, or the heading of a table's section. */
export type Spot =
  | { readonly kind: 'words'; readonly block: number; readonly start: number; readonly end: number }
  | { readonly kind: 'figure'; readonly path: string }
  | { readonly kind: 'label'; readonly id: string }
  | { readonly kind: 'section'; readonly id: string }

/** A block of the document with the place of the source it came from and the changes made on the way. */
export interface PlacedBlock {
  readonly block: DocumentBlock
  readonly at: Span | undefined
  readonly repairs: readonly Repair[]
}

/** The document is composed block by block from the report's title, contents and section headings. */
export function placeBlocks(report: Report, { blocks }: Document): PlacedBlock[] {
  const spans = [
    report.title?.at,
    ...report.preamble.map(({ at }) => at),
    ...report.sections.flatMap(({ at, blocks: contents }) => [at, ...contents.map((content) => content.at)]),
    ...report.closing.map(({ at }) => at),
  ]
  return blocks.map((block, index) => {
    const at = spans.length === blocks.length ? spans[index] : undefined
    return {
      block,
      at,
      repairs: at ? report.repairs.filter((repair) => repair.at && repair.at.start >= at.start && repair.at.end <= at.end) : [],
    }
  })
}

/** The spots of a finding: its words in the text, then its cell, then those of its related places, in their order. */
export function locateFinding(
  finding: Diagnostic,
  placed: readonly PlacedBlock[],
  document: Document,
): { own: Spot[]; related: (Spot | null)[] } {
  const quote = finding.facts['quote']
  const words = finding.at ? (findWords(finding.at, typeof quote === 'string' ? quote : '', placed) ?? findLabel(finding, document)) : null
  const cell = finding.cell ? findCell(finding.cell, document) : null
  const related = (finding.related ?? []).map(
    ({ at, cell: path, text }) =>
      (path ? findCell(path, document) : null) ?? (at ? findWords(at, text.replace(/^“|”$/g, ''), placed) : null),
  )
  return { own: [words, cell].filter((spot) => spot !== null), related }
}

/** The quote in the text block it stands in, at the occurrence nearest its place; without a quote the words at its place. */
function findWords(at: Span, quote: string, placed: readonly PlacedBlock[]): Spot | null {
  const index = blockAt(at, placed)
  const around = placed[index]
  if (!around || around.block.kind === 'table') return null
  const text = around.block.text
  const expected = offsetInBlock(at.start, around)
  const starts = quote === '' ? [] : occurrences(quote, text)
  if (starts.length > 0) {
    const start = starts.reduce((a, b) => (Math.abs(b - expected) < Math.abs(a - expected) ? b : a))
    return { kind: 'words', block: index, start, end: start + quote.length }
  }
  const end = offsetInBlock(at.end, around)
  // A place that is the block's own, or that markup has made uncertain, is the whole block.
  const certain = expected < end && end <= text.length && end - expected < text.length
  return certain ? { kind: 'words', block: index, start: expected, end } : { kind: 'words', block: index, start: 0, end: text.length }
}

/** Where an offset of the source stands in the block's text, by the changes made before it. */
function offsetInBlock(offset: number, { at, repairs }: PlacedBlock): number {
  const growth = repairs
    .filter((repair) => repair.at!.end <= offset)
    .reduce((sum, { before, after }) => sum + after.length - before.length, 0)
  return Math.max(0, offset - at!.start + growth)
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

function occurrences(quote: string, text: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) found.push(at)
  return found
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
