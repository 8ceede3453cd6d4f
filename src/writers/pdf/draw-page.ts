import type { Page, PlacedDrawing, PlacedRules, PlacedText } from '../../layout/page.js'
import type { DocumentFonts } from './document-fonts.js'
import { drawShapes } from './draw-shapes.js'
import { LinePainter } from './line-painter.js'
import { addLink, type Annotation } from './links.js'
import type { PdfFile } from './pdfkit-faults.js'

/** The nodes of the structure tree as pages are drawn: the tag of each, and what is marked as its content so far. */
export interface TaggedContents {
  readonly tags: ReadonlyMap<number, { readonly type: string; readonly inferred: boolean }>
  readonly contents: Map<number, PDFKit.PDFStructureContent>
  /** The annotation of each link. */
  readonly links: Map<number, Annotation>
}

/** Read back, it is not taken for what the source says. A tag of marked content that others do not know says nothing (ISO 32000-1, 14.6). */
const inferredMark = 'NianbaoInferred'

/** Draws a page: everything is either tagged or an artifact (ISO 14289-1, 7.1). */
export function drawPage(pdf: PdfFile, page: Page, fonts: DocumentFonts, tagged: TaggedContents): void {
  pdf.addPage({ size: [page.width, page.height], margin: 0 })
  const painter = new LinePainter(pdf, fonts)
  for (const item of page.items) {
    if (item.kind === 'rules') drawRules(pdf, item)
    else if (item.kind === 'drawing') {
      beginMark(pdf, item, tagged)
      drawShapes(pdf, item)
      pdf.endMarkedContent()
    } else {
      beginMark(pdf, item, tagged)
      const isInferred = typeof item.meaning === 'number' && tagged.tags.get(item.meaning)!.inferred
      if (isInferred) pdf.addContent(`/${inferredMark} BMC`)
      painter.paint(item.lines)
      if (isInferred) pdf.addContent('EMC')
      pdf.endMarkedContent()
      if (item.link !== undefined && typeof item.meaning === 'number') tagged.links.set(item.meaning, addLink(pdf, item, item.link))
    }
  }
}

function beginMark(pdf: PdfFile, { meaning }: PlacedText | PlacedDrawing, { tags, contents }: TaggedContents): void {
  if (typeof meaning !== 'number') return pdf.markPagination(meaning)
  const content = pdf.markStructureContent(tags.get(meaning)!.type)
  const known = contents.get(meaning)
  if (known) known.push(content)
  else contents.set(meaning, content)
}

function drawRules(pdf: PdfFile, { rules, width }: PlacedRules): void {
  // Square caps close the corners.
  pdf.markContent('Artifact', { type: 'Layout' }).lineWidth(width).lineCap('square')
  for (const { x, y, length, direction } of rules) {
    pdf.moveTo(x, y)
    if (direction === 'across') pdf.lineTo(x + length, y)
    else pdf.lineTo(x, y + length)
  }
  pdf.stroke().endMarkedContent()
}
