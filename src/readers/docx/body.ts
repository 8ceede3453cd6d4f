import type { ListItem } from '../../model/block.js'
import type { Numbering } from './numbering.js'
import { chooseAlternate, deletedText, noteUnknown, readRuns, type RunState, type RunText } from './paragraph.js'
import { readLook, type Look } from './look.js'
import { inferredTable } from './own-styles.js'
import { readNumbering, readOutline, type Style } from './styles.js'
import { child, isElement, isOn, isProperties, valueOf, type XmlElement } from './xml.js'

/** The document as it is built: paragraphs and tables, one in the other, and files of other formats put in. */
export type DocxBlock = DocxParagraph | DocxTable | DocxChunk

export interface DocxParagraph {
  readonly kind: 'paragraph'
  /** With its ordinal, which the file only implies. */
  readonly text: string
  readonly runs: RunText
  readonly style: Style | undefined
  /** 0 for the first outline level. */
  readonly outline: number | undefined
  /** Part of a table of contents. */
  readonly inContents: boolean
  /** Contents of text boxes anchored here. */
  readonly boxes: readonly (readonly DocxBlock[])[]
  readonly list?: ListItem
}

/** A file of another format that Word shows in its place (ECMA-376-1, 11.3.1), by the relationship's id. */
export interface DocxChunk {
  readonly kind: 'chunk'
  readonly id: string
}

export interface DocxTable {
  readonly kind: 'table'
  /** Its look sets off the first row or column. */
  readonly marksHeaders: boolean
  /** Texts of rows the document does not show. */
  readonly hidden: readonly string[]
  readonly rows: readonly DocxRow[]
}

export interface DocxRow {
  readonly header: boolean
  readonly cells: readonly DocxCell[]
}

export interface DocxCell {
  readonly blocks: readonly DocxBlock[]
  /** Text left in the cells merged into this one, which Word does not show, where it is another. */
  readonly hidden: string
  readonly colSpan: number
  readonly rowSpan: number
}

/** What reading goes through the document with. */
export interface BodyState extends RunState {
  readonly numbering: Numbering
  readonly mark: (note: string) => string
  inContents: boolean
  inCell: boolean
  /** Inside a control that only asks for text. */
  inPlaceholder: boolean
}

/** Paragraphs and tables inside an element, tracked changes accepted. */
export function readBody(container: XmlElement, state: BodyState): DocxBlock[] {
  const blocks: DocxBlock[] = []
  let carried: DocxParagraph | null = null
  for (const element of contentOf(container, state)) {
    if (element.name === 'w:tbl') {
      // A paragraph does not become one with a table.
      if (carried) blocks.push(carried)
      carried = null
      blocks.push(...readTable(element, state))
    }
    if (element.name === 'w:altChunk') blocks.push({ kind: 'chunk', id: element.attributes['r:id'] ?? '' })
    if (element.name !== 'w:p') continue
    const paragraph = readParagraph(element, state, carried)
    carried = markIsDeleted(element) ? paragraph : null
    if (!carried) blocks.push(paragraph)
  }
  return carried ? [...blocks, carried] : blocks
}

/** The elements inside, those in wrappers that mean nothing for the text included. */
function* contentOf(container: XmlElement, state: BodyState): Generator<XmlElement> {
  for (const node of container.children) {
    if (!isElement(node)) continue
    if (node.name === 'w:sdt') yield* controlContent(node, state)
    else if (node.name === 'mc:AlternateContent') {
      const chosen = chooseAlternate(node)
      if (chosen) yield* contentOf(chosen, state)
    } else if (node.name === 'w:del' || node.name === 'w:moveFrom') noteDeletion(node, state)
    else if (parts.has(node.name)) yield node
    else if (!isProperties(node)) {
      noteUnknown(node, state)
      yield* contentOf(node, state)
    }
  }
}

const parts = new Set(['w:p', 'w:tbl', 'w:tr', 'w:tc', 'w:altChunk'])

