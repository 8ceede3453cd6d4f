import { foreign } from '../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { holdsMarkup } from './read-mixed.js'
import type { DecodedFile } from './reader.js'

/** Every file is judged by its content, the name only deciding where that leaves it open. */

/** A Word file of 1997 to 2003, or a WPS one, which is the same. */
export function isDoc(bytes: Uint8Array): boolean {
  return isCompoundFile(bytes) && holdsStream(bytes, 'WordDocument') && !holdsStream(bytes, 'EncryptedPackage')
}

/** An Excel workbook: the names of a package's parts stand in it as they are. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return (
    isZip(bytes) &&
    ['xl/workbook.xml', 'xl\\workbook.xml'].some((name) => indexOf(bytes, name) >= 0) &&
    indexOf(bytes, 'word/document.xml') < 0
  )
}

/** An OFD file: its main part stands at the root of the package. */
export function isOfd(bytes: Uint8Array): boolean {
  return isZip(bytes) && indexOf(bytes, 'OFD.xml') >= 0 && indexOf(bytes, 'word/document.xml') < 0
}

/** Formats only an office program reads, by the extension it knows them by; null for any other. */
export function officeFormat(bytes: Uint8Array): 'rtf' | 'odt' | 'ods' | 'xls' | 'xml' | null {
  if (/^\s*\{\\rtf/.test(ascii(bytes, 0, 64))) return 'rtf'
  // An OpenDocument package begins with its media type, not deflated (ODF 1.3, part 2, 3.3).
  const media = isZip(bytes)
    ? /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)/.exec(ascii(bytes, 30, 100))?.[1]
    : undefined
  if (media) return media === 'text' ? 'odt' : 'ods'
  if (isCompoundFile(bytes) && !isDoc(bytes) && (holdsStream(bytes, 'Workbook') || holdsStream(bytes, 'Book\0'))) return 'xls'
  return /^(?:\xEF\xBB\xBF)?<\?xml[^]*<(?:pkg:package|w:wordDocument)\b/.test(ascii(bytes, 0, 4096)) ? 'xml' : null
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')
}

/**
 * A page kept in one file, or a mail: nothing but header fields, in whatever order, one of which tells that parts or a page follow. In front
 * there may be blank lines, the mark between parts, or the first line of a mailbox or of a server's answer.
 */
export function isMime(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16_384)).toString('latin1')
  const fields = headerFields.exec(head)?.[1]
  return fields !== undefined && /^content-type:\s*(?:multipart\/|text\/html|application\/xhtml)/im.test(fields)
}

const headerFields =
  /^(?:\xEF\xBB\xBF)?\s*(?:(?:From |HTTP\/|--\S)[^\r\n]*[\r\n]+)?((?:[!-9;-~]+:[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]+)*(?:\r\n|\r|\n))+)/

