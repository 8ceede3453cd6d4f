/**
 * What is used of pdfkit 0.20.2, which has no types of its own; `@types/pdfkit` describes 0.17 and differs where we call it.
 * What pdfkit's guide does not name is marked, and held by `tests/unit/writers/pdf/pdfkit-contract.test.ts`.
 */
declare module 'pdfkit' {
  /** What pdfkit turns into PDF syntax: a string is a name, an object of the class String a text, bytes are a byte string. */
  type Value = string | Text | number | boolean | Date | Uint8Array | Reference | readonly Value[] | Dictionary
  type Text = { readonly length: number; valueOf(): string }
  type Dictionary = { [key: string]: Value | undefined }
  type Options = {
    pdfVersion: '1.7'
    subset: 'PDF/A-2a' | 'PDF/A-3a'
    tagged: boolean
    lang: string
    displayTitle: boolean
    autoFirstPage: boolean
    font: null
    info: Record<string, string | Text | Date>
  }
  type Attachment = { name: string; type: string; description: string; relationship: 'Data'; modifiedDate: Date }

  /** An indirect object. Not in the guide. */
  interface Reference {
    readonly data: Dictionary
    compress: boolean
    write(stream: Uint8Array): void
    end(stream?: Uint8Array): void
  }

  interface Page {
    readonly width: number
    /** Not in the guide: what is drawn, and the fonts of the page's resources by name. */
    readonly content: Reference
    readonly fonts: Record<string, Reference>
  }

  interface Content {
    /** Not in the guide: the marked stretches, each on its page. */
    readonly refs: readonly { readonly pageRef: Reference; readonly mcid: number }[]
    push(other: Content): void
  }

  interface Bookmark {
    /** Not in the guide. */
    readonly dictionary: Reference
    addItem(title: string, options: { pageNumber: number; top: number; left: number }): Bookmark
  }

  export class PDFDocument {
    constructor(options: Options)
    readonly page: Page
    readonly outline: Bookmark
    addPage(options: { size: [width: number, height: number]; margin: number }): this
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
    /** Of Node's `Readable`, which the document is. */
    push(chunk: Uint8Array | null): boolean

    // Not in the guide:
    addContent(operators: string): this
    appendXML(xml: string): void
    ref(data?: Dictionary): Reference
    getStructTreeRoot(): Reference
    /** For each page, by its `StructParents`, the element of each marked stretch. */
    getStructParentTree(): { limits: boolean; get(page: number): Reference[] }
  }
}
