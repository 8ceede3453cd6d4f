import { getDocument as open, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readPackageFile } from './platform/files.js'

/** `#pdfjs` in a worker, where the library would look for encodings by the address of a document. */

class MapReader {
  async fetch({ name }) {
    return { cMapData: readPackageFile(`cmaps/${name}.bcmap`), isCompressed: true }
  }
}

export const getDocument = (options) => open({ ...options, CMapReaderFactory: MapReader })
export const cMapUrl = 'cmaps/'
export { OPS }
export * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
