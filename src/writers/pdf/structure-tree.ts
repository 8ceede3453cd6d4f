import type { CellAttributes, FigureBox, NodeRole, StructureNode } from '../../layout/page.js'
import { nodesOf } from '../../layout/structure.js'
import { paper } from '../../layout/type-area.js'
import type { TaggedContents } from './draw-page.js'
import { type Dictionary, type PdfFile, pdfText, type Reference } from './pdfkit-faults.js'

/**
 * Adds the structure tree (ISO 32000-1, 14.7) as plain objects: pdfkit's elements know neither ID nor attributes of cells, and take twice
 * as long. `contents` hold the marked stretches of each node, by its number.
 */
export function addStructureTree(pdf: PdfFile, root: StructureNode, { contents, links }: Pick<TaggedContents, 'contents' | 'links'>): void {
  const names = nameCells(root)
  const named: (Uint8Array | Reference)[] = []
  const parents = pdf.getStructParentTree()
  const tree = pdf.getStructTreeRoot()
  Object.assign(tree.data, { K: elementOf(root, tree) }, named.length > 0 && { IDTree: { Names: named } })

  function elementOf({ id, role, children, cell, box, summary, numbering }: StructureNode, parent: Reference): Reference {
    const element = pdf.ref({ S: structureTypes[role], P: parent })
    const stretches = contents.get(id)?.refs ?? []
    for (const { pageRef, mcid } of stretches) parents.get(pageRef.data.StructParents)[mcid] = element
    const name = cell?.id === undefined ? undefined : names.get(cell.id)
    if (name) named.push(name, element)
    const page = stretches[0]?.pageRef
    const link = links.get(id)
    if (link) parents.add(link.data.StructParent, element)
    const annotations = link ? [{ Type: 'OBJR', Obj: link, Pg: page }] : []
    const kids = [
      ...stretches.map((stretch) => kidOf(stretch, page)),
      ...annotations,
      ...children.map((child) => elementOf(child, element)),
    ]
    const ofTable = box
      ? figureAttributes(box)
      : summary === undefined
        ? cell && attributesOf(cell, names)
        : { O: 'Table', Summary: pdfText(summary) }
    const attributes = numbering ? { O: 'List', ListNumbering: numbering === 'bullets' ? 'Disc' : 'Decimal' } : ofTable
    Object.assign(element.data, { Pg: page, K: kids.length > 1 ? kids : kids[0], ID: name, A: attributes, Alt: box && pdfText(summary!) })
    element.end()
    return element
  }
}

/** Standard structure types (ISO 32000-1, 14.8.4): the title is H1, so that no rank is skipped. */
export const structureTypes: Readonly<Record<NodeRole, string>> = {
  document: 'Document',
  title: 'H1',
  part: 'Part',
  partTitle: 'H1',
  heading1: 'H2',
  heading2: 'H3',
  heading3: 'H4',
  heading4: 'H5',
  paragraph: 'P',
  list: 'L',
  listItem: 'LI',
  itemLabel: 'Lbl',
  itemBody: 'LBody',
  figure: 'Figure',
  table: 'Table',
  caption: 'Caption',
  tableHead: 'THead',
  tableBody: 'TBody',
  row: 'TR',
  headerCell: 'TH',
  cell: 'TD',
  contents: 'TOC',
  contentsEntry: 'TOCI',
  reference: 'Reference',
  link: 'Link',
}

/** Figures stand on upright sheets, which measure from the lower left. */
function figureAttributes({ left, top, right, bottom }: FigureBox): Dictionary {
  const { height } = paper
  return {
    O: 'Layout',
    Placement: 'Block',
    BBox: [left, height - bottom, right, height - top].map((value) => Math.round(value * 100) / 100),
  }
}

const scopes = { row: 'Row', column: 'Column' } as const

/**
 * What other cells call each header cell by: its place among them, in three bytes, so that names stand in the order of the tree, as 7.9.6
 * wants. A table of a report names headers a thousand times, and pdfkit takes three times as long over texts as over bytes.
 */
function nameCells(root: StructureNode): Map<string, Uint8Array> {
  const ids = nodesOf(root).flatMap(({ cell }) => cell?.id ?? [])
  return new Map(ids.map((id, place) => [id, Uint8Array.of(place >> 16, place >> 8, place)]))
}

/** A stretch on the element's own page is named by its number alone. */
function kidOf({ pageRef, mcid }: PDFKit.PDFStructureContent['refs'][number], own: Reference | undefined): number | Dictionary {
  return pageRef === own ? mcid : { Type: 'MCR', Pg: pageRef, MCID: mcid }
}

function attributesOf({ rowSpan, colSpan, scope, headers }: CellAttributes, names: Map<string, Uint8Array>): Dictionary | undefined {
  if (rowSpan === 1 && colSpan === 1 && scope === undefined && headers.length === 0) return undefined
  return {
    O: 'Table',
    RowSpan: rowSpan > 1 ? rowSpan : undefined,
    ColSpan: colSpan > 1 ? colSpan : undefined,
    Scope: scope && scopes[scope],
    Headers: headers.length > 0 ? headers.flatMap((id) => names.get(id) ?? []) : undefined,
  }
}
