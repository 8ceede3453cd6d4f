import type { XmlElement } from '../docx/xml.js'
import { valued, type Make } from './elements.js'
import type { Row, RowCell } from './row.js'
import type { StoryParagraph } from './story.js'

/**
 * Paragraphs and tables, one in the other, as WordprocessingML has them. No table is stored as such: its paragraphs say how deep in tables
 * they stand, and marks end cells and rows ([MS-DOC] 2.4.3).
 */
export function buildBlocks(paragraphs: readonly StoryParagraph[], make: Make, depth = 0): XmlElement[] {
  const blocks: XmlElement[] = []
  for (let from = 0; from < paragraphs.length;) {
    let to = from + 1
    if (depth >= deepest || depthOf(paragraphs[from]!) <= depth) blocks.push(paragraphs[from]!.element)
    else {
      while (to < paragraphs.length && depthOf(paragraphs[to]!) > depth) to++
      blocks.push(buildTable(paragraphs.slice(from, to), make, depth + 1))
    }
    from = to
  }
  return blocks
}

/** No one nests tables deeper. */
const deepest = 20

function depthOf({ place: { inTable, depth } }: StoryParagraph): number {
  return inTable ? Math.max(1, depth) : 0
}

interface OpenRow {
  readonly cells: readonly (readonly StoryParagraph[])[]
  /** Null where no mark ends it. */
  readonly row: Row | null
}

function buildTable(paragraphs: readonly StoryParagraph[], make: Make, depth: number): XmlElement {
  const rows = rowsOf(paragraphs, depth)
  const edges = edgesOf(rows.flatMap(({ row }) => row?.cells ?? []))
  return make(
    'w:tbl',
    {},
    rows.map((row) => buildRow(row, edges, make, depth)),
  )
}

function rowsOf(paragraphs: readonly StoryParagraph[], depth: number): OpenRow[] {
  const rows: OpenRow[] = []
  let cells: StoryParagraph[][] = []
  let cell: StoryParagraph[] = []
  const endCell = () => {
    cells.push(cell)
    cell = []
  }
  for (const paragraph of paragraphs) {
    const isOwn = depthOf(paragraph) === depth
    if (isOwn && paragraph.place.endsRow) {
      if (cell.length > 0) endCell()
      rows.push({ cells, row: paragraph.place.row })
      cells = []
    } else {
      cell.push(paragraph)
      if (isOwn && endsCell(paragraph, depth)) endCell()
    }
  }
  if (cell.length > 0) endCell()
  return cells.length > 0 ? [...rows, { cells, row: null }] : rows
}

function endsCell({ mark, place }: StoryParagraph, depth: number): boolean {
  return depth === 1 ? mark === '\x07' : place.endsInnerCell
}

/** Edges nearer than this, in twentieths of a point, are one: drawn by hand they differ by less than the eye sees, and no cell is so narrow. */
const sameEdge = 20

/** The table's columns: all edges of its cells, in order. */
function edgesOf(cells: readonly RowCell[]): number[] {
  const edges: number[] = []
  for (const edge of cells.flatMap(({ left, right }) => [left, right]).sort((one, other) => one - other))
    if (edges.length === 0 || edge - edges.at(-1)! > sameEdge) edges.push(edge)
  return edges
}

function columnOf(edges: readonly number[], edge: number): number {
  let low = 0
  let high = edges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (edges[middle]! <= edge) low = middle
    else high = middle - 1
  }
  return low
}

function buildRow({ cells, row }: OpenRow, edges: readonly number[], make: Make, depth: number): XmlElement {
  // Two witnesses: where the marks and the definition count differently, the text is believed, and no cell has a known width.
  const known = row?.cells.length === cells.length ? row.cells : []
  const children = cells.map((cell, index) => buildCell(cell, known[index], edges, make, depth))
  const [first, last] = [known[0], known.at(-1)]
  const before = first ? columnOf(edges, first.left) : 0
  const after = last ? edges.length - 1 - columnOf(edges, last.right) : 0
  const properties = [
    ...(row?.header ? [make('w:tblHeader')] : []),
    ...(before > 0 ? [valued(make, 'w:gridBefore', before)] : []),
    ...(after > 0 ? [valued(make, 'w:gridAfter', after)] : []),
  ]
  return make('w:tr', {}, [make('w:trPr', {}, properties), ...children])
}

function buildCell(
  paragraphs: readonly StoryParagraph[],
  cell: RowCell | undefined,
  edges: readonly number[],
  make: Make,
  depth: number,
): XmlElement {
  const blocks = buildBlocks(paragraphs, make, depth)
  if (!cell) return make('w:tc', {}, blocks)
  const span = Math.max(1, columnOf(edges, cell.right) - columnOf(edges, cell.left))
  const properties = [
    valued(make, 'w:gridSpan', span),
    ...mergeElement('w:hMerge', cell.across, make),
    ...mergeElement('w:vMerge', cell.down, make),
    ...(cell.ground ? [cell.ground] : []),
  ]
  return make('w:tc', {}, [make('w:tcPr', {}, properties), ...blocks])
}

function mergeElement(name: string, merge: RowCell['down'], make: Make): XmlElement[] {
  return merge === 'none' ? [] : [valued(make, name, merge === 'first' ? 'restart' : 'continue')]
}
