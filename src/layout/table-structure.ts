import type { TableFlow } from './flow-blocks.js'
import type { MeasuredCell } from './measured-table.js'
import type { CellAttributes, StructureNode } from './page.js'
import type { StructureBuilder } from './structure.js'
import type { GridRow } from './table-grid.js'

/** Where the texts of a table belong in the structure tree. */
export interface TableTags {
  /** Node of the caption that is shown over the table. */
  readonly caption: number
  readonly nodeOf: (cell: MeasuredCell) => number
}

/**
 * Each part of a table becomes a table of its own, its caption row the Caption: a head in the middle of one table would go on heading the
 * cells of the parts below it.
 */
export function tagTable(structure: StructureBuilder, { table, caption }: TableFlow): TableTags {
  const nodes = new Map<string, number>()
  const captionShown = caption.length > 0
  const partHasCaption = table.source.parts[0]?.caption !== null
  let captionNode = captionShown && partHasCaption ? structure.add(structure.top, 'paragraph').id : -1
  table.source.parts.forEach((_, part) => {
    const rows = table.grid.rows.filter((row) => row.part === part)
    if (rows.length === 0) return
    const node = structure.add(structure.top, 'table', part === 0 ? { summary: table.source.summary } : {})
    if (captionShown && captionNode < 0) captionNode = structure.add(node, 'caption').id
    tagRows(structure, node, rows, { nodes, headersInferred: table.source.headersInferred === true })
  })
  return { caption: captionNode, nodeOf: (cell) => nodes.get(keyOf(cell))! }
}

/** The node of each cell by its place. */
interface TaggedCells {
  readonly nodes: Map<string, number>
  readonly headersInferred: boolean
}

function keyOf({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${row} ${column}`
}

function tagRows(structure: StructureBuilder, table: StructureNode, rows: readonly GridRow[], tagged: TaggedCells): void {
  const captions = rows.filter((row) => row.section === 'caption').flatMap((row) => row.cells)
  for (const cell of captions) tagged.nodes.set(keyOf(cell), structure.add(table, 'caption').id)
  const [head, body] = [rows.filter((row) => row.section === 'head'), rows.filter((row) => row.section === 'body')]
  // A head with nothing under it is the table's body.
  if (head.length > 0 && body.length > 0) tagSection(structure, structure.add(table, 'tableHead'), head, tagged)
  const rest = body.length > 0 ? body : head
  if (rest.length > 0) tagSection(structure, structure.add(table, 'tableBody'), rest, tagged)
}

function tagSection(structure: StructureBuilder, section: StructureNode, rows: readonly GridRow[], tagged: TaggedCells): void {
  for (const row of rows) {
    const node = structure.add(section, 'row')
    for (const cell of row.cells) {
      const isInferred = cell.isHeader ? tagged.headersInferred : cell.source?.figure?.state === 'inferred'
      const attributes = { cell: attributesOf(cell), ...(isInferred && { inferred: true as const }) }
      tagged.nodes.set(keyOf(cell), structure.add(node, cell.isHeader ? 'headerCell' : 'cell', attributes).id)
    }
  }
}

const scopes = { col: 'column', colgroup: 'column', row: 'row', rowgroup: 'row' } as const

function attributesOf({ rowSpan, colSpan, source }: GridRow['cells'][number]): CellAttributes {
  return {
    rowSpan,
    colSpan,
    ...(source?.scope && { scope: scopes[source.scope] }),
    ...(source?.id !== undefined && { id: source.id }),
    headers: source?.headers ?? [],
  }
}
