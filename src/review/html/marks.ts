import type { Severity } from '../../diagnostics/catalogue.js'
import type { Document, DocumentBlock, DocumentCell, DocumentRow, DocumentTable } from '../../model/document.js'
import type { Spot } from './locate.js'

/** A stretch of the printed report that one or several findings point at. */
interface Mark {
  readonly id: number
  readonly numbers: number[]
  severity: Severity
}

interface WordMark extends Mark {
  start: number
  end: number
}

/** The marks of a document: of the words of its blocks by their index, of its figures by their path, of its tables' labels by their text. */
export interface Marks {
  /** Begins every tag that stands in the texts until the page is written; like the boundary of a MIME message, nothing in the document holds it. */
  readonly boundary: string
  readonly words: ReadonlyMap<number, readonly WordMark[]>
  readonly figures: ReadonlyMap<string, Mark>
  readonly labels: ReadonlyMap<string, Mark>
}

/** One finding's spots, numbered as the finding is. */
export interface NumberedSpots {
  readonly number: number
  readonly severity: Severity
  readonly spots: readonly Spot[]
}

/** Stretches that overlap become one mark. The gravest finding comes first and gives the mark its severity. */
export function makeMarks(findings: readonly NumberedSpots[], document: Document): Marks {
  const words = new Map<number, WordMark[]>()
  const figures = new Map<string, Mark>()
  const labels = new Map<string, Mark>()
  let count = 0
  for (const { number, severity, spots } of findings) {
    for (const spot of spots) {
      const make = () => ({ id: (count += 1), numbers: [], severity })
      if (spot.kind === 'figure') addNumber(figures, spot.path, make, number)
      if (spot.kind === 'label') addNumber(labels, spot.text, make, number)
      if (spot.kind === 'words') {
        const list = words.get(spot.block) ?? []
        const over = list.find((mark) => mark.start < spot.end && spot.start < mark.end)
        if (over) widen(over, spot.start, spot.end, number)
        else list.push({ id: (count += 1), numbers: [number], severity, start: spot.start, end: spot.end })
        words.set(spot.block, mergeOverlapping(list))
      }
    }
  }
  return { boundary: boundaryFor(document), words, figures, labels }
}

function boundaryFor(document: Document): string {
  const held = JSON.stringify(document)
  let count = 0
  while (held.includes(`\u{10FFF0}${count}`)) count += 1
  return `\u{10FFF0}${count}`
}

/** The anchor in the page of a spot that was marked. */
export function anchorOf(spot: Spot, marks: Marks): string | null {
  switch (spot.kind) {
    case 'section':
      return spot.id
    case 'figure':
      return anchorName(marks.figures.get(spot.path))
    case 'label':
      return anchorName(marks.labels.get(spot.text))
    case 'words':
      return anchorName(marks.words.get(spot.block)?.find((mark) => mark.start <= spot.start && spot.end <= mark.end))
  }
}

function anchorName(mark: Mark | undefined): string | null {
  return mark ? `m${mark.id}` : null
}

function addNumber(marks: Map<string, Mark>, key: string, make: () => Mark, number: number): void {
  const mark = marks.get(key) ?? make()
  if (!mark.numbers.includes(number)) mark.numbers.push(number)
  marks.set(key, mark)
}

function widen(mark: WordMark, start: number, end: number, number: number): void {
  mark.start = Math.min(mark.start, start)
  mark.end = Math.max(mark.end, end)
  if (!mark.numbers.includes(number)) mark.numbers.push(number)
}

/** A mark that grew may have reached another; the earlier one, of the graver finding, takes it in. */
function mergeOverlapping(list: readonly WordMark[]): WordMark[] {
  const merged: WordMark[] = []
  for (const mark of list) {
    const over = merged.find((other) => other.start < mark.end && mark.start < other.end)
    if (over) for (const number of mark.numbers) widen(over, mark.start, mark.end, number)
    else merged.push(mark)
  }
  return merged.sort((a, b) => a.start - b.start)
}

/** The document with its marks written into its texts. */
export function markDocument(document: Document, marks: Marks): Document {
  return { ...document, blocks: document.blocks.map((block, index) => markBlock(block, marks.words.get(index) ?? [], marks)) }
}

function markBlock(block: DocumentBlock, words: readonly WordMark[], marks: Marks): DocumentBlock {
  if (block.kind === 'table') return markTable(block, marks)
  // A title is set in groups of words, which a mark must not cut across: it is marked as a whole when the page is written.
  if (block.kind === 'title') return block
  return {
    ...block,
    text: words.reduceRight(
      (text, mark) => text.slice(0, mark.start) + tag(mark, text.slice(mark.start, mark.end), marks) + text.slice(mark.end),
      block.text,
    ),
  }
}

function markTable(table: DocumentTable, marks: Marks): DocumentTable {
  const seen = new Set<Mark>()
  const markRows = (rows: readonly DocumentRow[]) =>
    rows.map((row) => ({ ...row, cells: row.cells.map((cell) => markCell(cell, marks, seen)) }))
  return { ...table, parts: table.parts.map((part) => ({ ...part, head: markRows(part.head), body: markRows(part.body) })) }
}

/** A label that stands in the table more than once is marked where it stands first. */
function markCell(cell: DocumentCell, marks: Marks, seen: Set<Mark>): DocumentCell {
  const mark = cell.figure ? marks.figures.get(cell.figure.path) : marks.labels.get(cell.text)
  if (!mark || seen.has(mark)) return cell
  seen.add(mark)
  return { ...cell, text: tag(mark, cell.text, marks) }
}

function tag({ id }: Mark, text: string, { boundary }: Marks): string {
  return `${boundary}(${id})${text}${boundary}/`
}

/** The written page with its marks as elements, each linked back to the findings that point at it. */
export function writeMarks(page: string, document: Document, marks: Marks): string {
  const byId = new Map(
    [...marks.figures.values(), ...marks.labels.values(), ...[...marks.words.values()].flat()].map((mark) => [mark.id, mark]),
  )
  const { boundary } = marks
  const tagged = new RegExp(`${boundary}\\((\\d+)\\)([\\s\\S]*?)${boundary}/`, 'gu')
  const [title] = marks.words.get(document.blocks.findIndex((block) => block.kind === 'title')) ?? []
  return page
    .replace(/<nav[\s\S]*?<\/nav>/g, (nav) => nav.replace(new RegExp(`${boundary}(?:\\(\\d+\\)|/)`, 'gu'), ''))
    .replace(tagged, (_, id: string, text: string) => writeMark(byId.get(Number(id))!, text))
    .replace(/<h1([^>]*)>([\s\S]*?)<\/h1>/, (whole, attributes: string, text: string) =>
      title ? `<h1${attributes}>${writeMark(title, text)}</h1>` : whole,
    )
}

function writeMark({ id, numbers, severity }: Mark, text: string): string {
  const links = numbers.map((number) => `<a href="#f${number}" aria-label="核对结果第${number}条">${number}</a>`).join('')
  return `<mark id="m${id}" class="${severity}${text === '' ? ' void' : ''}">${text}</mark><sup class="refs">${links}</sup>`
}
