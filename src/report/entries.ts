import type { Block, HeadingBlock, ListItem, ParagraphBlock, TableBlock } from '../model/block.js'
import { isPageChrome } from '../language/page-chrome.js'
import { isPageMark } from '../language/page-mark.js'
import type { MatchedTable } from '../tables/matched.js'
import type { Text } from '../model/text.js'
import { joinTexts, plainText } from '../text/text.js'
import { readTitle } from '../language/report-title.js'
import { sectionHeadingOf } from '../forms/matching/sections.js'
import type { SectionHeading } from '../language/section-title.js'

/** What assembling works on: the blocks and matched tables of one report, in order. */
export type Entry = TextEntry | TableEntry | FormEntry | ChromeEntry

export interface TextEntry {
  readonly kind: 'text'
  /** The heading's level; null for a paragraph. */
  readonly level: HeadingBlock['level'] | null
  readonly role?: ParagraphBlock['role']
  readonly placed: Text
  /** Where the source makes it an item of a list. */
  readonly list?: ListItem
  /** The statutory section it would open, by its wording alone. */
  readonly heading: SectionHeading | null
}

interface TableEntry {
  readonly kind: 'table'
  readonly block: TableBlock
}

export interface FormEntry {
  readonly kind: 'form'
  readonly matched: MatchedTable
  /** It stood under another section's heading. */
  readonly moved?: boolean
}

/** Text left out, and listed. */
export interface ChromeEntry {
  readonly kind: 'chrome'
  readonly placed: Text
  /** Put there by our own writer. */
  readonly added?: true
}

export function toEntries(items: readonly (Block | MatchedTable)[]): Entry[] {
  return items.flatMap((item) => (item.kind === 'table' && laysOutTitle(item) ? cellsOf(item) : [toEntry(item)]))
}

export function isText(entry: Entry | undefined): entry is TextEntry {
  return entry?.kind === 'text'
}

export function dropEntry(entry: TextEntry): ChromeEntry {
  return { kind: 'chrome', placed: entry.placed }
}

/** A table as the text it was read from. */
export function dropTable({ rows }: TableBlock): ChromeEntry {
  const lines = rows.map((row) => joinTexts(row, () => '\t'))
  return { kind: 'chrome', placed: joinTexts(lines, () => '\n') }
}

export function textEntry(level: TextEntry['level'], placed: Text, role?: TextEntry['role']): TextEntry {
  return { kind: 'text', level, placed, heading: sectionHeadingOf(placed.text), ...(role ? { role } : {}) }
}

function toEntry(item: Block | MatchedTable): Entry {
  switch (item.kind) {
    case 'form':
      return { kind: 'form', matched: item }
    case 'table':
      return { kind: 'table', block: item }
    case 'chrome':
      return { kind: 'chrome', placed: plainText(item), ...(item.added ? { added: true } : {}) }
    case 'heading':
      return textEntry(item.level, plainText(item))
    case 'paragraph': {
      const placed = plainText(item)
      if (isPageMark(item.text)) return { kind: 'chrome', placed }
      return { ...textEntry(null, placed, item.role), ...(item.list && { list: item.list }) }
    }
  }
}

/** A table that lays out the title, and at most what the page says around it. */
function laysOutTitle({ rows }: TableBlock): boolean {
  const cells = rows.flat().filter(({ text }) => text.trim() !== '')
  const titles = cells.filter(({ text }) => readTitle(text))
  return titles.length === 1 && cells.every((cell) => titles.includes(cell) || isPageChrome(cell.text))
}

function cellsOf({ rows }: TableBlock): Entry[] {
  return rows.flat().flatMap((cell) => (cell.text.trim() === '' ? [] : [textEntry(null, plainText(cell))]))
}
