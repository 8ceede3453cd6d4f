import { advanceOf, type Face, isMissing, isPrivateUse } from '../../fonts/face.js'
import { faceFor, type FontRole, type FontSet } from '../../fonts/font-set.js'
import { MissingCharacters } from '../../fonts/missing-characters.js'
import { addCharacter, startSubset, type Subset } from '../../fonts/subset.js'
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

/** A character as one document draws it. */
interface DrawnCharacter {
  readonly font: DocumentFont
  readonly glyph: number
  /** In thousandths of an em. */
  readonly advance: number
  /** No face has it: its code point in a box stands for it. */
  readonly isBoxed: boolean
  /** Stands for a character, or has no meaning of its own: says what it is (ISO 19005-2, 6.2.11.7.3). */
  readonly isSpoken: boolean
}

/** The fonts of one document, each added at its first use. */
export class DocumentFonts {
  private readonly byFace = new Map<Face, DocumentFont>()
  private readonly byRole = new Map<FontRole, Map<number, DrawnCharacter>>()
  /** Those that are drawn as their code points. */
  readonly missing = new MissingCharacters()

  constructor(
    private readonly pdf: PdfFile,
    private readonly fonts: FontSet,
  ) {}

  /** How a character is drawn: looked up once, as reports have some four hundred and draw each of them a dozen times. */
  character(role: FontRole, codePoint: number): DrawnCharacter {
    let drawn = this.byRole.get(role)
    if (!drawn) this.byRole.set(role, (drawn = new Map()))
    const known = drawn.get(codePoint)
    if (known) return known
    const face = faceFor(this.fonts, role, codePoint)
    const font = this.fontOf(face)
    const glyph = addCharacter(font.subset, codePoint)
    const isBoxed = isMissing(face, codePoint)
    const character = { font, glyph, advance: advanceOf(face, codePoint), isBoxed, isSpoken: isBoxed || isPrivateUse(codePoint) }
    drawn.set(codePoint, character)
    return character
  }

  private fontOf(face: Face): DocumentFont {
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
