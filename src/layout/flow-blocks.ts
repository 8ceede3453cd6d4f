import { largestOf } from '../arithmetic/numbers.js'
import type { ListItem } from '../model/block.js'
import type { Document, DocumentBlock, DocumentHeading, DocumentParagraph, DocumentTable } from '../model/document.js'
import { closingIndents, isClosingRole } from './closing-indents.js'
import { bulletOf } from './list-numbers.js'
import { layFigure, type FigureFlow } from './figure-flow.js'
import type { FontRole, Measure } from './measure.js'
import { layTable, type MeasuredTable, type TableRooms } from './measured-table.js'
import { prepareText } from './prepared-text.js'
import { setRagged } from './set-line.js'
import { measuredLine, measuredWhole, setLines, setParagraph, widthOfText, type MeasuredLine, type TypeStyle } from './text-block.js'
import { breakTitle } from './title-lines.js'
import { bodySize, characterPitch, pageNumberSize, paragraphIndent, titleSize, typeArea } from './type-area.js'
import type { NodeRole } from './page.js'

/** A block of the document ready for pages. */
export type FlowBlock = TitleFlow | TextFlow | TableFlow | ImprintFlow | FigureFlow

export interface TitleFlow {
  readonly kind: 'title'
  /** Centred in the upright type area. */
  readonly lines: readonly MeasuredLine[]
  /** Of an attachment; the report's own is none. */
  readonly heading: DocumentHeading | null
  readonly inferred: boolean
}

export interface TextFlow {
  readonly kind: 'text'
  readonly role: NodeRole
  readonly lines: readonly MeasuredLine[]
  /** Empty lines before it, except at the top of a page. */
  readonly blankBefore: number
  /** Stays with what follows. */
  readonly keepsWithNext: boolean
  /** Stays with what it follows, and in one piece. */
  readonly keepsWithPrevious: boolean
  readonly heading: DocumentHeading | null
  /** An item of a list, and what stands before it on its first line. */
  readonly item: (ListItem & { readonly label: MeasuredLine | null }) | null
  /** 附件1: an attachment begins, on a page of its own. */
  readonly beginsPart: boolean
}

export interface TableFlow {
  readonly kind: 'table'
  /** Lines over the table; none where its caption is not shown. */
  readonly caption: readonly MeasuredLine[]
  readonly table: MeasuredTable
}

/** 版记: its entries between rules. */
export interface ImprintFlow {
  readonly kind: 'imprint'
  readonly entries: readonly (readonly MeasuredLine[])[]
}

/** Breaks everything into lines; what is left is to share them out among pages. */
export function flowBlocks(document: Document, measure: Measure, rooms: TableRooms): FlowBlock[] {
  const closing = closingIndents(document.blocks, (block) => widestOf(closingLines(block.text, measure)) / characterPitch)
  return document.blocks.flatMap((block, index): FlowBlock[] => {
    switch (block.kind) {
      case 'title':
        return [{ kind: 'title', lines: layTitle(block.text, measure), heading: null, inferred: block.inferred }]
      case 'heading':
        if (block.annex === 'title') return [{ kind: 'title', lines: layTitle(block.text, measure), heading: block, inferred: false }]
        return [layHeading(block, measure)]
      case 'paragraph':
        if (block.role === 'imprint') return layImprint(document.blocks, index, measure)
        return [layParagraph(block, document.blocks[index - 1], closing.get(block), measure)]
      case 'table':
        return [...(block.chart ? [layFigure(block.chart, block.summary, measure)] : []), ...layTableFlow(block, rooms, measure)]
    }
  })
}

/** 三号 set so that 28 characters fill the line. */
export function bodyStyle(role: FontRole): TypeStyle {
  return { role, size: bodySize, tracking: characterPitch - bodySize }
}

const bodyShape = { width: typeArea.width, indent: paragraphIndent, hanging: 0 }

