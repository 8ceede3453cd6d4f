import { Paragraph, Tab, TextRun, type IParagraphOptions, type ParagraphChild } from 'docx'
import { LISTED_RANKS, monthOf, type FrontMatter } from '../../layout/front-matter.js'
import { layoutMeasured } from '../../layout/layout-document.js'
import { nominalMeasure } from '../../layout/measure.js'
import type { OutlineEntry } from '../../layout/page.js'
import type { Document, DocumentBlock, DocumentHeading } from '../../model/document.js'
import { titleLines } from '../title-lines.js'
import { bookmarked, fieldOf, linkTo } from './beyond-docx.js'
import { paragraphOf } from './paragraph.js'

/** Cover and contents, and the bookmarks to which the contents lead; empty where neither is wanted. */
export interface FrontParts {
  readonly paragraphs: readonly Paragraph[]
  readonly bookmarks: ReadonlyMap<DocumentBlock, number>
}

/** The contents are a field with its result, so that they stand there before Word works them out anew; their pages are those of our own layout. */
export function frontParts(document: Document, { cover, contents }: FrontMatter): FrontParts {
  const { outline } = contents ? layoutMeasured(document, nominalMeasure) : { outline: [] }
  const headings = document.blocks.filter((block): block is DocumentHeading => block.kind === 'heading')
  const listed = outline.map((entry, index) => ({ entry, index })).filter(({ entry }) => entry.level <= LISTED_RANKS)
  return {
    paragraphs: [...(cover ? coverOf(document) : []), ...(listed.length > 0 ? contentsOf(listed, cover === true) : [])],
    bookmarks: new Map(listed.map(({ index }) => [headings[index]!, index])),
  }
}

function coverOf({ title, organ, date }: Document): Paragraph[] {
  const closing = [organ, monthOf(date)].filter((line) => line !== null)
  return [
    new Paragraph(paragraphOf('CoverTitle', titleLines(title).join('\n'))),
    ...closing.map((line) => new Paragraph(paragraphOf('CoverLine', line))),
  ]
}

interface Listed {
  readonly entry: OutlineEntry
  readonly index: number
}

function contentsOf(listed: readonly Listed[], pageBreakBefore: boolean): Paragraph[] {
  const entries = listed.map(entryOf)
  // The field begins in the first entry and ends in the last.
  const [begin, instruction, separate, end] = fieldOf(` TOC \\o "1-${LISTED_RANKS}" \\h \\z \\u `) as ParagraphChild[]
  const runs = entries.map(({ children }, index) => [
    ...(index === 0 ? [begin!, instruction!, separate!] : []),
    ...children,
    ...(index === entries.length - 1 ? [end!] : []),
  ])
  return [
    new Paragraph({ ...paragraphOf('TOCHeading', '目　录'), pageBreakBefore }),
    ...entries.map(({ style }, index) => new Paragraph({ style, children: runs[index]! })),
  ]
}

function entryOf({ entry: { level, text, page }, index }: Listed): {
  readonly style: string
  readonly children: readonly ParagraphChild[]
} {
  const number = fieldOf(` PAGEREF ${bookmarkName(index)} \\h `, new TextRun(`${page}`))
  const link = linkTo(
    bookmarkName(index),
    new TextRun({ text: text.replaceAll('\n', '') }),
    new TextRun({ children: [new Tab()] }),
    ...number,
  )
  return { style: `TOC${level}`, children: [link as ParagraphChild] }
}

/** A heading's paragraph with the bookmark to which the contents lead. */
export function withBookmark(options: IParagraphOptions, index: number): IParagraphOptions {
  return { ...options, children: bookmarked(index, bookmarkName(index), ...(options.children as TextRun[])) as ParagraphChild[] }
}

/** As Word names its own. */
function bookmarkName(index: number): string {
  return `_Toc${String(index + 1).padStart(8, '0')}`
}
