import type { Document, OperatorList, Page } from '#pdfjs'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { passOverRejections } from '../../platform/rejections.js'

/** An open file, with the numbers of the operators on its pages. */
export interface OpenPdf {
  readonly document: Document
  readonly operators: Readonly<Record<string, number>>
  readonly close: () => Promise<void>
}

/** Opens a file; null where it cannot be read, which has been reported. */
export async function openPdf(bytes: Uint8Array, report: Reporter): Promise<OpenPdf | null> {
  const { getDocument, OPS, cMapUrl } = await loadLibrary()
  // The library takes the bytes for its own.
  const task = getDocument({ data: Uint8Array.from(bytes), ...options(cMapUrl) })
  try {
    return { document: await task.promise, operators: OPS, close: () => task.destroy() }
  } catch (error) {
    await task.destroy()
    if ((error as Error).name === 'PasswordException') report('read/pdf-encrypted', {})
    else report('read/pdf-broken', {})
    return null
  }
}

/** A page of more operators than are read. */
export class CrowdedPage extends Error {}

/** A report's page has some thousands; a form that draws another a dozen times, eight deep, makes millions of a file of 2 kB. */
export const mostOperators = 60_000

/** What draws a page. The library would gather all of it, so that it is counted as it comes. Throws a `CrowdedPage`, behind which the file is closed. */
export function operatorsOf(page: Page): Promise<OperatorList> {
  return new Promise((resolve, reject) => {
    const keep = page._renderPageChunk.bind(page)
    let count = 0
    page._renderPageChunk = (chunk, state) => {
      count += chunk.length
      if (count <= mostOperators) keep(chunk, state)
      else reject(new CrowdedPage())
    }
    page.getOperatorList().then(resolve, reject)
  })
}

/** Without a browser the library would look for its worker by a path, and for classes that draw: nothing is drawn. */
async function loadLibrary() {
  const scope = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= Object
  // Of a damaged file the library also rejects promises that nobody waits for; what it says of the file is said where it is read.
  if (!scope['pdfjsWorker']) passOverRejections(isOfFile)
  const library = await import('#pdfjs')
  scope['pdfjsWorker'] ??= library.worker
  return library
}

/** The library throws it because of the file. */
export function isOfFile(error: unknown): boolean {
  return /Exception$|^FormatError$/.test((error as Error | null)?.name ?? '')
}

/** No script, no picture, no network; what Adobe's predefined encodings of Chinese mean is read from the package. */
function options(cMapUrl: string) {
  return {
    verbosity: 0,
    cMapUrl,
    cMapPacked: true,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    fontExtraProperties: true,
  } as const
}
