import type { Face } from '../../fonts/face.js'
import { faceFor, type FontRole, type FontSet } from '../../fonts/font-set.js'
import { finishPdfFont } from '../../fonts/pdf-font.js'
import { startSubset, type Subset } from '../../fonts/subset.js'
import type { PdfFile, Reference } from './pdf-file.js'
import { pdfArray, pdfDictionary, pdfName, pdfString } from './syntax.js'

/** A face as the document uses it. */
export interface EmbeddedFont {
  readonly face: Face
  /** In the resources of every page: F1, F2, … */
  readonly name: string
  readonly subset: Subset
}

/** The fonts of one document, each added at its first use. */
export class EmbeddedFonts {
  private readonly byFace = new Map<Face, EmbeddedFont>()

  constructor(private readonly fonts: FontSet) {}

  /** The font that draws a character. */
  fontFor(role: FontRole, codePoint: number): EmbeddedFont {
    const face = faceFor(this.fonts, role, codePoint)
    const known = this.byFace.get(face)
    if (known) return known
    const font = { face, name: `F${this.byFace.size + 1}`, subset: startSubset(face) }
    this.byFace.set(face, font)
    return font
  }

  /** Writes the fonts and returns the dictionary of font resources. To be called when every page is drawn. */
  embed(file: PdfFile): string {
    return pdfDictionary(Object.fromEntries([...this.byFace.values()].map((font) => [font.name, embedFont(file, font)])))
  }
}

/** ISO 32000-1, 9.7.6: a Type 0 font whose codes are the glyphs of the subset. */
function embedFont(file: PdfFile, { subset }: EmbeddedFont): Reference {
  const font = finishPdfFont(subset)
  const name = pdfName(font.name)
  const { FontBBox, ...numbers } = font.descriptor
  const fontFile = file.addStream({ Length1: font.fontFile.length, Filter: '/FlateDecode' }, font.fontFile.data)
  const descriptor = file.add(
    pdfDictionary({ Type: '/FontDescriptor', FontName: name, FontBBox: pdfArray(FontBBox), ...numbers, FontFile2: fontFile }),
  )
  const descendant = file.add(
    pdfDictionary({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: pdfDictionary({ Registry: pdfString('Adobe'), Ordering: pdfString('Identity'), Supplement: 0 }),
      FontDescriptor: descriptor,
      DW: font.defaultWidth,
      W: pdfArray(font.widths.map((entry) => (typeof entry === 'number' ? entry : pdfArray(entry)))),
      CIDToGIDMap: '/Identity',
    }),
  )
  const toUnicode = file.addCompressed({}, Buffer.from(font.toUnicode, 'latin1'))
  return file.add(
    pdfDictionary({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: name,
      Encoding: '/Identity-H',
      DescendantFonts: pdfArray([descendant]),
      ToUnicode: toUnicode,
    }),
  )
}
