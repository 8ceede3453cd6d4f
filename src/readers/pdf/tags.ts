import type { StructureNode } from '#pdfjs'

/** What the structure tree says a marked stretch of a page belongs to. */
export interface Tag {
  /** Standard structure type of the paragraph, heading, caption or cell (ISO 32000-1, 14.8.4). */
  readonly role: string
  /** One number for each element; the same element has another on each page. */
  readonly element: number
  /** The table's cell it is, or is in. */
  readonly cell: CellTag | null
  /** The item of a list it is in. */
  readonly item: ItemTag | null
}

interface ItemTag {
  readonly element: number
  /** From 1, for lists in lists. */
  readonly depth: number
  /** It is the item's mark or ordinal. */
  readonly isLabel: boolean
}

export interface CellTag {
  readonly element: number
  readonly isHeader: boolean
}

const blockRoles = /^(?:P|H[1-6]?|Title|Caption|TH|TD|LI|Lbl|LBody|BlockQuote|Note)$/

/** The tag of each marked stretch of a page, by its number. */
export function readTags(tree: StructureNode | null): ReadonlyMap<number, Tag> {
  const tags = new Map<number, Tag>()
  let elements = 0
  const visit = (node: StructureNode, around: Tag | null, lists: number): void => {
    const mark = /_mc(\d+)$/.exec(node.id ?? '')
    if (mark && around) tags.set(Number(mark[1]), around)
    const own = node.role !== undefined && blockRoles.test(node.role) ? tagOf(node.role, elements++, around, lists) : around
    for (const child of node.children ?? []) visit(child, own, node.role === 'L' ? lists + 1 : lists)
  }
  if (tree) visit(tree, null, 0)
  return tags
}

function tagOf(role: string, element: number, around: Tag | null, lists: number): Tag {
  const isCell = role === 'TH' || role === 'TD'
  const cell = isCell ? { element, isHeader: role === 'TH' } : (around?.cell ?? null)
  return { role, element, cell, item: isCell ? null : itemOf(role, element, around?.item ?? null, lists) }
}

function itemOf(role: string, element: number, around: ItemTag | null, lists: number): ItemTag | null {
  if (role === 'LI' && lists > 0) return { element, depth: lists, isLabel: false }
  return role === 'Lbl' && around ? { ...around, isLabel: true } : around
}

/** Rank of a heading from 1; null for what is none. */
export function headingRank(tag: Tag | null): number | null {
  if (tag?.role === 'Title') return 1
  const rank = /^H([1-6])$/.exec(tag?.role ?? '')
  return rank ? Number(rank[1]) : null
}
