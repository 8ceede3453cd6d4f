/**
 * What is used of pdfjs-dist 5.4.624, which `build/vendor.mjs` puts into `dist/vendor`; its own types want a browser's. The shapes of operators' arguments stand in no guide:
 * `tests/unit/readers/pdf/pdfjs-contract.test.ts` holds them.
 */
declare module '#pdfjs' {
  interface OpenOptions {
    data: Uint8Array
    verbosity: 0
    cMapUrl: string
    cMapPacked: true
    disableFontFace: true
    isEvalSupported: false
    useSystemFonts: false
    useWasm: false
    useWorkerFetch: false
    isOffscreenCanvasSupported: false
    isImageDecoderSupported: false
    maxImageSize: number
    fontExtraProperties: true
  }

  interface Glyph {
    readonly unicode: string | undefined
    readonly width: number
    readonly vmetric: readonly [width: number, x: number, y: number] | null
    readonly isSpace: boolean
  }

  interface Font {
    readonly name: string
    readonly fontMatrix: readonly number[] | undefined
    readonly vertical: boolean
    readonly isType3Font: boolean
    readonly composite: boolean | undefined
    readonly bold: boolean | undefined
    readonly black: boolean | undefined
    /** A range, from `firstChar` on, where the file does not say what its codes mean and each is taken for itself. */
    readonly toUnicode: object | undefined
  }

  interface OperatorList {
    readonly fnArray: readonly number[]
    readonly argsArray: readonly unknown[]
  }

  interface StructureNode {
    readonly role?: string
    readonly children?: readonly StructureNode[]
    readonly type?: 'content' | 'object'
    readonly id?: string
  }

  interface Page {
    readonly commonObjs: { has(id: string): boolean; get(id: string): unknown }
    getViewport(options: { scale: 1 }): { readonly width: number; readonly height: number; readonly transform: readonly number[] }
    getOperatorList(): Promise<OperatorList>
    /** Not of its guide: takes the operators as they come. */
    _renderPageChunk: (chunk: { readonly length: number }, state: unknown) => void
    getStructTree(): Promise<StructureNode | null>
    cleanup(): boolean
  }

  interface Layers {
    isVisible(group: unknown): boolean
  }

  interface Document {
    readonly numPages: number
    getPage(number: number): Promise<Page>
    getMetadata(): Promise<{ readonly info: { readonly Producer?: string; readonly Creator?: string } }>
    getAttachments(): Promise<Record<string, { readonly filename: string; readonly content: Uint8Array }> | null>
    getOptionalContentConfig(): Promise<Layers>
  }

  /** The folder of the maps of encodings, put there by our build. */
  export const cMapUrl: string
  export const worker: { readonly WorkerMessageHandler: unknown }
  export const OPS: Readonly<Record<string, number>>
  export function getDocument(options: OpenOptions): { readonly promise: Promise<Document>; destroy(): Promise<void> }
}