/** Broken by sense, each line centred. */
export function layTitle(text: string, measure: Measure, size = titleSize, role: FontRole = 'title'): MeasuredLine[] {
  return text.split('\n').flatMap((piece) => {
    const prepared = prepareText(piece, role, measure)
    return breakTitle(prepared, typeArea.width / size).map((line) => {
      const set = setRagged(prepared, line)
      return measuredLine(set, { role, size, tracking: 0 }, (typeArea.width - set.width * size) / 2)
    })
  })
}

/** GB/T 9704-2012, 7.3.3: 黑体, 楷体, 仿宋, 仿宋. */
const headingFaces: Readonly<Record<DocumentHeading['level'], FontRole>> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' }

function layHeading(heading: DocumentHeading, measure: Measure): TextFlow {
  const lines = setParagraph(heading.text, bodyStyle(headingFaces[heading.level]), bodyShape, measure)
  return { ...plainFlow, role: `heading${heading.level}`, lines, keepsWithNext: true, heading }
}

const plainFlow = {
  kind: 'text',
  role: 'paragraph',
  blankBefore: 0,
  keepsWithNext: false,
  keepsWithPrevious: false,
  heading: null,
  item: null,
  beginsPart: false,
} as const

function layParagraph(block: DocumentParagraph, before: DocumentBlock | undefined, indent: number | undefined, measure: Measure): TextFlow {
  if (block.role === 'annex') return layAnnexMark(block.text, measure)
  if (block.list) return layItem(block.text, block.list, measure)
  const style = bodyStyle('fang')
  const isClosing = indent !== undefined
  const lines = isClosing
    ? setClosing(block.text, indent, measure)
    : leadIn(setParagraph(block.text, style, shapeOf(block, style, measure), measure), block.leadIn ?? 0)
  const startsGroup = before?.kind !== 'paragraph' || !sameGroup(before.role, block.role)
  const blankBefore = (isClosing || block.role === 'attachment') && startsGroup ? 1 : 0
  return { ...plainFlow, lines, blankBefore, keepsWithPrevious: isClosing }
}

/**
 * An item of a list: two characters further in for each list it stands in. Under an ordinal of the first depth lines turn over flush left, as
 * paragraphs of a report do (7.3.3); elsewhere they keep clear of the mark.
 */
function layItem(text: string, { depth, ordered, label }: NonNullable<DocumentParagraph['list']>, measure: Measure): TextFlow {
  const style = bodyStyle('fang')
  const mark = ordered ? text.slice(0, label) : `${bulletOf(depth)} `
  const from = Math.min(depth, DEEPEST) * paragraphIndent
  const width = ordered ? widthOfText(mark, style, measure) : characterPitch
  const indent = from + width
  const lines = setParagraph(text.slice(label), style, { ...bodyShape, indent, hanging: ordered && depth === 1 ? 0 : indent }, measure)
  const markStyle = ordered ? style : { ...style, size: bulletSize, tracking: 0 }
  const [line] = mark === '' ? [] : setParagraph(mark, markStyle, { ...bodyShape, indent: from }, measure)
  return { ...plainFlow, lines, item: { depth, ordered, label: line ?? null } }
}

/** In the faces' own size these marks would outweigh the text. */
const bulletSize = bodySize / 2

/** Items deeper than this are not moved in further. */
const DEEPEST = 5

/** GB/T 9704-2012, 7.3.7: 附件 and its number flush left in 黑体, in the first line of a new page. */
function layAnnexMark(text: string, measure: Measure): TextFlow {
  const lines = setParagraph(text, bodyStyle('hei'), { ...bodyShape, indent: 0 }, measure)
  return { ...plainFlow, lines, keepsWithNext: true, beginsPart: true }
}

/** 版记 in 四号, one character in on either side, names that turn over under the first one; its day at the right (7.4). */
const imprintStyle: TypeStyle = { role: 'fang', size: pageNumberSize, tracking: 0 }

/** Those of the run that begins here. */
function layImprint(blocks: readonly DocumentBlock[], index: number, measure: Measure): ImprintFlow[] {
  if (isImprint(blocks[index - 1])) return []
  const end = blocks.findIndex((block, at) => at > index && !isImprint(block))
  const run = blocks.slice(index, end < 0 ? undefined : end).filter(isImprint)
  return [{ kind: 'imprint', entries: run.map(({ text }) => layImprintEntry(text, measure)) }]
}

