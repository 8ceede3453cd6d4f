import { zipSync, type Zippable } from 'fflate'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { encodeStandaloneTrueType } from '../../fonts/encode-truetype.js'
import type { FontRole, FontSet } from '../../fonts/font-set.js'
import { MissingCharacters } from '../../fonts/missing-characters.js'
import { layoutDocument } from '../../layout/layout-document.js'
import type { Layout, OutlineEntry } from '../../layout/page.js'
import type { Document } from '../../model/document.js'
import type { Report } from '../../model/report.js'
import { md5Of } from '../../platform/hash.js'
import { writeJson } from '../json.js'
import { escapeMarkup } from '../markup-text.js'
import { Ids, OfdFonts } from './ofd-fonts.js'
import { mm } from './millimetres.js'
import { pageContent, type OfdPages } from './page-content.js'
import { structureTag, STRUCTURE_NAMESPACE } from './structure-tags.js'

/** The first moment an entry of a ZIP file can carry, as in the Word file. */
const mtime = new Date(1980, 0, 1)

/** Parts of the package by their paths. */
type Parts = Record<string, string | Uint8Array>

/**
 * Writes a document as OFD (GB/T 33190-2016): the pages of the PDF, subset fonts, outline, structure as custom tags, and the report's data
 * attached. The bytes depend on document, report and fonts alone.
 */
export function writeOfd(document: Document, report: Report, fontSet: FontSet, reporter?: Reporter): Uint8Array {
  const layout = layoutDocument(document, fontSet)
  const ids = new Ids()
  const pages: OfdPages = { ids, fonts: new OfdFonts(ids), fontSet, places: new Map(), missing: new MissingCharacters() }
  const pageIds = layout.pages.map(() => ids.next())
  const parts: Parts = {}
  for (const [index, page] of layout.pages.entries()) {
    pages.missing.page = index + 1
    parts[pagePath(index)] = xml('Page', pageContent(page, pageIds[index]!, pages))
  }
  pages.missing.tell(reporter)
  addFonts(parts, pages.fonts)
  addStructure(parts, layout, pages)
  addReport(parts, report, document)
  parts['Doc_0/Document.xml'] = documentPart(layout, pageIds, ids.last)
  return pack({ 'OFD.xml': mainPart(document, parts), ...parts })
}

function pagePath(index: number): string {
  return `Doc_0/Pages/Page_${index}/Content.xml`
}

