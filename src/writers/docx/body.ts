import type { ClosingIndents } from '../closing-indents.js'
import { titleLines } from '../title-lines.js'
import type { DocumentBlock, DocumentParagraph, DocumentTable } from '../../model/document.js'
import type { SectionProperties } from './frame.js'
import { writeText } from './run.js'
import { rightIndent } from './styles.js'
import { fitTable, type TableFit } from './table-fit.js'
import { writeTable } from './table.js'

/** The content of `w:body`: one paragraph or table for each block, sheets on their side where a table needs them. */
export function writeBody(blocks: readonly DocumentBlock[], sections: SectionProperties, indents: ClosingIndents): string {
  const fits = new Map(blocks.flatMap((block) => (block.kind === 'table' ? [[block, fitTable(block)] as const] : [])))
  const closing = closingParagraphs(blocks, indents)
  const writer: BodyWriter = { fits, closing, indents }
  const stretches = splitBySheet(blocks, fits)
  return stretches.map((stretch, index) => writeStretch(stretch, index === stretches.length - 1, sections, writer)).join('')
}

interface BodyWriter {
  readonly fits: ReadonlyMap<DocumentTable, TableFit>
  readonly closing: ClosingParagraphs
  readonly indents: ClosingIndents
}

/** Blocks that stand on the same kind of sheet. */
interface Stretch {
  readonly sideways: boolean
  readonly blocks: readonly DocumentBlock[]
}

/** Headings right before a table go with it to its sheet. */
function splitBySheet(blocks: readonly DocumentBlock[], fits: ReadonlyMap<DocumentTable, TableFit>): Stretch[] {
  const sideways = blocks.map((block) => block.kind === 'table' && fits.get(block)!.sideways)
  for (let index = blocks.length - 2; index > 0; index--) {
    if (sideways[index + 1] && blocks[index]!.kind === 'heading') sideways[index] = true
  }
  const stretches: { sideways: boolean; blocks: DocumentBlock[] }[] = []
  blocks.forEach((block, index) => {
    if (stretches.at(-1)?.sideways !== sideways[index]) stretches.push({ sideways: sideways[index]!, blocks: [] })
    stretches.at(-1)!.blocks.push(block)
  })
  return stretches.length > 0 ? stretches : [{ sideways: false, blocks: [] }]
}

/** A section's properties stand in its last paragraph; those of the last one at the end of the body. */
function writeStretch({ sideways, blocks }: Stretch, isLast: boolean, sections: SectionProperties, writer: BodyWriter): string {
  const properties = sideways ? sections.sideways : sections.upright
  const written = blocks.map((block, index) => writeBlock(block, !isLast && index === blocks.length - 1 ? properties : '', writer))
  return written.join('') + (isLast ? properties : '')
}

/** Keeps a table off what follows it: of two that touch Word makes one. */
function gapParagraph(properties: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="TableGap"/>${properties}</w:pPr></w:p>`
}

function writeBlock(block: DocumentBlock, section: string, writer: BodyWriter): string {
  switch (block.kind) {
    case 'title':
      return writeParagraph(block.inferred ? 'InferredTitle' : 'ReportTitle', titleLines(block.text).join('\n'), section)
    case 'heading':
      return writeParagraph(`Heading${block.level}`, block.text, section)
    case 'paragraph':
      return writeRole(block, section, writer)
    case 'table':
      return (
        (block.captionShown ? writeParagraph('TableCaption', block.caption, '') : '') +
        writeTable(block, writer.fits.get(block)!) +
        gapParagraph(section)
      )
  }
}

const roleStyles = {
  body: '',
  contact: 'Contact',
  signature: 'Signature',
  date: 'IssueDate',
  attachment: 'Attachment',
  note: 'Note',
} as const

/** A second closing block stands elsewhere than its style says; that alone is written on the paragraph. */
function writeRole(block: DocumentParagraph, section: string, { closing, indents }: BodyWriter): string {
  const keep = closing.leadIns.has(block) ? '<w:keepNext/>' : ''
  const indent = closing.deviating.has(block) ? rightIndent(indents.get(block)!) : ''
  return writeParagraph(roleStyles[block.role], block.text, section, keep, indent)
}

function writeParagraph(style: string, text: string, section: string, keep = '', indent = ''): string {
  const name = style === '' ? '' : `<w:pStyle w:val="${style}"/>`
  const properties = `${name}${keep}${indent}${section}`
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${writeText(text)}</w:p>`
}

interface ClosingParagraphs {
  /** Text right before a signature: no page holds the signature alone. */
  readonly leadIns: ReadonlySet<DocumentBlock>
  readonly deviating: ReadonlySet<DocumentBlock>
}

/** Characters; LibreOffice moves a longer paragraph to the next page whole. */
const LEAD_IN = 250

function closingParagraphs(blocks: readonly DocumentBlock[], indents: ClosingIndents): ClosingParagraphs {
  const leadIns = new Set<DocumentBlock>()
  const deviating = new Set<DocumentBlock>()
  const usual = new Map<string, number>()
  blocks.forEach((block, index) => {
    const indent = indents.get(block)
    if (block.kind !== 'paragraph' || indent === undefined) return
    if (!usual.has(block.role)) usual.set(block.role, indent)
    if (usual.get(block.role) !== indent) deviating.add(block)
    const before = blocks[index - 1]
    if (before?.kind === 'paragraph' && before.role !== 'date' && before.text.length <= LEAD_IN) leadIns.add(before)
  })
  return { leadIns, deviating }
}
