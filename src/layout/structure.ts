import type { ListItem } from '../model/block.js'
import type { NodeRole, StructureNode } from './page.js'

interface GrowingNode extends StructureNode {
  readonly children: GrowingNode[]
}

type NodeAttributes = Partial<Pick<StructureNode, 'cell' | 'box' | 'summary' | 'numbering' | 'inferred'>>

/** Grows the structure tree and numbers its nodes. */
export class StructureBuilder {
  private count = 0
  readonly root = this.make('document', {})
  /** What blocks are added to: the document, or the attachment they stand in. */
  top: StructureNode = this.root

  add(parent: StructureNode, role: NodeRole, attributes: NodeAttributes = {}): StructureNode {
    const node = this.make(role, attributes)
    ;(parent as GrowingNode).children.push(node)
    return node
  }

  /** What was added to the document after its first `count` parts stands before them. */
  putFirst(count: number): void {
    const { children } = this.root
    children.unshift(...children.splice(count))
  }

  /** The lists that are open, each in an item of the one before. */
  private lists: { readonly ordered: boolean; readonly list: StructureNode; body: StructureNode }[] = []

  /** What follows belongs to an attachment. */
  beginPart(): void {
    this.top = this.add(this.root, 'part')
    this.endLists()
  }

  /** What follows is no item of the lists before. */
  endLists(): void {
    this.lists = []
  }

  /** An item of the list that is open so deep, or of a new one; a depth that was skipped counts as the next. */
  addItem({ depth, ordered }: ListItem, hasLabel: boolean): { readonly label: StructureNode | null; readonly body: StructureNode } {
    this.lists.length = Math.min(this.lists.length, depth)
    const open = this.lists.length === depth && this.lists.at(-1)!.ordered === ordered ? this.lists.pop()! : null
    if (!open && this.lists.length === depth) this.lists.pop()
    const numbering = ordered ? 'ordinals' : 'bullets'
    const list = open?.list ?? this.add(this.lists.at(-1)?.body ?? this.top, 'list', { numbering })
    const item = this.add(list, 'listItem')
    const label = hasLabel ? this.add(item, 'itemLabel') : null
    const body = this.add(item, 'itemBody')
    this.lists.push({ ordered, list, body })
    return { label, body }
  }

  private make(role: NodeRole, attributes: NodeAttributes): GrowingNode {
    return { id: this.count++, role, children: [], ...attributes }
  }
}

/** A node and all below it, as the document is read. */
export function nodesOf(node: StructureNode, found: StructureNode[] = []): readonly StructureNode[] {
  found.push(node)
  for (const child of node.children) nodesOf(child, found)
  return found
}
