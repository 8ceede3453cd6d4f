import type { CellAttributes, StructureNode, StructureType } from './page.js'

interface GrowingNode extends StructureNode {
  readonly children: GrowingNode[]
}

/** Grows the structure tree and numbers its nodes. */
export class StructureBuilder {
  private count = 0
  readonly root = this.make('Document', {})

  add(parent: StructureNode, type: StructureType, attributes: { cell?: CellAttributes; summary?: string } = {}): StructureNode {
    const node = this.make(type, attributes)
    ;(parent as GrowingNode).children.push(node)
    return node
  }

  private make(type: StructureType, attributes: { cell?: CellAttributes; summary?: string }): GrowingNode {
    return { id: this.count++, type, children: [], ...attributes }
  }
}
