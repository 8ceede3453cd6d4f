import type { CellAttributes, StructureNode } from '../../layout/page.js'
import { escapeMarkup } from '../markup-text.js'
import type { ObjectPlace } from './page-content.js'

export const STRUCTURE_NAMESPACE = 'urn:nianbao:ofd-structure:1'

/** The structure tree as elements named by its roles, each with the text objects that are its own. */
export function structureTag(root: StructureNode, places: ReadonlyMap<number, readonly ObjectPlace[]>): string {
  const spaces = ` xmlns:nb="${STRUCTURE_NAMESPACE}" xmlns:ofd="http://www.ofdspec.org/2016"`
  return tagOf(root, spaces)

  function tagOf({ id, role, children, cell, summary, numbering, inferred }: StructureNode, declared = ''): string {
    const said = { numbering, summary, inferred, ...(cell && attributesOf(cell)) }
    const attributes = Object.entries(said).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeMarkup(String(value))}"`))
    const own = (places.get(id) ?? []).map(({ page, object }) => `<ofd:ObjectRef PageRef="${page}">${object}</ofd:ObjectRef>`)
    const inner = own.join('') + children.map((child) => tagOf(child)).join('')
    return `<nb:${role}${declared}${attributes.join('')}>${inner}</nb:${role}>`
  }
}

function attributesOf({ rowSpan, colSpan, scope, id, headers }: CellAttributes) {
  return {
    rowSpan: rowSpan > 1 ? rowSpan : undefined,
    colSpan: colSpan > 1 ? colSpan : undefined,
    scope,
    id,
    headers: headers.length > 0 ? headers.join(' ') : undefined,
  }
}
