import { zipSync } from 'fflate'
import type { Document } from '../../model/document.js'
import type { Report } from '../../model/report.js'
import { markup, type Markup } from '../markup.js'
import { StyleBook } from './cell-styles.js'
import { dataSheet, findingsSheet } from './list-sheets.js'
import { reportSheets } from './report-sheets.js'
import type { Sheet } from './sheet.js'
import { placedSums, writeSums } from './sums.js'

/** The first moment an entry of a ZIP file can carry, as in the Word file. */
const mtime = new Date(1980, 0, 1)

/**
 * The report as a workbook: its text and tables in their order, the tables in the official form with totals as formulas, then what was found
 * in it, then its figures one a row.
 */
export function writeXlsx(document: Document, report: Report): Uint8Array {
  const { sheets, figures } = reportSheets(document)
  const sums = placedSums(report, figures)
  writeSums(sums, report)
  const all = [...sheets, findingsSheet(report, sums, figures), dataSheet(report)]
  const styles = new StyleBook()
  const parts: [path: string, content: Markup][] = [
    ['[Content_Types].xml', contentTypes(all.length)],
    ['_rels/.rels', packageRelations],
    ['docProps/core.xml', coreProperties(document)],
    ['docProps/app.xml', appProperties],
    ['xl/workbook.xml', workbookPart(all)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(all.length)],
    ...all.map((sheet, index): [string, Markup] => [`xl/worksheets/sheet${index + 1}.xml`, sheet.toXml(styles)]),
  ]
  const encoder = new TextEncoder()
  const files = [...parts, ['xl/styles.xml', styles.toXml()] as const]
  return zipSync(Object.fromEntries(files.map(([path, content]) => [path, encoder.encode(declaration + String(content))])), { mtime })
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: number): Markup {
  return markup`<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetTypes}.styles+xml"/>${counted(
    sheets,
    (number) => markup`<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetTypes}.worksheet+xml"/>`,
  )}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`
}

const packageRelations = markup`<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${office}/extended-properties" Target="docProps/app.xml"/></Relationships>`

/** No clock: the date is the report's, or none. */
function coreProperties({ title, organ, date }: Document): Markup {
  const day = date?.slice(0, 10)
  const stamp = (name: string) =>
    day === undefined ? null : markup`<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`
  return markup`<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title.replaceAll('\n', '')}</dc:title><dc:creator>${organ ?? title}</dc:creator><dc:language>zh-CN</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`
}

const appProperties = markup`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>nianbao</Application></Properties>`

/** Formulas are worked out anew when the file is opened. */
function workbookPart(sheets: readonly Sheet[]): Markup {
  return markup`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${sheets.map(
    ({ name }, index) => markup`<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )}</sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
}

function workbookRelations(sheets: number): Markup {
  return markup`<Relationships xmlns="${packages}/relationships">${counted(
    sheets,
    (number) => markup`<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  )}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`
}

function counted(count: number, make: (number: number) => Markup): Markup[] {
  return Array.from({ length: count }, (_, index) => make(index + 1))
}
