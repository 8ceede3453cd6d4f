/**
 * What is used of pdfkit 0.20.2, which has no types of its own; `@types/pdfkit` describes 0.17 and differs where we call it.
 * The members that pdfkit's guide does not name are marked; `tests/unit/writers/pdf/pdfkit-contract.test.ts` holds them.
 */
declare module 'pdfkit' {
  /** What pdfkit turns into PDF syntax: a string is a name, an object of the class String a text, bytes are a byte string. */
  type Value = string | Text | number | boolean | Date | Uint8Array | Reference | readonly Value[] | Dictionary
  interface Text {
    readonly length: number
    valueOf(): string
  }

  interface Dictionary {
    [key: string]: Value | undefined
  }

  interface Options {
    pdfVersion: '1.7'
    subset: 'PDF/A-2a' | 'PDF/A-3a'
    tagged: boolean
    lang: string
    displayTitle: boolean
    autoFirstPage: boolean
    font: null
    info: Record<string, string | Text | Date>
  }

  /** An indirect object; not in the guide. */
  interface Reference<Data = Dictionary> {
    readonly data: Data
    compress: boolean
    write(stream: Uint8Array): void
    end(stream?: Uint8Array): void
  }

  interface Page {
    /** Not in the guide. */
    readonly content: Reference
    readonly width: number
    /** The fonts of the page's resources, by name; not in the guide. */
    readonly fonts: Record<string, Reference>
  }

  /** A marked stretch of a page, or several. */
  interface Content {
    /** Not in the guide. */
    readonly refs: readonly Stretch[]
    push(other: Content): void
  }

  interface Stretch {
    readonly pageRef: Reference
    readonly mcid: number
  }

  interface NumberTree {
    limits: boolean
    get(page: number): Reference[]
  }

  interface Bookmark {
    /** Not in the guide. */
    readonly dictionary: Reference
    addItem(title: string, options: { pageNumber: number; top: number; left: number }): Bookmark
  }

  interface Attachment {
    name: string
    type: string
    description: string
    relationship: 'Data'
    modifiedDate: Date
  }

  export class PDFDocument {
    constructor(options: Options)
    readonly page: Page
    readonly outline: Bookmark
    addPage(options: { size: [width: number, height: number]; margin: number }): this
    addContent(operators: string): this
    markStructureContent(tag: string): Content
    markContent(tag: string, options: { type?: 'Layout'; actual?: string }): this
    endMarkedContent(): this
    lineWidth(width: number): this
    lineCap(style: 'square'): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    file(data: Uint8Array, options: Attachment): Reference
    flushPages(): void
    end(): void
    /** Not in the guide. */
    appendXML(xml: string): void
    /** Not in the guide. */
    getStructTreeRoot(): Reference
    /** Not in the guide: for each page, by its `StructParents`, the element of each marked stretch. */
    getStructParentTree(): NumberTree
    /** Not in the guide. */
    ref(data?: Dictionary): Reference
    /** Of Node's `Readable`, which the document is. */
    push(chunk: Uint8Array | null): boolean
  }
}
