import type { ListItem, ParagraphBlock } from '../model/block.js'
import { sectionTitleOf } from '../forms/matching/sections.js'
import { parseOrdinal } from '../language/ordinal.js'
import type { Text } from '../model/text.js'

/** An item of a list; null where its words make it a heading of the report (一、, （一）, a section's title), whatever its source sets it as. */
export function itemOf(placed: Text, list: ListItem | undefined): ParagraphBlock | null {
  const level = parseOrdinal(placed.text)?.level ?? 5
  if (!list || level <= 2 || sectionTitleOf(placed.text)) return null
  const { text, at, runs } = placed
  return { kind: 'paragraph', text, at, ...(runs && { runs }), list }
}

/** The depth of items by how far they are indented, for items that follow one another. */
export class ItemDepths {
  private readonly open: number[] = []

  /** `indent`: in any unit. */
  depthOf(indent: number): number {
    while (this.open.length > 0 && this.open.at(-1)! > indent) this.open.pop()
    if (this.open.at(-1) !== indent) this.open.push(indent)
    return this.open.length
  }

  get isOpen(): boolean {
    return this.open.length > 0
  }

  end(): void {
    this.open.length = 0
  }
}
