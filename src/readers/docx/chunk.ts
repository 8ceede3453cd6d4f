import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import type { Span } from '../../model/span.js'
import { decodeBytes } from '../decode.js'
import { htmlMarkup } from '../html/markup.js'
import { readHtml } from '../html/read-html.js'
import { readMhtml } from '../mhtml/read-mhtml.js'
import { isHtml, isMime, isZip, sniffForeignBytes, sniffForeignText } from '../sniff.js'
import { readText } from '../text/read-text.js'

/** What stands in a file put into a document, with the markup in its text. */
export interface ChunkText {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly markup: readonly Span[]
}

export type ReadChunk = (bytes: Uint8Array, report: Reporter) => ChunkText | null

/** Pages, page archives and plain text; null where it is none of these. */
export const readChunk: ReadChunk = (bytes, report) => {
  if (isMime(bytes)) {
    const read = readMhtml(bytes, report)
    return read && { ...read, markup: [...htmlMarkup(read.text)] }
  }
  if (isZip(bytes) || sniffForeignBytes(bytes)) return null
  const decoded = decodeBytes(bytes, report)
  if (!decoded || sniffForeignText(decoded.text)) return null
  const { text } = decoded
  if (!isHtml({ text, name: '' })) return { text, blocks: readText(text), markup: [] }
  const blocks = readHtml(text, report)
  return blocks && { text, blocks, markup: [...htmlMarkup(text)] }
}