function isImprint(block: DocumentBlock | undefined): block is DocumentParagraph {
  return block?.kind === 'paragraph' && block.role === 'imprint'
}

function layImprintEntry(text: string, measure: Measure): MeasuredLine[] {
  const side = imprintStyle.size
  const width = typeArea.width - side
  const [, organ, day] = /^(.+?)\s+(\S*\d\S*印发)$/.exec(text) ?? []
  if (organ === undefined || day === undefined) {
    const label = /^.{2,6}[：:]/.exec(text)?.[0] ?? ''
    return setParagraph(text, imprintStyle, { width, indent: side, hanging: side + widthOfText(label, imprintStyle, measure) }, measure)
  }
  const [left, right] = [organ, day].map((piece) => measuredWhole(piece, imprintStyle, measure))
  const shift = width - side - right!.width
  const runs = [...left!.runs.slice(0, -1), { ...left!.runs.at(-1)!, text: `${left!.runs.at(-1)!.text} ` }]
  return [{ ...left!, text, x: side, runs: [...runs, ...right!.runs.map((run) => ({ ...run, x: run.x + shift }))] }]
}

/** The first characters bold, over as many lines as they take. White space is none of them: a line leaves that at its end behind. */
function leadIn(lines: readonly MeasuredLine[], characters: number): MeasuredLine[] {
  let left = characters
  return lines.map((line) => {
    if (left === 0) return line
    const bold = Math.min(left, line.text.length)
    left -= bold
    return { ...line, bold }
  })
}

function sameGroup(one: DocumentParagraph['role'], other: DocumentParagraph['role']): boolean {
  return one === other || (isClosingRole(one) && isClosingRole(other))
}

/** 7.3.4: the lines of an attachment's name that turn over align with its first character. */
function shapeOf(block: DocumentParagraph, style: TypeStyle, measure: Measure): typeof bodyShape {
  if (block.role !== 'attachment') return bodyShape
  const label = /^附件[:：]?(?:\d+[.．])?|^\d+[.．]/.exec(block.text)?.[0] ?? ''
  const indent = paragraphIndent + (/^\d/.test(label) ? widthOfText('附件：', style, measure) : 0)
  return { ...bodyShape, indent, hanging: indent + widthOfText(label, style, measure) }
}

/** Where a closing line is longer than `closingRoom`, it is broken by sense, its lines centred on the longest (7.3.5). */
function setClosing(text: string, indent: number, measure: Measure): MeasuredLine[] {
  const lines = closingLines(text, measure)
  const width = widestOf(lines)
  return lines.map((line) => ({ ...line, x: typeArea.width - indent * characterPitch - width + (width - line.width) / 2 }))
}

const closingRoom = typeArea.width - 2 * characterPitch

function closingLines(text: string, measure: Measure): MeasuredLine[] {
  const style = bodyStyle('fang')
  return text.split('\n').flatMap((piece) => {
    const prepared = prepareText(piece, style.role, measure, { tracking: style.tracking / style.size })
    return breakTitle(prepared, closingRoom / style.size).map((line) => measuredLine(setRagged(prepared, line), style, 0))
  })
}

function widestOf(lines: readonly MeasuredLine[]): number {
  return largestOf(lines.map((line) => line.width))
}

const captionStyle: TypeStyle = { role: 'hei', size: 12, tracking: 0 }

/** A table without rows has nothing to show. */
function layTableFlow(block: DocumentTable, rooms: TableRooms, measure: Measure): FlowBlock[] {
  if (block.parts.every((part) => part.caption === null && part.head.length + part.body.length === 0)) return []
  const table = layTable(block, rooms, measure)
  const width = table.measures.landscape ? rooms.landscape : rooms.portrait
  const lines = block.captionShown ? setLines(block.caption, captionStyle, width, 'balanced', measure) : []
  return [{ kind: 'table', table, caption: lines.map((line) => ({ ...line, x: (width - line.width) / 2 })) }]
}
