import type { OutlineEntry, PlacedText } from '../../layout/page.js'
import { typeArea } from '../../layout/type-area.js'
import { type PdfFile, pdfText, type Reference } from './pdfkit-faults.js'

/** With its number in the tree that leads from annotations to their elements. */
export type Annotation = Reference & { readonly data: { readonly StructParent: number } }

/** From edge to edge of the type area, over all lines of the text; read out, it says where it leads (ISO 14289-1, 7.18.5). */
export function addLink(pdf: PdfFile, { lines }: PlacedText, target: number): Annotation {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const top = first.baseline - first.size
  const text = lines.flatMap(({ runs }) => runs.map((run) => run.text)).join('')
  const link = { Subtype: 'Link', Dest: nameOf(target), Contents: pdfText(text), StructParent: pdf.createStructParentTreeNextKey() }
  pdf.annotate(typeArea.left, top, typeArea.width, last.baseline + last.size / 4 - top, link)
  return pdf.page.annotations.at(-1) as Annotation
}

/** Names the headings on the page that is being drawn, its number counted from 1. */
export function nameTargets(pdf: PdfFile, outline: readonly OutlineEntry[], page: number): void {
  for (const [index, entry] of outline.entries())
    if (entry.page === page) pdf.addNamedDestination(nameOf(index), 'XYZ', null, entry.y, null)
}

/** In the order of the tree of names. */
function nameOf(target: number): string {
  return `h${String(target).padStart(5, '0')}`
}
