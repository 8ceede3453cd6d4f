import type { SourceCell, TableBlock } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import {
  childElements,
  fieldValue,
  isBlockElement,
  isElement,
  isHidden,
  isSetApart,
  isStruckOut,
  isUnread,
  spanOf,
  styleOf,
  type HtmlElement,
  type HtmlNode,
} from './dom.js'
import { textAt } from '../../text/text.js'
import { InlineText } from './inline.js'
import { rowCells, tableRows, textOf } from './layout-table.js'
import { listMarker } from './list-marker.js'

/** A table of data as found, with its merged cells; null where it has no cell. Rows and cells that are not shown are left out. */
export function readDataTable(table: HtmlElement, source: string): TableBlock | null {
  const shown = tableRows(table).filter((row) => styleOf(row, 'display') !== 'none')
  const left = rowsLeft(shown)
  const rows = shown.map((row, index) => shownCells(row).map((cell) => readCell(cell, left[index]!, source)))
  if (rows.every((row) => row.length === 0)) return null
  const caption = childElements(table).find(({ name }) => name === 'caption')
  const captionText = caption && cellText(caption, source)
  return {
    kind: 'table',
    style: 'html',
    at: spanOf(table),
    rows,
    evidence: { rowEnds: 'known', spans: keepsSpans(rows) ? 'kept' : 'lost', blanks: 'kept' },
    ...(captionText?.text ? { caption: captionText } : {}),
  }
}

/** The text inside an element as it is shown: blocks and breaks inside it start a new line, white space at line ends goes. */
export function cellText(element: HtmlElement, source: string): Text {
  return gathered(element, source, false)
}

/** All text of a node, shown or not. */
export function allText(node: HtmlNode, source: string): Text {
  return gathered(isElement(node) ? node : { ...node, children: [node] }, source, true)
}

function gathered(node: HtmlNode, source: string, all: boolean): Text {
  const line = new InlineText(source, '\n')
  gather(node, line, { verbatim: false, all, pending: false })
  return line.finish()
}

/** Our own pages mark the cells that only fill a row up to the grid's width. */
function shownCells(row: HtmlElement): HtmlElement[] {
  return rowCells(row).filter((cell) => styleOf(cell, 'display') !== 'none' && !('data-filler' in cell.attribs))
}

/** What a table holds and does not show, or shows crossed out or beside the text. */
export function hiddenInside(element: HtmlElement): HtmlNode[] {
  return element.children.flatMap((child): HtmlNode[] => {
    if (!isElement(child)) return isHidden(child) ? [child] : []
    return isUnread(child) ? [] : isLeftOut(child) ? [child] : hiddenInside(child)
  })
}

function isLeftOut(element: HtmlElement): boolean {
  return isHidden(element) || isStruckOut(element) || element.name === 'rt' || element.name === 'rp' || isUnchosen(element)
}

/** A choice of a form that the page does not show: the one marked is shown, else the first. */
function isUnchosen(option: HtmlElement): boolean {
  if (option.name !== 'option' || !option.parent) return false
  const options = childElements(option.parent).filter(({ name }) => name === 'option')
  return option !== (options.find(({ attribs }) => 'selected' in attribs) ?? options[0])
}

function readCell(cell: HtmlElement, left: number, source: string): SourceCell {
  const text = isLeftOut(cell) ? new InlineText(source, '\n').finish() : cellText(cell, source)
  const open = cell.sourceCodeLocation?.startTag?.endOffset ?? spanOf(cell).start
  const { 'data-state': state, 'data-written': written } = cell.attribs
  return {
    ...(text.text === '' ? textAt('', open) : text),
    colSpan: spanCount(cell.attribs['colspan'], 1000),
    rowSpan: cell.attribs['rowspan'] === '0' ? left : spanCount(cell.attribs['rowspan'], left),
    ...(cell.name === 'th' ? { header: true } : {}),
    ...(state === 'inferred' || state === 'lost' || state === 'corrected' ? { state } : {}),
    ...(written === undefined ? {} : { written }),
  }
}

