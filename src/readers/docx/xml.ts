import { SaxesParser } from 'saxes'
import { broken, PackageFault, tooBig } from './package-fault.js'

/** An element with the names of its namespaces made uniform: `w:p` whatever the prefix, Strict or Transitional. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/**
 * Parses the parts of a package, within one budget for all. Document types are refused (OPC, ISO/IEC 29500-2, 6.2.4), and so is nesting no
 * office program writes.
 */
export class XmlReader {
  private left = mostNodes

  /** What says how text looks may hide it. */
  keepsLook = false

  parse(bytes: Uint8Array): XmlElement {
    const builder = new TreeBuilder(() => {
      if (--this.left < 0) throw tooBig()
    })
    const parser = new SaxesParser({ xmlns: false, position: false })
    parser.on('doctype', () => {
      throw new PackageFault((report) => report('read/docx-doctype', {}))
    })
    parser.on('error', () => {
      throw broken()
    })
    parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes))
    parser.on('closetag', () => builder.close())
    parser.on('text', (text) => builder.text(text))
    parser.on('cdata', (text) => builder.text(text))
    for (const piece of decodeXml(bytes)) parser.write(piece.replace(this.keepsLook ? layout : formatting, ''))
    parser.close()
    return builder.finish()
  }
}

/** Elements and attributes of all parts that are read: the longest report has some fifty thousand, and each takes some 300 bytes. */
const mostNodes = 160_000

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string'
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => isElement(node) && node.name === name)
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((node): node is XmlElement => isElement(node) && node.name === name) ?? []
}

/** `w:rPr`, `m:ctrlPr`: what they hold is no text, and their `w:ins` and `w:del` are no runs. */
export function isProperties({ name }: XmlElement): boolean {
  return name.endsWith('Pr')
}

/** `w:val` of a child that holds nothing else. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val']
}

/** A property that is on by being there, unless it says otherwise (ST_OnOff). */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const property = child(element, name)
  return property && !/^(?:0|false|off)$/.test(property.attributes['w:val'] ?? '')
}

const layoutNames =
  'top|left|right|bottom|insideH|insideV|rFonts|spacing|tcW|vAlign|szCs|lang|ind|jc|kern|bidi|b|bCs|i|iCs|u|widowControl|suppressLineNumbers|keepNext|keepLines|snapToGrid|adjustRightInd|textAlignment|topLinePunct|autoSpaceDE|autoSpaceDN|wordWrap|kinsoku|overflowPunct|noProof|trHeight|cantSplit|tblW|bookmarkStart|bookmarkEnd|proofErr|lastRenderedPageBreak'
const emptyElements = (names: string) => new RegExp(`<w:(?:${names})(?: [^<>]*)?/>`, 'g')

/**
 * Empty elements that only say how text looks: four fifths of a typical file, and most of the time to parse it. Left out before parsing;
 * in text they cannot occur, where `<` is escaped.
 */
const formatting = emptyElements(`${layoutNames}|color|sz|shd`)
/** Those that cannot hide it. */
const layout = emptyElements(layoutNames)

/** A colour near white or a size below two points, which the one part may set and the other take back; UTF-16 is not searched. */
export function mayHideText(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return text.includes('\0') || hiding.test(text)
}

const hiding = /<w:color [^<>]*(?:w:val="(?:[EF][\dA-F]){3}"|w:themeColor="(?:background1|light1)")|<w:sz w:val="[0-3]"/i

const deepest = 500

interface OpenElement extends XmlElement {
  children: (XmlElement | string)[]
}

const nothing: never[] = []
const noAttributes: Readonly<Record<string, string>> = {}

class TreeBuilder {
  /** `count` is told of every element and attribute. */
  constructor(private readonly count: () => void) {}

  private root: XmlElement | undefined
  private readonly openElements: OpenElement[] = []
  /** Canonical names by the names as written; they hold until a namespace is declared. */
  private names = new Map<string, string>()
  private readonly prefixes = new Map<string, string>()

  open(name: string, attributes: Record<string, string>): void {
    if (this.openElements.length >= deepest) throw broken()
    this.count()
    for (const _ in attributes) this.count()
    // Namespaces are declared on the element that first uses them.
    const renamed = this.rename(attributes)
    const element: OpenElement = { name: this.canonical(name), attributes: renamed, children: [] }
    this.openElements.at(-1)?.children.push(element)
    this.root ??= element
    this.openElements.push(element)
  }

  /** A list that has grown by and by has room for many more. */
  close(): void {
    const element = this.openElements.pop()
    if (element) element.children = element.children.length === 0 ? nothing : element.children.slice()
  }

  text(text: string): void {
    this.openElements.at(-1)?.children.push(text)
  }

  finish(): XmlElement {
    if (!this.root) throw broken()
    return this.root
  }

  private rename(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    let same = true
    let none = true
    for (const name in attributes) {
      none = false
      if (name.startsWith('xmlns')) this.declare(name.slice(6), attributes[name]!)
      if (same && name.includes(':') && this.canonical(name) !== name) same = false
    }
    if (none) return noAttributes
    if (same) return attributes
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.includes(':') ? this.canonical(name) : name, value]))
  }

  private declare(prefix: string, uri: string): void {
    const canonical = namespaces.get(uri) ?? `{${uri}}`
    if (this.prefixes.get(prefix) === canonical) return
    this.prefixes.set(prefix, canonical)
    this.names = new Map()
  }

  private canonical(name: string): string {
    const known = this.names.get(name)
    if (known !== undefined) return known
    const colon = name.indexOf(':')
    const prefix = this.prefixes.get(colon < 0 ? '' : name.slice(0, colon))
    const found = prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
    this.names.set(name, found)
    return found
  }
}

/** Namespaces read here, Transitional and Strict (ISO/IEC 29500-1, Annex A, and 29500-4). */
const namespaces = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 's'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 's'],
  ['http://www.ofdspec.org/2016', 'ofd'],
])

/** The text piece by piece, each ending where a tag does, so that a part of many megabytes is never held as one string. */
function* decodeXml(bytes: Uint8Array): Generator<string> {
  const decoder = decoderFor(bytes)
  let rest = ''
  for (let from = 0; from < bytes.length; from += pieceLength) {
    const text = decodePiece(decoder, bytes.subarray(from, from + pieceLength), from + pieceLength < bytes.length)
    const end = text.lastIndexOf('>') + 1
    if (end > 0) yield rest + text.slice(0, end)
    rest = end > 0 ? text.slice(end) : rest + text
    if (rest.includes('<') && rest.length > longestTag) throw tooBig()
  }
  yield rest
}

const pieceLength = 1_000_000
/** A tag that long holds nothing but attributes, all of which the parser would keep. */
const longestTag = 2_000_000

type Decoder = InstanceType<typeof TextDecoder>

function decodePiece(decoder: Decoder, piece: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream })
  } catch {
    throw broken()
  }
}

/** By byte-order mark, by the zeros of UTF-16, else as declared (XML 1.0, Appendix F). */
function decoderFor(bytes: Uint8Array): Decoder {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1')
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8'
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  const single = /^utf-?16/i.test(declared) ? 'utf-8' : declared
  const label = /^(?:\xFF\xFE|<\0)/.test(head) ? 'utf-16le' : /^(?:\xFE\xFF|\0<)/.test(head) ? 'utf-16be' : single
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    throw new PackageFault((report) => report('read/docx-encoding', { encoding: label }))
  }
}
