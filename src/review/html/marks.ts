import type { Severity } from '../../diagnostics/catalogue.js'
import type { Document, DocumentBlock, DocumentCell } from '../../model/document.js'
import type { TextMark } from '../../writers/html/overlay.js'
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

/** The marks of a document: of the words of its blocks by their index, of its figures by their path, of its tables' labels by their id. */
export interface Marks {
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
      if (spot.kind === 'label') addNumber(labels, spot.id, make, number)
      if (spot.kind === 'words') {
        const list = words.get(spot.block) ?? []
        const { start, end } = stretchOf(spot, document)
        const over = list.find((mark) => mark.start < end && start < mark.end)
        if (over) widen(over, start, end, number)
        else list.push({ id: (count += 1), numbers: [number], severity, start, end })
        words.set(spot.block, mergeOverlapping(list))
      }
    }
  }
  return { words, figures, labels }
}

/** A title is set in groups of words, which a mark must not cut across: it is marked as a whole. */
function stretchOf({ block, start, end }: Extract<Spot, { kind: 'words' }>, { blocks }: Document): { start: number; end: number } {
  const one = blocks[block]
  return one?.kind === 'title' ? { start: 0, end: one.text.length } : { start, end }
}

/** The anchor in the page of a spot that was marked. */
export function anchorOf(spot: Spot, marks: Marks): string | null {
  switch (spot.kind) {
    case 'section':
      return spot.id
    case 'figure':
      return anchorName(marks.figures.get(spot.path))
    case 'label':
      return anchorName(marks.labels.get(spot.id))
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

/** The marks of a block's or a cell's text as the page is to show them, each linked back to the findings that point at it. */
export function textMarks(document: Document, marks: Marks): (one: DocumentBlock | DocumentCell) => readonly TextMark[] {
  const ofBlocks = new Map(document.blocks.map((block, index) => [block, (marks.words.get(index) ?? []).map(textMark)]))
  return (one) => ('kind' in one ? (ofBlocks.get(one) ?? []) : cellMarks(one, marks))
}

function textMark(mark: WordMark): TextMark {
  return { start: mark.start, end: mark.end, wrap: (markup) => writeMark(mark, markup) }
}

function cellMarks({ figure, id = '', text }: DocumentCell, { figures, labels }: Marks): TextMark[] {
  const mark = figure ? figures.get(figure.path) : labels.get(id)
  return mark ? [textMark({ ...mark, start: 0, end: text.length })] : []
}

function writeMark({ id, numbers, severity }: Mark, text: string): string {
  const links = numbers.map((number) => `<a href="#f${number}" aria-label="核对结果第${number}条">${number}</a>`).join('')
  return `<mark id="m${id}" class="${severity}${text === '' ? ' void' : ''}">${text}</mark><sup class="refs">${links}</sup>`
}
