import type { Face } from '../../fonts/face.js'
import { faceFor, type FontRole, type FontSet } from '../../fonts/font-set.js'
import { startSubset, type Subset } from '../../fonts/subset.js'
import { embedFont } from './embed-font.js'
import type { PdfFile, Reference } from './pdfkit-faults.js'

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
  /** The characters that no face has, and how often each is drawn as its code point. */
  readonly missing = new Map<string, number>()

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
    for (const { reference, subset } of this.byFace.values()) embedFont(this.pdf, subset, reference)
  }
}
