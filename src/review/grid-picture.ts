import type { Reporter } from '../diagnostics/diagnostic.js'
import type { PageCell, PageTable } from '../readers/pdf/cells.js'
import type { Line } from '../readers/pdf/lines.js'
import type { PageMarks, Rule } from '../readers/pdf/marks.js'
import { readPage, type PageContent } from '../readers/pdf/read-page.js'
import { readPdfMarks } from '../readers/pdf/read-pdf.js'
import { escapeMarkup } from '../writers/markup-text.js'

/**
 * A picture of a PDF's pages, one under the other, with what was recognised on them: the cells of tables tinted, the rules they come from, lines
 * of text in boxes. A table that is read wrongly is seen at once. Null where the file was refused, which has been reported.
 */
export async function drawGrid(bytes: Uint8Array, report: Reporter): Promise<string | null> {
  const pages = await readPdfMarks(bytes, report)
  if (!pages) return null
  const width = Math.max(...pages.map((page) => page.width))
  const tops = pages.map((_, index) => pages.slice(0, index).reduce((sum, { height }) => sum + height + gap, 0))
  const height = tops.at(-1)! + pages.at(-1)!.height
  const drawn = pages.map((page, index) => `<g transform="translate(0 ${round(tops[index]!)})">${drawPage(page, readPage(page))}</g>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}"><style>${style}</style>\n${drawn.join('\n')}\n</svg>\n`
}

const gap = 20
const style =
  '.page{fill:#fff;stroke:#999}.cell{fill:#3b82f6;fill-opacity:.12;stroke:#3b82f6;stroke-opacity:.5}.merged{fill:#f59e0b}.rule{stroke:#dc2626;stroke-width:.6}.line{fill:none;stroke:#16a34a;stroke-width:.4}text{font-family:sans-serif}'

function drawPage({ number, width, height, rules }: PageMarks, { items }: PageContent): string {
  const shapes = items.map((item) => (item.kind === 'table' ? drawTable(item.table) : drawLine(item.line)))
  const page = `<rect class="page" width="${round(width)}" height="${round(height)}"/><title>${number}</title>`
  return [page, ...shapes, ...rules.map(drawRule)].join('\n')
}

function drawTable({ lattice: { rows, columns }, cells }: PageTable): string {
  return cells.map((cell) => drawCell(cell, rows, columns)).join('\n')
}

function drawCell({ top, bottom, left, right, lines }: PageCell, rows: readonly number[], columns: readonly number[]): string {
  const [x, y] = [columns[left]!, rows[top]!]
  const kind = top === bottom && left === right ? 'cell' : 'cell merged'
  const box = `<rect class="${kind}" x="${round(x)}" y="${round(y)}" width="${round(columns[right + 1]! - x)}" height="${round(rows[bottom + 1]! - y)}"/>`
  return box + lines.map(drawText).join('')
}

function drawLine(line: Line): string {
  const { left, right, y, size } = line
  return `<rect class="line" x="${round(left)}" y="${round(y - size)}" width="${round(right - left)}" height="${round(1.2 * size)}"/>${drawText(line)}`
}

function drawText({ pieces, y, size }: Line): string {
  return pieces
    .map(
      ({ text, left, right }) =>
        `<text x="${round(left)}" y="${round(y)}" font-size="${round(size)}" textLength="${round(right - left)}">${escapeMarkup(text)}</text>`,
    )
    .join('')
}

function drawRule({ direction, at, from, to }: Rule): string {
  const [x1, y1, x2, y2] = direction === 'across' ? [from, at, to, at] : [at, from, at, to]
  return `<line class="rule" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`
}

function round(points: number): number {
  return Math.round(points * 10) / 10
}
