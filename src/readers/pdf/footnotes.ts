import type { Line } from './lines.js'
import type { PageContent, PageItem } from './read-page.js'

export type LineItem = Extract<PageItem, { kind: 'line' }>

/** Times the size of running text: notes at the foot of a page are no larger. */
const small = 0.92

/** Notes at the foot of pages, each with its lines: small text below all else that begins with a mark which the page's text has too. */
export function findFootnotes(pages: readonly PageContent[], furniture: ReadonlySet<Line>, bodySize: number): LineItem[][] {
  return pages.flatMap(({ items }) => {
    const shown = items
      .filter((item) => item.kind === 'table' || !furniture.has(item.line))
      .toSorted((one, other) => footOf(one) - footOf(other))
    const end = shown.findLastIndex((item) => item.kind === 'table' || item.line.size > small * bodySize)
    const foot = shown.slice(end + 1) as LineItem[]
    const text = shown
      .slice(0, end + 1)
      .map(textOf)
      .join('')
    const start = foot.findIndex(({ line }) => isReferredTo(line, text))
    return end < 0 || start < 0 ? [] : cutAtMarks(foot.slice(start), text)
  })
}

function footOf(item: PageItem): number {
  return item.kind === 'line' ? item.line.y : item.bottom
}

function textOf(item: PageItem): string {
  const lines = item.kind === 'line' ? [item.line] : item.table.cells.flatMap((cell) => cell.lines)
  return lines.map((line) => line.text + raisedIn(line)).join('')
}

/** Times the size of its line. */
const raised = 0.85

/** The small digits of a line, as raised ones. */
function raisedIn({ pieces, size }: Line): string {
  const letters = pieces.flatMap(({ glyphs }) => glyphs).map((glyph) => (glyph.size <= raised * size ? raisedOf(glyph.text) : ' '))
  return letters.join('')
}

const marks = /^(?:\p{No}+|[[［〔]\d{1,2}[\]］〕]|\d{1,2}(?=\D))/u

function isReferredTo({ text }: Line, page: string): boolean {
  const [mark] = marks.exec(text) ?? []
  return mark !== undefined && page.includes(raisedOf(mark))
}

/** In the text a number is raised; before the note it may stand upright. */
function raisedOf(mark: string): string {
  return /^\d+$/.test(mark) ? Array.from(mark, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('') : mark
}

function cutAtMarks(lines: readonly LineItem[], text: string): LineItem[][] {
  const notes: LineItem[][] = []
  for (const item of lines) {
    if (notes.length === 0 || isReferredTo(item.line, text)) notes.push([item])
    else notes.at(-1)!.push(item)
  }
  return notes
}
