import type { CellAttributes, StructureNode } from '../../layout/page.js'
import type { PdfFile, Reference } from './pdf-file.js'
import { pdfArray, pdfDictionary, pdfText } from './syntax.js'

/** A marked stretch of a page. */
interface MarkedContent {
  readonly page: Reference
  readonly mcid: number
}

/** Writes the structure tree (ISO 32000-1, 14.7) and returns its root. `pages` hold, for each page in order, the node of each MCID. */
export function writeStructure(
  file: PdfFile,
  root: StructureNode,
  pages: readonly { readonly reference: Reference; readonly nodes: readonly number[] }[],
): Reference {
  const nodes = listNodes(root)
  const referenceOf = file.reserveMany(nodes.length)
  const marks = collectMarks(pages)
  const treeRoot = file.reserve()
  writeNode(root, treeRoot)
  const parents = pages.map(({ nodes: ids }, index) => `${index} ${pdfArray(ids.map(referenceOf))}`)
  const ids = nodes.flatMap((node) => (node.cell?.id === undefined ? [] : [[node.cell.id, referenceOf(node.id)] as const]))
  file.set(
    treeRoot,
    pdfDictionary({
      Type: '/StructTreeRoot',
      K: referenceOf(root.id),
      ParentTree: file.add(pdfDictionary({ Nums: pdfArray(parents) })),
      ParentTreeNextKey: pages.length,
      IDTree: ids.length > 0 ? file.add(pdfDictionary({ Names: pdfArray(sortNames(ids)) })) : undefined,
    }),
  )
  return treeRoot

  function writeNode(node: StructureNode, parent: Reference): void {
    const reference = referenceOf(node.id)
    const content = marks.get(node.id) ?? []
    const page = content[0]?.page
    const kids = [...content.map((mark) => kidOf(mark, page)), ...node.children.map((child) => referenceOf(child.id))]
    file.set(
      reference,
      pdfDictionary({
        Type: '/StructElem',
        S: `/${node.type}`,
        P: parent,
        Pg: page,
        K: kids.length === 1 ? kids[0] : kids.length > 1 ? pdfArray(kids) : undefined,
        ID: node.cell?.id === undefined ? undefined : pdfText(node.cell.id),
        A: attributesOf(node),
      }),
    )
    for (const child of node.children) writeNode(child, reference)
  }
}

function listNodes(root: StructureNode): StructureNode[] {
  const nodes: StructureNode[] = []
  visit(root)
  return nodes

  function visit(node: StructureNode): void {
    nodes[node.id] = node
    node.children.forEach(visit)
  }
}

function collectMarks(
  pages: readonly { readonly reference: Reference; readonly nodes: readonly number[] }[],
): Map<number, MarkedContent[]> {
  const marks = new Map<number, MarkedContent[]>()
  for (const { reference, nodes } of pages) {
    nodes.forEach((node, mcid) => {
      const own = marks.get(node)
      if (own) own.push({ page: reference, mcid })
      else marks.set(node, [{ page: reference, mcid }])
    })
  }
  return marks
}

/** A stretch on the element's own page is named by its number alone. */
function kidOf({ page, mcid }: MarkedContent, own: Reference | undefined): string | number {
  return page === own ? mcid : pdfDictionary({ Type: '/MCR', Pg: page, MCID: mcid })
}

function attributesOf({ cell, summary }: StructureNode): string | undefined {
  if (summary !== undefined) return pdfDictionary({ O: '/Table', Summary: pdfText(summary) })
  return cell && hasAttributes(cell) ? pdfDictionary({ O: '/Table', ...cellEntries(cell) }) : undefined
}

function hasAttributes({ rowSpan, colSpan, scope, headers }: CellAttributes): boolean {
  return rowSpan > 1 || colSpan > 1 || scope !== undefined || headers.length > 0
}

function cellEntries({ rowSpan, colSpan, scope, headers }: CellAttributes): Record<string, string | number | undefined> {
  return {
    RowSpan: rowSpan > 1 ? rowSpan : undefined,
    ColSpan: colSpan > 1 ? colSpan : undefined,
    Scope: scope && `/${scope}`,
    Headers: headers.length > 0 ? pdfArray(headers.map(pdfText)) : undefined,
  }
}

/** 7.9.6: names in the order of their bytes. */
function sortNames(ids: readonly (readonly [string, Reference])[]): string[] {
  const sorted = [...ids].sort(([one], [other]) => (one < other ? -1 : 1))
  return sorted.flatMap(([id, reference]) => [pdfText(id), reference])
}