function spanCount(written: string | undefined, most: number): number {
  const count = Number.parseInt(written ?? '1', 10)
  return Number.isNaN(count) ? 1 : Math.min(Math.max(count, 1), most)
}

/** For each row, how many there are from it to the end of its group, which no cell spans beyond. */
function rowsLeft(rows: readonly HtmlElement[]): number[] {
  const left: number[] = []
  for (let index = rows.length - 1; index >= 0; index--)
    left[index] = rows[index + 1]?.parent === rows[index]!.parent ? left[index + 1]! + 1 : 1
  return left
}

interface GatherState {
  readonly verbatim: boolean
  /** What is not shown too. */
  readonly all: boolean
  /** A line ended, and what follows starts a new one. */
  pending: boolean
}

function gather(node: HtmlNode, line: InlineText, state: GatherState): void {
  for (const child of node.children ?? []) {
    if (!state.all && (isElement(child) ? isLeftOut(child) : isHidden(child))) continue
    if (child.type === 'text') addText(child, line, state)
    else if (!isElement(child) || isUnread(child)) continue
    else if (child.name === 'mfrac') gatherFraction(child, line, state)
    else if (child.name === 'br') line.addBreak(spanOf(child).start)
    else if (child.name === 'input') addValue(child, line, state)
    else if (isBlockElement(child)) gatherBlock(child, line, state)
    else gatherInline(child, line, state)
  }
}

function gatherInline(element: HtmlElement, line: InlineText, state: GatherState): void {
  const apart = isSetApart(element)
  if (apart) line.setApart(spanOf(element).start)
  gather(element, line, state)
  if (apart) line.setApart(spanOf(element).end)
}

function gatherFraction(fraction: HtmlElement, line: InlineText, state: GatherState): void {
  childElements(fraction).forEach((part, index) => {
    if (index > 0) line.addImplied('/', spanOf(part).start)
    gather({ ...fraction, children: [part] }, line, state)
  })
}

function gatherBlock(element: HtmlElement, line: InlineText, state: GatherState): void {
  state.pending = true
  const marker = element.name === 'li' ? listMarker(element) : ''
  const inner: GatherState = { ...state, verbatim: state.verbatim || element.name === 'pre', pending: true }
  if (marker) {
    startLine(line, inner, spanOf(element).start)
    line.addImplied(marker, spanOf(element).start)
    // An ordinal and a figure are no decimal.
    if (/^\s*\d/.test(textOf(element, 20))) line.addSpaceAfterOrdinal(spanOf(element).start)
  }
  gather(element, line, inner)
  state.pending = true
}

function addValue(field: HtmlElement, line: InlineText, state: GatherState): void {
  const value = fieldValue(field)
  if (value === '') return
  startLine(line, state, spanOf(field).start)
  line.setApart(spanOf(field).start)
  line.addImplied(value, spanOf(field).start)
  line.setApart(spanOf(field).end)
}

function addText(node: HtmlNode, line: InlineText, state: GatherState): void {
  if ((node.data ?? '').trim() === '' && (state.pending || line.isEmpty)) return
  startLine(line, state, spanOf(node).start)
  line.addText(node, state.verbatim)
}

function startLine(line: InlineText, state: GatherState, at: number): void {
  if (state.pending && !line.isEmpty && line.placed.lastCharacter !== '\n') line.addBreak(at)
  state.pending = false
}

/** Rows that all fill the same grid, or a cell that spans: the table was not robbed of its spans on the way. */
function keepsSpans(rows: readonly (readonly SourceCell[])[]): boolean {
  if (rows.some((row) => row.some((cell) => cell.colSpan > 1 || cell.rowSpan > 1))) return true
  const widths = new Set(rows.filter((row) => row.length > 0).map((row) => row.length))
  return widths.size <= 1
}
