import { sum } from '../../arithmetic/numbers.js'
import type { DocumentCell, DocumentRow, DocumentTable, DocumentTablePart } from '../../model/document.js'
import { escapeMarkup } from '../markup-text.js'
import { chartSvg } from './chart.js'
import { collapsePart } from './collapse-part.js'
import { writeMarked, type Overlay } from './overlay.js'
import { tableMeasures } from './table-measures.js'

/**
 * A table in a scroll region of its own, so that the page never scrolls sideways (WCAG 1.4.10). A table of several parts becomes as many
 * tables standing one under the other: header rows repeated within one table would head the later parts too. What lies within is as wide as
 * the widest of them, so that the style sheet can tell whether anything is out of sight.
 */
export function writeTable(table: DocumentTable, number: number, overlay: Overlay): string {
  const measures = tableMeasures(table)
  const kind = table.form === null ? '' : ` data-form="${table.form}" data-table="${table.id}"`
  const label = escapeMarkup(`表${number} ${table.caption}，可左右滚动`.replaceAll('\n', ''))
  return [
    table.chart ? `<div class="chart">${chartSvg(table.chart).toString()}</div>\n` : '',
    `<div class="scroll${measures.wide ? ' wide' : ''}" role="region" tabindex="0" aria-label="${label}"${kind} style="${measures.style}"><div class="whole">\n`,
    ...table.parts.map((part) => writePart(table, part, overlay)),
    '</div></div>\n',
  ].join('')
}

function writePart(table: DocumentTable, whole: DocumentTablePart, overlay: Overlay): string {
  const { part, widths } = collapsePart(whole, table)
  const addressOf = hasSimpleHeaders(part) ? noAddress : headersOf
  const write = (cell: DocumentCell): string => writeCell(cell, addressOf(cell), overlay)
  return [
    `<table${table.headersInferred ? ' data-inferred-headers' : ''}>\n`,
    writeCaption(table, part),
    writeColumns(part.head, widths),
    part.head.length === 0 ? '' : `<thead>\n${writeRows(part.head, write)}</thead>\n`,
    ...rowGroups(part.body).map((rows) => `<tbody>\n${writeRows(rows, write)}</tbody>\n`),
    '</table>\n',
  ].join('')
}

/** The part's own caption is printed; a table's that is not printed names it for screen readers only. */
function writeCaption(table: DocumentTable, part: DocumentTablePart): string {
  if (part.caption !== null) return `<caption class="part">${escapeMarkup(part.caption)}</caption>\n`
  const shown = table.captionShown ? '' : ' class="unseen" data-inferred'
  return `<caption${shown}>${escapeMarkup(table.caption).replaceAll('\n', '<br>')}</caption>\n`
}

/** Column groups begin and end where a header cell that spans several columns does. */
function writeColumns(head: readonly DocumentRow[], widths: readonly number[]): string {
  const total = sum(widths)
  const spanning = head.flatMap((row) => row.cells).filter((cell) => cell.colSpan > 1)
  const bounds = new Set([0, ...spanning.flatMap((cell) => [cell.column, cell.column + cell.colSpan])])
  const columns = widths.map((width, index) => {
    const start = bounds.has(index) ? `${index === 0 ? '' : '</colgroup>'}<colgroup>` : ''
    return `${start}<col style="width:${Math.round((width / total) * 10000) / 100}%">`
  })
  return `${columns.join('')}</colgroup>\n`
}

/** A group of rows that one header heads is a `tbody` of its own. */
function rowGroups(rows: readonly DocumentRow[]): DocumentRow[][] {
  const groups: DocumentRow[][] = []
  let groupEnd = 0
  rows.forEach((row, index) => {
    const heading = row.cells.find((cell) => cell.scope === 'rowgroup')
    if (heading || index === groupEnd) groups.push([])
    if (heading) groupEnd = index + heading.rowSpan
    groups.at(-1)!.push(row)
  })
  return groups
}

function writeRows(rows: readonly DocumentRow[], write: (cell: DocumentCell) => string): string {
  return rows.map((row) => `<tr>${row.cells.map(write).join('')}</tr>\n`).join('')
}

/** One row of column headers and one header at the start of each row: every cell's headers follow from its place. */
function hasSimpleHeaders(part: DocumentTablePart): boolean {
  const heads = part.head.flatMap((row) => row.cells)
  const rowHeaders = part.body.flatMap((row) => row.cells.filter((cell) => cell.scope !== undefined))
  return (
    part.head.length <= 1 &&
    heads.every((cell) => cell.scope === 'col' && cell.colSpan === 1 && cell.rowSpan === 1) &&
    rowHeaders.every((cell) => cell.scope === 'row' && cell.column === 0 && cell.colSpan === 1 && cell.rowSpan === 1)
  )
}

function noAddress(): string {
  return ''
}

/** Every header that applies is named (H43). */
function headersOf({ id, headers }: DocumentCell): string {
  return `${id === undefined ? '' : ` id="${id}"`}${headers.length === 0 ? '' : ` headers="${headers.join(' ')}"`}`
}

function writeCell(cell: DocumentCell, address: string, { marksOf }: Overlay): string {
  const name = cell.scope === undefined ? 'td' : 'th'
  const scope = cell.scope === undefined ? '' : ` scope="${cell.scope}"`
  const abbr = cell.abbr === undefined ? '' : ` abbr="${escapeMarkup(cell.abbr)}"`
  const spans = `${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`
  const align = cell.align === 'center' ? '' : ` class="${cell.align}"`
  const text = writeMarked(cell.text, marksOf(cell))
  return `<${name}${scope}${spans}${address}${abbr}${align}${figureData(cell)}>${text}</${name}>`
}

/** Which figure stands here and how it came to be; so much is needed to read the page back. */
function figureData({ figure, filler }: DocumentCell): string {
  if (!figure) return filler ? ' data-filler' : ''
  const state = figure.state === 'read' ? '' : ` data-state="${figure.state}"`
  const written = figure.written === undefined ? '' : ` data-written="${escapeMarkup(figure.written)}"`
  return ` data-figure="${figure.path}"${state}${written}`
}
