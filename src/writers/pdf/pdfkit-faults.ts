// `@types/pdfkit` knows no other export.
// eslint-disable-next-line import/no-named-as-default
import PDFDocument from 'pdfkit'
import { deflate } from '../../platform/compression.js'
import { sha256 } from '../../platform/hash.js'
import { escapeMarkup } from '../markup-text.js'

/** The one place that steps round faults of pdfkit 0.20.2; `docs/upstream/pdfkit.md` has a report of each, by the same number. */

/**
 * 1. A text: pdfkit takes a string for a name, an object of the class String for a text. Into XMP it puts the texts of the information
 * dictionary as they are: there, as strings, they are escaped.
 */
export function pdfText(text: string): string {
  return Object.assign(new String(text), { toString: () => escapeMarkup(text) }) as string
}

/** The entries of an object, as pdfkit takes them. */
export type Dictionary = Readonly<Record<string, unknown>>
export type Reference = PDFKit.PDFKitReference

export class PdfFile extends PDFDocument {
  /** Set by the first `push`, which the constructor of pdfkit makes. */
  declare private chunks: Uint8Array[] | undefined
  declare private lines: string | undefined
  declare private id: Uint8Array | undefined
  private operators: string[] = []

  /** 2. As a stream it would keep every document until the event loop turns, and be read in pieces; this is a plain call. */
  override push(chunk: Uint8Array | null): boolean {
    this.chunks ??= []
    if (this.lines) this.chunks.push(Buffer.from(this.lines, 'latin1'))
    this.lines = ''
    if (chunk) this.chunks.push(chunk)
    return true
  }

  /** 7. pdfkit makes an array of bytes of each line, character by character; a report has twelve thousand. Here it is one for all lines between two streams. */
  override _write(data: string | Uint8Array): void {
    if (typeof data !== 'string') return super._write(data)
    this.lines = `${this.lines ?? ''}${data}\n`
    this._offset += data.length + 1
  }

  /** The whole file. To be called once, when all is drawn. */
  bytes(): Uint8Array {
    if (!this.isDated) Object.defineProperty(this.info, 'CreationDate', { enumerable: false })
    this.end()
    return this.written()
  }

  /** 9. pdfkit takes the clock's day for a file that is given none, and says so in both its places. */
  override appendXML(xml: string, newline?: boolean): void {
    super.appendXML(this.isDated ? xml : xml.replace(/<xmp:CreateDate>.*<\/xmp:CreateDate>/, ''), newline)
  }

  private get isDated(): boolean {
    return this.options.info?.CreationDate !== undefined
  }

  private written(): Buffer {
    this.push(null)
    return Buffer.concat(this.chunks!)
  }

  /** 3. pdfkit makes the file's ID from the information dictionary alone: two files of one title and day would share it. */
  get _id(): Uint8Array {
    this.id ??= sha256(this.written()).subarray(0, 16)
    return this.id
  }

  set _id(_ofInfo: Uint8Array) {}

  /** 4. The checksum of an attachment is sixteen bytes (ISO 32000-1, table 46); pdfkit writes their digits as a text. */
  override ref(data: Dictionary = {}): Reference {
    const { Type, Params } = data as { Type?: string; Params: { CheckSum: unknown } }
    if (Type === 'EmbeddedFile') Params.CheckSum = Buffer.from(`${Params.CheckSum}`, 'hex')
    return super.ref(data)
  }

  /** 6. `markContent` knows no subtype of an artifact; headers and footers shall be told apart by it (ISO 14289-1, 7.8). */
  markPagination(subtype: 'header' | 'footer'): void {
    this.addContent(`/Artifact <</Type /Pagination /Subtype /${subtype === 'header' ? 'Header' : 'Footer'}>> BDC`)
  }

  /** The same for operators, which pdfkit compresses at zlib's level 6: gathered by page, at level 1, a report takes a seventh less. */
  override addContent(operators: string): this {
    this.operators.push(operators)
    return this
  }

  override flushPages(): void {
    if (this.operators.length > 0) {
      const { content } = this.page
      content.compress = false
      Object.assign(content.data, { Filter: 'FlateDecode' })
      content.write(compress(this.operators.join('\n')))
      this.operators = []
    }
    super.flushPages()
  }

  /** 8. A number tree of one node has no limits (ISO 32000-1, table 37). */
  override getStructParentTree(): ReturnType<PDFKit.PDFDocument['getStructParentTree']> {
    const tree = super.getStructParentTree()
    tree.limits = false
    return tree
  }
}

/** 5. pdfkit counts a bookmark's `left` from the right edge of the page, and of what stands open under one only the next level. */
export function addBookmark(
  parents: readonly PDFKit.PDFOutline[],
  title: string,
  place: { page: { width: number }; pageNumber: number; top: number },
): PDFKit.PDFOutline {
  const { page, ...target } = place
  for (const { dictionary } of parents) dictionary.data.Count = (dictionary.data.Count ?? 0) + 1
  return parents.at(-1)!.addItem(title, { ...target, left: page.width })
}

/** The fastest level already finds what repeats in operators and lists: pdfkit's, zlib's default, takes twice the time for 1 % of the file. */
export function compress(text: string): Uint8Array {
  return deflate(Buffer.from(text, 'latin1'), 1)
}
