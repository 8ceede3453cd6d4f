/**
 * What pdfkit 0.20.2 has and `@types/pdfkit`, which describes 0.17, does not. What of it pdfkit's guide does not name is held by
 * `tests/unit/writers/pdf/pdfkit-contract.test.ts`.
 */
declare namespace PDFKit {
  interface PDFDocument {
    _offset: number
    _write(data: string | Uint8Array): void
    /** For each page, by its `StructParents`, the element of each marked stretch. */
    getStructParentTree(): { limits: boolean; get(page: number): PDFKitReference[]; add(key: number, element: PDFKitReference): void }
    createStructParentTreeNextKey(): number
  }

  interface PDFKitReference {
    end(stream?: Uint8Array): void
  }

  interface PDFPage {
    readonly annotations: PDFKitReference[]
  }

  interface PDFStructureContent {
    readonly refs: readonly { readonly pageRef: PDFKitReference & { data: { StructParents: number } }; readonly mcid: number }[]
  }

  interface PDFOutline {
    readonly dictionary: PDFKitReference & { data: { Count?: number } }
    addItem(title: string, options: { pageNumber: number; top: number; left: number }): PDFOutline
  }

  namespace Mixins {
    interface PDFAttachmentOptions {
      relationship: 'Data'
    }
  }
}
