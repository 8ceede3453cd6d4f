import { Document, DocumentGridType, Footer, Packer, PageOrientation, Paragraph, type ISectionOptions } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { writeFooter, writeSidewaysFooter } from './footers.js'
import { linePitch, page } from './measures.js'
import { fontTable, settings } from './settings.js'
import { zipEntry, type ZipEntry } from './zip.js'

/** What every Word file has in common, made once a process with `docx`. */
export interface PackageFrame {
  /** What a package begins with: its content types and the relations of its parts. */
  readonly first: readonly ZipEntry[]
  /** The other parts that are the same for every report. */
  readonly others: readonly ZipEntry[]
  /** `word/document.xml` up to its body's first element. */
  readonly documentStart: string
  readonly documentEnd: string
  /** The section properties of an upright sheet and of one on its side. */
  readonly sections: SectionProperties
}

export interface SectionProperties {
  readonly upright: string
  readonly sideways: string
}

let frame: Promise<PackageFrame> | undefined

/** The frame, made when first asked for. */
export function packageFrame(): Promise<PackageFrame> {
  frame ??= makeFrame()
  return frame
}

async function makeFrame(): Promise<PackageFrame> {
  const template = new Document({ evenAndOddHeaderAndFooters: true, sections: [uprightSection(), sidewaysSection()] })
  const packed = unzipSync(await Packer.pack(template, 'uint8array', undefined, overrides))
  const entries = Object.entries(packed).filter(([path]) => !filled.has(path))
  const isFirst = ([path]: [string, Uint8Array]) => path === '[Content_Types].xml' || path === '_rels/.rels'
  return {
    first: entries
      .filter(isFirst)
      .map(([path, content]) => zipEntry(path, content))
      .reverse(),
    others: entries.filter((entry) => !isFirst(entry)).map(([path, content]) => zipEntry(path, content)),
    ...cutDocument(strFromU8(packed['word/document.xml']!)),
  }
}

/** The parts that each report writes for itself. */
const filled = new Set(['word/document.xml', 'word/styles.xml', 'docProps/core.xml'])

/** The parts that `docx` has no words for, or writes in a way that WPS does not understand. */
const overrides = [
  { path: 'word/settings.xml', data: settings },
  { path: 'word/fontTable.xml', data: fontTable },
  { path: 'word/footer1.xml', data: writeFooter('odd') },
  { path: 'word/footer2.xml', data: writeFooter('even') },
  { path: 'word/footer3.xml', data: writeSidewaysFooter('odd') },
  { path: 'word/footer4.xml', data: writeSidewaysFooter('even') },
]

function uprightSection(): ISectionOptions {
  const { width, height, ...margin } = page
  return {
    properties: {
      page: { size: { width, height, orientation: PageOrientation.PORTRAIT }, margin: { ...margin, gutter: 0 } },
      grid: { type: DocumentGridType.LINES, linePitch },
    },
    footers: emptyFooters(),
    children: [new Paragraph('')],
  }
}

/** The upright sheet turned a quarter to the left: its head is the type area's right, its binding edge the top (GB/T 9704-2012, 8). */
function sidewaysSection(): ISectionOptions {
  const { width, height, ...margin } = page
  const turned = { ...margin, top: margin.left, right: margin.top, bottom: margin.right, left: margin.bottom }
  return {
    properties: {
      page: { size: { width, height, orientation: PageOrientation.LANDSCAPE }, margin: { ...turned, gutter: 0 } },
      grid: { type: DocumentGridType.LINES, linePitch },
    },
    footers: emptyFooters(),
    children: [new Paragraph('')],
  }
}

/** Their content is put in by `overrides`; here they only get their places in the package. */
function emptyFooters() {
  return { default: new Footer({ children: [] }), even: new Footer({ children: [] }) }
}

function cutDocument(xml: string): Pick<PackageFrame, 'documentStart' | 'documentEnd' | 'sections'> {
  const [upright, sideways] = xml.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? []
  const start = xml.indexOf('<w:body>') + '<w:body>'.length
  if (!upright || !sideways || start < 8) throw new Error('docx no longer writes sections as expected')
  return { documentStart: xml.slice(0, start), documentEnd: '</w:body></w:document>', sections: { upright, sideways } }
}
