import type { CellAttributes, NodeRole, StructureNode } from './page.js'

interface GrowingNode extends StructureNode {
  readonly children: GrowingNode[]
}

/** Grows the structure tree and numbers its nodes. */
export class StructureBuilder {
  private count = 0
  readonly root = this.make('document', {})
  /** What blocks are added to: the document, or the attachment they stand in. */
  top: StructureNode = this.root

  add(parent: StructureNode, role: NodeRole, attributes: { cell?: CellAttributes; summary?: string } = {}): StructureNode {
    const node = this.make(role, attributes)
    ;(parent as GrowingNode).children.push(node)
    return node
  }

  /** What follows belongs to an attachment. */
  beginPart(): void {
    this.top = this.add(this.root, 'part')
  }

  private make(role: NodeRole, attributes: { cell?: CellAttributes; summary?: string }): GrowingNode {
    return { id: this.count++, role, children: [], ...attributes }
  }
}

/** A node and all below it, as the document is read. */
export function nodesOf(node: StructureNode, found: StructureNode[] = []): readonly StructureNode[] {
  found.push(node)
  for (const child of node.children) nodesOf(child, found)
  return found
}
