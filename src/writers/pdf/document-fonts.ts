import type { Dictionary, Reference } from 'pdfkit'
import type { Face } from '../../fonts/face.js'
import { faceFor, type FontRole, type FontSet } from '../../fonts/font-set.js'
import { finishPdfFont } from '../../fonts/pdf-font.js'
import { startSubset, type Subset } from '../../fonts/subset.js'
import { compress, type PdfFile, PdfText } from './pdfkit-faults.js'

/** A face as one document uses it. */
export interface DocumentFont {
  readonly face: Face
  /** In the resources of pages: F1, F2, … */
  readonly name: string
  readonly reference: Reference
  readonly subset: Subset
}

/** The fonts of one document, each added at its first use. */
export class DocumentFonts {
  private readonly byFace = new Map<Face, DocumentFont>()

  constructor(
    private readonly pdf: PdfFile,
    private readonly fonts: FontSet,
  ) {}

  /** The font that draws a character. */
  fontFor(role: FontRole, codePoint: number): DocumentFont {
    const face = faceFor(this.fonts, role, codePoint)
    const known = this.byFace.get(face)
    if (known) return known
    const font = { face, name: `F${this.byFace.size + 1}`, reference: this.pdf.ref(), subset: startSubset(face) }
    this.byFace.set(face, font)
    return font
  }

  /** Writes the fonts. To be called when every page is drawn. */
  embed(): void {
    for (const font of this.byFace.values()) embedFont(this.pdf, font)
  }
}

/** ISO 32000-1, 9.7.6: a Type 0 font whose codes are the glyphs of the subset. */
function embedFont(pdf: PdfFile, { reference, subset }: DocumentFont): void {
  const { name, fontFile, descriptor, defaultWidth, widths, toUnicode } = finishPdfFont(subset)
  const FontFile2 = add({ Length1: fontFile.length, Filter: 'FlateDecode' }, fontFile.data)
  const descendant = add({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: new PdfText('Adobe'), Ordering: new PdfText('Identity'), Supplement: 0 },
    FontDescriptor: add({ Type: 'FontDescriptor', FontName: name, ...descriptor, FontFile2 }),
    DW: defaultWidth,
    W: widths,
    CIDToGIDMap: 'Identity',
  })
  const ToUnicode = add({ Filter: 'FlateDecode' }, compress(toUnicode))
  const entries = { Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [descendant], ToUnicode }
  Object.assign(reference.data, entries)
  reference.end()

  function add(data: Dictionary, stream?: Uint8Array): Reference {
    const added = pdf.ref(data)
    added.end(stream)
    return added
  }
}
