import { withoutInvisible } from '../../language/invisible.js'
import { isSectionTitle } from '../../forms/matching/sections.js'
import { childElements, isElement, isHidden, isUnread, outermost, type HtmlElement, type HtmlNode } from './dom.js'

/**
 * A table that lays out the page instead of showing data: it holds other tables, section headings among other text, or running text of a
 * length no data cell has, or it is one column.
 */
export function isLayoutTable(table: HtmlElement): boolean {
  if (/^(?:presentation|none)$/i.test(table.attribs['role'] ?? '')) return true
  const cells = tableRows(table).map(rowCells)
  if (cells.every((row) => row.length <= 1)) return true
  return cells.flat().some((cell) => holdsTable(cell) || holdsSection(cell) || lengthOf(cell, 0) > longestCell)
}

/** The rows of a table itself, not those of tables inside it. */
export function tableRows(table: HtmlElement): HtmlElement[] {
  return childElements(table).flatMap((child) =>
    child.name === 'tr' ? [child] : rowGroups.has(child.name) ? childElements(child).filter(({ name }) => name === 'tr') : [],
  )
}

export function rowCells(row: HtmlElement): HtmlElement[] {
  return childElements(row).filter(({ name }) => name === 'td' || name === 'th')
}

const rowGroups = new Set(['thead', 'tbody', 'tfoot'])
const longestCell = 1500

function holdsTable(cell: HtmlElement): boolean {
  return !outermost(cell, new Set(['table'])).next().done
}

const paragraphs = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'section'])

/** A section's heading as one paragraph of several. The one text of a full-width row is looked at with the rows. */
function holdsSection(cell: HtmlElement): boolean {
  const found = [...outermost(cell, paragraphs)]
  return found.length > 1 && found.some((paragraph) => isSectionTitle(textOf(paragraph, 60)) || holdsSection(paragraph))
}

/** The text shown below a node, up to about so many characters. */
export function textOf(node: HtmlNode, most: number): string {
  if (isHidden(node)) return ''
  if (node.type === 'text') return withoutInvisible(node.data ?? '')
  if (isElement(node) && isUnread(node)) return ''
  let text = ''
  for (const child of node.children ?? []) {
    if (text.length > most) break
    text += textOf(child, most - text.length)
  }
  return text
}

function lengthOf(node: HtmlNode, before: number): number {
  if (node.type === 'text') return before + (node.data ?? '').trim().length
  if (isElement(node) && isUnread(node)) return before
  return (node.children ?? []).reduce((sum, child) => (sum > longestCell ? sum : lengthOf(child, sum)), before)
}