/** JSON is an object with a quoted key first; a page's left-over `{{ title }}` or a bracketed `[首页]` is not. */
export function isJson({ text, name }: DecodedFile): boolean {
  const head = headOf(text)
  return /^[[{]/.test(head) && (/\.json$/i.test(name) || /^\{\s*"/.test(head) || /^\[\s*\{\s*"/.test(head))
}

export function isHtml({ text, name }: DecodedFile): boolean {
  const head = headOf(text)
  if (/^<!doctype\s+html\b|<(?:html|body)[\s>]/i.test(head)) return true
  if (pageStart.test(head.slice(skipProlog(head))) && !isMarkdown(head)) return true
  return /\.x?html?$/i.test(name) && /<\/?[a-z][^<>]*>/i.test(head)
}

export function isMixed({ text }: DecodedFile): boolean {
  return holdsMarkup(text)
}

function headOf(text: string): string {
  const start = /\S/.exec(text)?.index ?? 0
  return text.slice(start, start + 65_536)
}

/** Headings or rows of cells among the elements: a converter's Markdown that happens to begin with one. */
function isMarkdown(head: string): boolean {
  return /^#{1,6} \S/m.test(head) || /^\|.*\|[ \t]*\r?\n\|[-: |]+\|/m.test(head)
}

/** Elements a page, or a piece cut from one, starts with. */
const pageStart =
  /^<(?:!doctype|head|meta|title|link|style|script|base|p|div|table|center|font|span|h[1-6]|article|section|main|ul|ol|br|strong|b|a|img)[\s/>]/i

/** Where the first element begins, behind declarations, processing instructions and comments. */
function skipProlog(head: string): number {
  let at = 0
  for (;;) {
    at += /^\s*/.exec(head.slice(at, at + 1000))![0].length
    const end = head.startsWith('<?', at) ? '?>' : head.startsWith('<!--', at) ? '-->' : null
    const next = end === null ? -1 : head.indexOf(end, at)
    if (end === null || next < 0) return at
    at = next + end.length
  }
}

/** How a file is refused whose bytes are of a format met instead of a report; null for any other. */
export function sniffForeignBytes(bytes: Uint8Array): ((report: Reporter) => void) | null {
  return signatures.find((signature) => signature.matches(bytes))?.refuse(bytes) ?? null
}

/** The same for formats that are text. */
export function sniffForeignText(text: string): ((report: Reporter) => void) | null {
  const head = text.slice(0, 4096).trimStart()
  if (head.startsWith('{\\rtf')) return (report) => report('read/rtf', {})
  if (!head.startsWith('<?xml')) return null
  const root = /^<([\w:.-]+)/.exec(head.slice(skipProlog(head)))?.[1]
  if (!root || /^html$/i.test(root)) return null
  if (/^(?:pkg:package|w:wordDocument|office:document)$/.test(root)) return (report) => report('read/word-xml', {})
  return (report) => report('read/xml', { root })
}

interface BinarySignature {
  readonly matches: (bytes: Uint8Array) => boolean
  readonly refuse: (bytes: Uint8Array) => (report: Reporter) => void
}

const image = (format: string) => () => (report: Reporter) => report('read/image', { format })
const archive = (format: string) => () => (report: Reporter) => report('read/archive', { format })
const binary = (format: string) => () => (report: Reporter) => report('read/binary', { format })
const magic =
  (...starts: string[]) =>
  (bytes: Uint8Array) =>
    starts.some((start) => startsWith(bytes, start))

/** One row for each format met instead of a report. */
const signatures: readonly BinarySignature[] = [
  { matches: isCompoundFile, refuse: refuseCompoundFile },
  { matches: magic('\x89PNG\r\n\x1A\n'), refuse: image('PNG') },
  { matches: magic('\xFF\xD8\xFF'), refuse: image('JPEG') },
  { matches: magic('GIF87a', 'GIF89a'), refuse: image('GIF') },
  { matches: (bytes) => startsWith(bytes, 'BM') && uint32(bytes, 2) === bytes.length, refuse: image('BMP') },
  { matches: magic('II*\0', 'MM\0*'), refuse: image('TIFF') },
  { matches: (bytes) => startsWith(bytes, 'RIFF') && ascii(bytes, 8, 12) === 'WEBP', refuse: image('WebP') },
  { matches: magic('7z\xBC\xAF\x27\x1C'), refuse: archive('7z') },
  { matches: magic('Rar!\x1A\x07'), refuse: archive('RAR') },
  { matches: magic('\x1F\x8B\x08'), refuse: archive('gzip') },
  { matches: (bytes) => ascii(bytes, 257, 262) === 'ustar', refuse: archive('tar') },
  { matches: magic('\x7FELF'), refuse: binary(foreign.program) },
  { matches: (bytes) => startsWith(bytes, 'MZ') && bytes.subarray(0, 256).includes(0), refuse: binary(foreign.program) },
  { matches: (bytes) => /^ftyp(?:hei|hev|mif|avif)/.test(ascii(bytes, 4, 12)), refuse: image('HEIF') },
  { matches: (bytes) => ascii(bytes, 4, 8) === 'ftyp', refuse: binary(foreign.media) },
  { matches: (bytes) => startsWith(bytes, 'ID3\x03') || startsWith(bytes, 'ID3\x04'), refuse: binary(foreign.media) },
  { matches: (bytes) => startsWith(bytes, 'RIFF') && bytes.subarray(0, 256).includes(0), refuse: binary(foreign.media) },
]

function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')
}

/** OLE2: the older Office formats, and newer ones under a password. */
function refuseCompoundFile(bytes: Uint8Array): (report: Reporter) => void {
  const holds = (stream: string) => holdsStream(bytes, stream)
  if (holds('EncryptedPackage')) return (report) => report('read/encrypted', {})
  if (holds('Workbook') || holds('Book\0')) return (report) => report('read/spreadsheet', {})
  if (holds('PowerPoint Document')) return (report) => report('read/presentation', {})
  return (report) => report('read/doc-broken', {})
}

/** Names of streams stand in the directory in UTF-16. */
function holdsStream(bytes: Uint8Array, stream: string): boolean {
  return indexOf(bytes, [...stream].map((char) => `${char}\0`).join('')) >= 0
}

/** The mark may stand after some junk, within the first kilobyte. */
export function isPdf(bytes: Uint8Array): boolean {
  const at = indexOf(bytes.subarray(0, 1024), '%PDF-')
  return at === 0 || (at > 0 && indexOf(bytes.subarray(-2048), '%%EOF') >= 0)
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return ascii(bytes, 0, start.length) === start
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

function uint32(bytes: Uint8Array, at: number): number {
  return bytes.length < at + 4 ? -1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true)
}

/** Where a string of Latin-1 characters stands in the bytes, or -1. */
function indexOf(bytes: Uint8Array, wanted: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(wanted, 0, 'latin1')
}