function* controlContent(control: XmlElement, state: BodyState): Generator<XmlElement> {
  const content = child(control, 'w:sdtContent')
  if (!content) return
  const properties = child(control, 'w:sdtPr')
  const { inContents, inPlaceholder } = state
  state.inContents ||= valueOf(child(properties, 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents'
  state.inPlaceholder ||= isOn(properties, 'w:showingPlcHdr') ?? false
  yield* contentOf(content, state)
  Object.assign(state, { inContents, inPlaceholder })
}

function noteDeletion(element: XmlElement, state: BodyState): void {
  const text = deletedText(element, state)
  if (text !== '' && element.name === 'w:del') state.deletions.push(text)
}

/** A paragraph; `carried` is the one before it whose end mark a tracked change deleted, so that both are one. */
function readParagraph(element: XmlElement, state: BodyState, carried: DocxParagraph | null): DocxParagraph {
  const properties = child(element, 'w:pPr')
  const style = state.styles.find(valueOf(properties, 'w:pStyle'))
  const runs = readRuns(element, state, { mark: state.inCell ? () => '' : state.mark, hidden: state.inPlaceholder, style })
  const { ordinal, list } = carried ? noItem : itemOf(properties, style, state)
  const text = joinOrdinal(ordinal, runs.text)
  const boxes = runs.boxes.map((box) => readBox(box, state))
  const own: DocxParagraph = {
    kind: 'paragraph',
    text,
    runs,
    style,
    outline: readOutline(properties, style?.outline),
    inContents: state.inContents || isContentsStyle(style),
    boxes,
    ...(list && { list }),
  }
  return carried ? mergeParagraphs(carried, own) : own
}

function readBox(box: XmlElement, state: BodyState): DocxBlock[] {
  const { inCell, around } = state
  // What fills a box is not looked at.
  Object.assign(state, { inCell: false, around: { ground: null } })
  const blocks = readBody(box, state)
  Object.assign(state, { inCell, around })
  return blocks
}

function isContentsStyle(style: Style | undefined): boolean {
  return style !== undefined && /^(?:(?:toc|contents|目录) ?(?:\d|heading|标题)|封面(?:标题|落款)$)/i.test(style.name)
}

const noItem: Pick<DocxParagraph, 'list'> & { readonly ordinal: string } = { ordinal: '' }

/** The ordinal that Word prints before a paragraph, and how deep the list is whose item that makes it. */
function itemOf(properties: XmlElement | undefined, style: Style | undefined, { numbering }: BodyState): typeof noItem {
  const own = readNumbering(properties)
  const id = own.id ?? style?.numbering.id
  if (id === undefined || id === '0') return noItem
  const level = own.level ?? style?.numbering.level ?? (style ? numbering.levelOfStyle(id, style.id) : undefined) ?? 0
  const ordinal = numbering.next(id, level).trim()
  return { ordinal, list: { depth: level + 1, ordered: ordinal !== '' } }
}

/** An ordinal stands close before Han; before a figure or letter it needs a space to stay apart. */
function joinOrdinal(ordinal: string, text: string): string {
  if (ordinal === '' || text.trim() === '') return text
  const body = text.trimStart()
  return ordinal + (/[\w.)]$/.test(ordinal) && /^[\w.(]/.test(body) ? ' ' : '') + body
}

function mergeParagraphs(first: DocxParagraph, second: DocxParagraph): DocxParagraph {
  const runs: RunText = {
    text: first.runs.text + second.runs.text,
    hidden: first.runs.hidden + second.runs.hidden,
    notes: [...first.runs.notes, ...second.runs.notes],
    boxes: [],
    pictures: [...first.runs.pictures, ...second.runs.pictures],
    styles: new Set([...first.runs.styles, ...second.runs.styles]),
  }
  return { ...second, text: first.text + second.text, runs, boxes: [...first.boxes, ...second.boxes] }
}

function markIsDeleted(paragraph: XmlElement): boolean {
  const mark = child(child(paragraph, 'w:pPr'), 'w:rPr')
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
}

function readTable(table: XmlElement, state: BodyState): DocxTable[] {
  const { inCell, around } = state
  const properties = child(table, 'w:tblPr')
  Object.assign(state, { inCell: true, around: tableLook(properties, state) })
  const hidden: string[] = []
  const rows = [...contentOf(table, state)].filter(({ name }) => name === 'w:tr').flatMap((row) => readRow(row, state, hidden))
  Object.assign(state, { inCell, around })
  const merged = mergeCells(rows)
  const look = child(properties, 'w:tblLook')?.attributes ?? {}
  const isInferred = state.styles.find(valueOf(properties, 'w:tblStyle'))?.name === inferredTable
  const marksHeaders = !isInferred && [look['w:firstRow'], look['w:firstColumn']].some((value) => /^(?:1|true|on)$/.test(value ?? ''))
  return merged.some((row) => row.cells.length > 0) ? [{ kind: 'table', marksHeaders, hidden, rows: merged }] : []
}

function tableLook(properties: XmlElement | undefined, { styles, around }: BodyState): Look {
  const id = valueOf(properties, 'w:tblStyle')
  const style = id === undefined ? undefined : styles.find(id)
  return { ...around, ...style?.look, ...(style?.shadesCells && { ground: null }), ...readLook(properties) }
}

interface OpenRow {
  readonly header: boolean
  readonly cells: readonly OpenCell[]
}

/** A cell before those merged with it are found. */
interface OpenCell {
  readonly column: number
  readonly colSpan: number
  readonly merge: 'none' | 'first' | 'down'
  readonly blocks: readonly DocxBlock[]
}

function readRow(row: XmlElement, state: BodyState, hidden: string[]): OpenRow[] {
  const properties = child(row, 'w:trPr')
  if (isOn(properties, 'w:hidden')) {
    const cells = [...contentOf(row, state)].filter(({ name }) => name === 'w:tc')
    hidden.push(cells.map((cell) => textOf(readBody(cell, state))).join('\n'))
    return []
  }
  if (child(properties, 'w:del')) {
    const text = deletedText(row, state)
    if (text !== '') state.deletions.push(text)
    return []
  }
  const cells: OpenCell[] = []
  let column = Number(valueOf(properties, 'w:gridBefore') ?? 0)
  if (column > 0) cells.push({ column: 0, colSpan: column, merge: 'none', blocks: [] })
  for (const element of contentOf(row, state)) {
    if (element.name !== 'w:tc') continue
    const cell = readCell(element, column, state)
    column = cell.column + cell.colSpan
    if (isContinued(element) && cells.length > 0) cells.push(widen(cells.pop()!, cell))
    else cells.push(cell)
  }
  const after = Number(valueOf(properties, 'w:gridAfter') ?? 0)
  if (after > 0) cells.push({ column, colSpan: after, merge: 'none', blocks: [] })
  return [{ header: isOn(properties, 'w:tblHeader') ?? false, cells }]
}

function readCell(element: XmlElement, column: number, state: BodyState): OpenCell {
  const properties = child(element, 'w:tcPr')
  const vertical = child(properties, 'w:vMerge')
  const { around } = state
  state.around = { ...around, ...readLook(properties) }
  const blocks = child(properties, 'w:cellDel') ? dropCell(element, state) : readBody(element, state)
  state.around = around
  return {
    column,
    colSpan: Math.min(Math.max(Number(valueOf(properties, 'w:gridSpan') ?? 1) || 1, 1), 1000),
    merge: !vertical ? 'none' : vertical.attributes['w:val'] === 'restart' ? 'first' : 'down',
    blocks,
  }
}

function dropCell(element: XmlElement, state: BodyState): DocxBlock[] {
  const text = deletedText(element, state)
  if (text !== '') state.deletions.push(text)
  return []
}

/** Merged with the cell to the left, in the manner of older files. */
function isContinued(cell: XmlElement): boolean {
  const horizontal = child(child(cell, 'w:tcPr'), 'w:hMerge')
  return horizontal !== undefined && horizontal.attributes['w:val'] !== 'restart'
}

function widen(left: OpenCell, right: OpenCell): OpenCell {
  return { ...left, colSpan: left.colSpan + right.colSpan, blocks: [...left.blocks, ...right.blocks] }
}

/** Cells that continue one above are part of it. */
function mergeCells(rows: readonly OpenRow[]): DocxRow[] {
  const byColumn = rows.map(({ cells }) => new Map(cells.map((cell) => [cell.column, cell])))
  return rows.map(({ header, cells }, line) => ({
    header,
    cells: cells.flatMap((cell): DocxCell[] => {
      if (cell.merge === 'down' && isCovered(byColumn[line - 1], cell)) return []
      const covered = cell.merge === 'none' ? [] : cellsBelow(byColumn, line, cell)
      const shown = textOf(cell.blocks)
      const hidden = new Set(covered.map((below) => textOf(below.blocks)).filter((text) => text !== '' && text !== shown))
      return [{ blocks: cell.blocks, hidden: [...hidden].join('\n'), colSpan: cell.colSpan, rowSpan: 1 + covered.length }]
    }),
  }))
}

function textOf(blocks: readonly DocxBlock[]): string {
  return paragraphsOf(blocks)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n')
}

/** There is a cell of the same column above that this one continues. */
function isCovered(above: CellsByColumn | undefined, { column }: OpenCell): boolean {
  return (above?.get(column)?.merge ?? 'none') !== 'none'
}

type CellsByColumn = ReadonlyMap<number, OpenCell>

function cellsBelow(rows: readonly CellsByColumn[], line: number, { column }: OpenCell): OpenCell[] {
  const found: OpenCell[] = []
  for (let below = line + 1; below < rows.length; below++) {
    const cell = rows[below]!.get(column)
    if (cell?.merge !== 'down') break
    found.push(cell)
  }
  return found
}

/** All paragraphs of a table's cell or a note, in order, with those of tables inside. */
export function paragraphsOf(blocks: readonly DocxBlock[]): DocxParagraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block, ...block.boxes.flatMap(paragraphsOf)]
      : block.kind === 'chunk'
        ? []
        : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  )
}
