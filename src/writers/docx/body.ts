import { Paragraph, type Body, type FileChild } from 'docx'
import type { DocumentBlock, DocumentHeading, DocumentParagraph } from '../../model/document.js'
import type { ClosingIndents } from '../../layout/closing-indents.js'
import type { ListNumbers } from '../../layout/list-numbers.js'
import { titleLines } from '../title-lines.js'
import { CommentedParagraph, IndentedParagraph, ListParagraph } from './beyond-docx.js'
import type { Sections } from './frame.js'
import { withBookmark, type FrontParts } from './front-matter.js'
import { ledInParagraph, paragraphOf } from './paragraph.js'
import type { ClosingStyle } from './styles.js'
import { type TableFit, wordFit } from './table-fit.js'
import { tableOf } from './table.js'

/** Where the closing block stands by its own lines, and where its styles put it. */
export interface ClosingPlaces {
  readonly indents: ClosingIndents
  readonly style: ClosingStyle
  readonly numbers: ListNumbers
  /** What comments of our own say, in their order. */
  readonly hints: readonly string[]
  readonly front: FrontParts
}

/** Puts one paragraph or table for each block into the body, sheets on their side where a table needs them. */
export function fillBody(body: Body, blocks: readonly DocumentBlock[], closing: ClosingPlaces, sections: Sections): void {
  const fits = blocks.map((block) => (block.kind === 'table' ? wordFit(block) : null))
  const sheets = sheetsOf(blocks, fits)
  const { paragraphs } = closing.front
  if (paragraphs.length > 0) body.addSection(sections.front)
  for (const paragraph of paragraphs) body.push(paragraph)
  blocks.forEach((block, index) => {
    if (sheets[index] !== sheets[index - 1])
      body.addSection(index === 0 && paragraphs.length > 0 ? numberedFromOne(sections[sheets[index]!]) : sections[sheets[index]!])
    for (const child of childrenOf(block, fits[index]!, blocks[index + 1], closing)) body.push(child)
  })
  if (blocks.length === 0) body.addSection(sections.upright)
}

/** Pages of the report count from its first one, whatever stands before it. */
function numberedFromOne(section: Sections['upright']): Sections['upright'] {
  return { ...section, page: { ...section.page, pageNumbers: { start: 1 } } }
}

/** Headings right before a table go with it to its sheet. */
function sheetsOf(blocks: readonly DocumentBlock[], fits: readonly (TableFit | null)[]): (keyof Sections)[] {
  const sheets = fits.map((fit): keyof Sections => (fit?.sideways ? 'sideways' : 'upright'))
  for (let index = blocks.length - 2; index > 0; index--) if (blocks[index]!.kind === 'heading') sheets[index] = sheets[index + 1]!
  return sheets
}

function childrenOf(block: DocumentBlock, fit: TableFit | null, next: DocumentBlock | undefined, closing: ClosingPlaces): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [new Paragraph(paragraphOf(block.inferred ? 'InferredTitle' : 'Title', titleLines(block.text).join('\n')))]
    case 'heading':
      return [headingParagraph(block, closing)]
    case 'paragraph':
      return [roleParagraph(block, next, closing)]
    case 'table':
      return [
        ...(block.captionShown ? [new Paragraph(paragraphOf('TableCaption', block.caption))] : []),
        tableOf(block, fit!),
        // Keeps the table off what follows it: of two that touch Word makes one.
        new Paragraph({ style: 'TableGap' }),
      ]
  }
}

/** A hint is a comment on its heading, by its place among the hints. */
function headingParagraph(block: DocumentHeading, { hints, front }: ClosingPlaces): Paragraph {
  const [plain, bookmark] = [paragraphOf(headingStyle(block), block.text), front.bookmarks.get(block)]
  const options = bookmark === undefined ? plain : withBookmark(plain, bookmark)
  return block.hint === undefined ? new Paragraph(options) : new CommentedParagraph(options, hints.indexOf(block.hint))
}

function headingStyle({ level, annex }: DocumentHeading): string {
  return annex === 'title' ? 'AnnexTitle' : `${annex ? 'AnnexHeading' : 'Heading'}${level}`
}

const roleStyles = {
  body: '',
  contact: 'Contact',
  signature: 'Signature',
  date: 'IssueDate',
  attachment: 'Attachment',
  note: 'Note',
  imprint: 'Imprint',
  annex: 'AnnexMark',
}

function styleOf({ role, text }: DocumentParagraph): string {
  if (role !== 'attachment') return roleStyles[role]
  return /^附件[:：]\d/.test(text) ? 'AttachmentFirst' : /^\d/.test(text) ? 'AttachmentNext' : roleStyles[role]
}

/** Characters; LibreOffice moves a longer paragraph to the next page whole. */
const LEAD_IN = 250

/** No page holds a signature without some text. A second closing block stands elsewhere than its style says; that alone is written on it. */
function roleParagraph(block: DocumentParagraph, next: DocumentBlock | undefined, { indents, style, numbers }: ClosingPlaces): Paragraph {
  const { list } = block
  if (list) return new ListParagraph(paragraphOf('ListItem', block.text.slice(list.label)), numbers.listOf.get(block)!, list.depth)
  const isLeadIn = next !== undefined && indents.has(next) && block.role !== 'date' && block.text.length <= LEAD_IN
  const options = { ...ledInParagraph(styleOf(block), block.text, block.leadIn ?? 0), ...(isLeadIn && { keepNext: true }) }
  const indent = indents.get(block)
  const usual = block.role === 'signature' || block.role === 'date' ? style[block.role] : undefined
  return indent === usual ? new Paragraph(options) : new IndentedParagraph(options, indent!)
}
