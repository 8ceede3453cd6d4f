import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { FontRole, FontSet } from '../../fonts/font-set.js'
import { reportMissingCharacters } from '../../fonts/missing-characters.js'
import { layoutDocument } from '../../layout/layout-document.js'
import type { Layout, StructureNode } from '../../layout/page.js'
import type { Document } from '../../model/document.js'
import { attachFile, type Attachment } from './attachment.js'
import { drawPage, type PageContent } from './content-stream.js'
import { EmbeddedFonts } from './embedded-fonts.js'
import { producer, xmpPacket, type Metadata } from './metadata.js'
import { writeOutline } from './outline.js'
import { PdfFile, type Reference } from './pdf-file.js'
import { srgbProfile } from './srgb-profile.js'
import { writeStructure } from './structure-tree.js'
import { pdfArray, pdfDate, pdfDictionary, pdfNumber, pdfString, pdfText } from './syntax.js'

/** What a PDF may carry besides the document, and who is told of what is amiss. */
export interface PdfOptions {
  /** Makes the file PDF/A-3a instead of 2a. */
  readonly attachment?: Attachment | undefined
  /** Told of each character that no face has. */
  readonly reporter?: Reporter | undefined
}

/** Writes a document as tagged PDF, PDF/A-2a and PDF/UA-1 at once. The bytes depend on the document and the fonts alone. */
export function writePdf(document: Document, fonts: FontSet, options: PdfOptions = {}): Uint8Array {
  const layout = layoutDocument(document, fonts)
  const metadata: Metadata = { title: document.title, author: document.organ, date: document.date, part: options.attachment ? 3 : 2 }
  const file = new PdfFile()
  const pages = writePages(file, layout, fonts)
  if (options.reporter) reportMissingCharacters(fonts, taggedText(layout), options.reporter)
  const root = file.add(
    pdfDictionary({
      Type: '/Catalog',
      Pages: pages.tree,
      Lang: pdfString(document.lang),
      MarkInfo: pdfDictionary({ Marked: 'true' }),
      StructTreeRoot: writeStructure(file, layout.structure, pages.drawn),
      ViewerPreferences: pdfDictionary({ DisplayDocTitle: 'true' }),
      Outlines: writeOutline(file, layout.outline, pages.drawn),
      PageMode: layout.outline.length > 0 ? '/UseOutlines' : undefined,
      OutputIntents: pdfArray([writeOutputIntent(file)]),
      Metadata: file.addStream({ Type: '/Metadata', Subtype: '/XML' }, new TextEncoder().encode(xmpPacket(metadata))),
      ...(options.attachment && attachFile(file, options.attachment, document.date)),
    }),
  )
  return file.encode({ root, info: writeInfo(file, metadata) })
}

/** The document's own text, without what is shown again for the eye. */
function* taggedText({ pages }: Layout): Generator<{ role: FontRole; text: string }> {
  for (const item of pages.flatMap((page) => page.items)) {
    if (item.kind !== 'text' || typeof item.meaning !== 'number') continue
    for (const { role, runs } of item.lines) for (const { text } of runs) yield { role, text }
  }
}

interface DrawnPage extends PageContent {
  readonly reference: Reference
  readonly height: number
}

function writePages(file: PdfFile, layout: Layout, fonts: FontSet): { tree: Reference; drawn: DrawnPage[] } {
  const embedded = new EmbeddedFonts(fonts)
  const types = typesOf(layout.structure)
  const tree = file.reserve()
  const resources = file.reserve()
  const drawn = layout.pages.map((page, index): DrawnPage => {
    const content = drawPage(page, embedded, (node) => types[node]!)
    const entries = {
      Type: '/Page',
      Parent: tree,
      MediaBox: pdfArray([0, 0, pdfNumber(page.width), pdfNumber(page.height)]),
      Resources: resources,
      Contents: file.addCompressed({}, Buffer.from(content.content, 'latin1')),
      StructParents: index,
      Tabs: '/S',
    }
    return { ...content, reference: file.add(pdfDictionary(entries)), height: page.height }
  })
  file.set(resources, pdfDictionary({ Font: embedded.embed(file) }))
  file.set(tree, pdfDictionary({ Type: '/Pages', Kids: pdfArray(drawn.map((page) => page.reference)), Count: drawn.length }))
  return { tree, drawn }
}

function typesOf(root: StructureNode): string[] {
  const types: string[] = []
  visit(root)
  return types

  function visit(node: StructureNode): void {
    types[node.id] = node.type
    node.children.forEach(visit)
  }
}

function writeOutputIntent(file: PdfFile): string {
  const profile = file.addCompressed({ N: 3 }, srgbProfile())
  const condition = pdfString('sRGB IEC61966-2.1')
  return pdfDictionary({
    Type: '/OutputIntent',
    S: '/GTS_PDFA1',
    OutputConditionIdentifier: condition,
    Info: condition,
    DestOutputProfile: profile,
  })
}

function writeInfo(file: PdfFile, { title, author, date }: Metadata): Reference {
  const day = pdfDate(date)
  return file.add(
    pdfDictionary({
      Title: pdfText(title),
      Author: author === null ? undefined : pdfText(author),
      Producer: pdfString(producer),
      CreationDate: day,
      ModDate: day,
    }),
  )
}
