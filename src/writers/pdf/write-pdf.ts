import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { FontSet } from '../../fonts/font-set.js'
import { layoutDocument } from '../../layout/layout-document.js'
import type { FrontMatter } from '../../layout/front-matter.js'
import type { Layout } from '../../layout/page.js'
import { nodesOf } from '../../layout/structure.js'
import type { Document } from '../../model/document.js'
import { DocumentFonts } from './document-fonts.js'
import { drawPage, type TaggedContents } from './draw-page.js'
import { nameTargets } from './links.js'
import { dayOf, infoOf, xmpOf } from './metadata.js'
import { addOutline } from './outline.js'
import { PdfFile } from './pdfkit-faults.js'
import { addStructureTree, structureTypes } from './structure-tree.js'

/** A file to travel inside the PDF. */
interface Attachment {
  readonly name: string
  /** MIME type. */
  readonly type: string
  readonly description: string
  readonly data: Uint8Array
}

/** What a PDF may carry besides the document, and who is told of what is amiss. */
export interface PdfOptions {
  /** Makes the file PDF/A-3a instead of 2a. */
  readonly attachment?: Attachment | undefined
  readonly front?: FrontMatter | undefined
  /** Told of the characters that no face has, once a script. */
  readonly reporter?: Reporter | undefined
}

/** Writes a document as tagged PDF, PDF/A-2a and PDF/UA-1 at once. The bytes depend on the document and the fonts alone. */
export function writePdf(document: Document, fonts: FontSet, { attachment, front, reporter }: PdfOptions = {}): Uint8Array {
  const layout = layoutDocument(document, fonts, front)
  const pdf = startFile(document, attachment ? 'PDF/A-3a' : 'PDF/A-2a')
  const { missing } = drawPages(pdf, layout, fonts)
  missing.tell(reporter)
  addOutline(pdf, layout)
  if (attachment) attachFile(pdf, attachment, dayOf(document))
  return pdf.bytes()
}

function startFile(document: Document, subset: 'PDF/A-2a' | 'PDF/A-3a'): PdfFile {
  const { lang } = document
  const claims = { pdfVersion: '1.7', subset, tagged: true, displayTitle: true } as const
  const pdf = new PdfFile({ ...claims, lang, info: infoOf(document), font: '', autoFirstPage: false })
  pdf.appendXML(xmpOf(document))
  return pdf
}

function drawPages(pdf: PdfFile, { pages, structure, outline }: Layout, fontSet: FontSet): DocumentFonts {
  const fonts = new DocumentFonts(pdf, fontSet)
  const tags = new Map(nodesOf(structure).map(({ id, role, inferred = false }) => [id, { type: structureTypes[role], inferred }]))
  const tagged: TaggedContents = { tags, contents: new Map(), links: new Map() }
  for (const [index, page] of pages.entries()) {
    fonts.missing.page = index + 1
    drawPage(pdf, page, fonts, tagged)
    if (tagged.links.size > 0) nameTargets(pdf, outline, index + 1)
  }
  fonts.embed()
  addStructureTree(pdf, structure, tagged)
  return fonts
}

/** As PDF/A-3 has it (ISO 19005-3, 6.8 and annex E): the document shows what the file holds. */
function attachFile(pdf: PdfFile, { data, ...file }: Attachment, modifiedDate: Date | undefined): void {
  pdf.file(Buffer.from(data), { ...file, relationship: 'Data', ...(modifiedDate && { modifiedDate }) })
}