function xml(name: string, content: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:${name} xmlns:ofd="http://www.ofdspec.org/2016"${attributes}>${content}</ofd:${name}>`
}

/** What the faces are called where a reader takes the system's own instead. */
const families: Readonly<Record<FontRole, string>> = {
  fang: '仿宋',
  hei: '黑体',
  kai: '楷体',
  title: '方正小标宋简体',
  song: '宋体',
  latin: 'Times New Roman',
}

function addFonts(parts: Parts, fonts: OfdFonts): void {
  const all = fonts.all()
  for (const { id, subset } of all) parts[`Doc_0/Res/font_${id}.ttf`] = encodeStandaloneTrueType(subset)
  const entries = all.map(
    ({ id, role, subset }) =>
      `<ofd:Font ID="${id}" FontName="${subset.face.name}" FamilyName="${families[role]}"><ofd:FontFile>font_${id}.ttf</ofd:FontFile></ofd:Font>`,
  )
  parts['Doc_0/PublicRes.xml'] = xml('Res', `<ofd:Fonts>${entries.join('')}</ofd:Fonts>`, ' BaseLoc="Res"')
}

/** Tags of one's own (GB/T 33190-2016, 16): a tree over the text objects. */
function addStructure(parts: Parts, { structure }: Layout, { places }: OfdPages): void {
  const tag = `<ofd:CustomTag NameSpace="${STRUCTURE_NAMESPACE}"><ofd:FileLoc>Structure.xml</ofd:FileLoc></ofd:CustomTag>`
  parts['Doc_0/Tags/CustomTags.xml'] = xml('CustomTags', tag)
  parts['Doc_0/Tags/Structure.xml'] = `<?xml version="1.0" encoding="UTF-8"?>\n${structureTag(structure, places)}`
}

function addReport(parts: Parts, report: Report, { date }: Document): void {
  const data = writeJson(report)
  const kilobytes = Math.round(Buffer.byteLength(data) / 1.024) / 1000
  const created = date === null ? '' : ` CreationDate="${date.slice(0, 10)}T00:00:00"`
  const entry = `<ofd:Attachment ID="A1" Name="report.json" Format="json"${created} Size="${kilobytes}"><ofd:FileLoc>report.json</ofd:FileLoc></ofd:Attachment>`
  parts['Doc_0/Attachs/Attachments.xml'] = xml('Attachments', entry)
  parts['Doc_0/Attachs/report.json'] = data
}

function documentPart({ pages, outline }: Layout, pageIds: readonly number[], lastId: number): string {
  const [first] = pages
  const area = `<ofd:PageArea><ofd:PhysicalBox>0 0 ${mm(first!.width)} ${mm(first!.height)}</ofd:PhysicalBox></ofd:PageArea>`
  const common = `<ofd:CommonData><ofd:MaxUnitID>${lastId}</ofd:MaxUnitID>${area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>`
  const list = pageIds.map((id, index) => `<ofd:Page ID="${id}" BaseLoc="${pagePath(index).slice('Doc_0/'.length)}"/>`)
  const others = '<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>'
  return xml('Document', `${common}<ofd:Pages>${list.join('')}</ofd:Pages>${outlines(outline, pageIds)}${others}`)
}

/** Each heading under the last one of a higher level. */
function outlines(entries: readonly OutlineEntry[], pageIds: readonly number[]): string {
  let written = ''
  const open: number[] = []
  const close = (level: number) => {
    while (open.length > 0 && open.at(-1)! >= level) {
      open.pop()
      written += '</ofd:OutlineElem>'
    }
  }
  for (const { level, text, page, y } of entries) {
    close(level)
    open.push(level)
    const place = `<ofd:Dest Type="XYZ" PageID="${pageIds[page - 1]!}" Left="0" Top="${mm(y)}" Zoom="0"/>`
    const action = `<ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>${place}</ofd:Goto></ofd:Action></ofd:Actions>`
    written += `<ofd:OutlineElem Title="${escapeMarkup(text.replaceAll('\n', ''))}">${action}`
  }
  close(0)
  return written === '' ? '' : `<ofd:Outlines>${written}</ofd:Outlines>`
}

/** The document's id is a digest of all that is in it. */
function mainPart({ title, organ, date }: Document, parts: Parts): string {
  const info = [
    `<ofd:DocID>${md5Of(Object.values(parts))}</ofd:DocID>`,
    `<ofd:Title>${escapeMarkup(title.replaceAll('\n', ''))}</ofd:Title>`,
    organ === null ? '' : `<ofd:Author>${escapeMarkup(organ)}</ofd:Author>`,
    date === null ? '' : `<ofd:CreationDate>${date.slice(0, 10)}</ofd:CreationDate>`,
    '<ofd:Creator>nianbao</ofd:Creator>',
  ]
  const body = `<ofd:DocBody><ofd:DocInfo>${info.join('')}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>`
  return xml('OFD', body, ' Version="1.0" DocType="OFD"')
}

/** Outlines hardly repeat themselves, and finding what little does takes longer than all the rest. */
const FONT_LEVEL = 1
const TEXT_LEVEL = 6

function pack(parts: Parts): Uint8Array {
  const encoder = new TextEncoder()
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, part]) =>
      typeof part === 'string' ? [path, [encoder.encode(part), { level: TEXT_LEVEL }]] : [path, [part, { level: FONT_LEVEL }]],
    ),
  )
  return zipSync(files, { mtime })
}
