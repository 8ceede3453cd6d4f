import { Document, type ISectionPropertiesOptions } from 'docx'
import { notAtLineEnd, notAtLineStart } from '../../layout/characters.js'
import { fontTablePart, settingsPart, writePart } from './beyond-docx.js'
import { fonts } from './fonts.js'
import { sidewaysFooter, uprightFooter } from './footers.js'
import { linePitch, page } from './measures.js'

/** How an upright sheet and one on its side are set, and those before the report, which bear no number. */
export type Sections = Readonly<Record<'upright' | 'sideways' | 'front', ISectionPropertiesOptions>>

let frame: ReturnType<typeof makeFrame> | undefined

/** What every Word file has in common, made when first asked for. */
export function packageFrame(): ReturnType<typeof makeFrame> {
  return (frame ??= makeFrame())
}

/** The parts that are the same for every report, by their paths, and sections that show the footers among them. */
function makeFrame() {
  const template = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      { footers: { default: uprightFooter('odd'), even: uprightFooter('even') }, children: [] },
      { footers: { default: sidewaysFooter('odd'), even: sidewaysFooter('even') }, children: [] },
    ],
  })
  const [odd, even, sidewaysOdd, sidewaysEven] = template.Footers
  const sections: Sections = {
    upright: { ...uprightSheet, footerWrapperGroup: { default: odd!, even: even! } },
    front: uprightSheet,
    sideways: { ...sidewaysSheet, footerWrapperGroup: { default: sidewaysOdd!, even: sidewaysEven! } },
  }
  return { parts: fixedParts(template), sections }
}

/** The content types come first. `Packer` would make all these anew for each report, in twice the time that the whole file takes now. */
function fixedParts(template: Document): Readonly<Record<string, Uint8Array>> {
  const { Document: document, Footers: footers } = template
  document.Relationships.addRelationship(document.Relationships.RelationshipCount + 1, FONT_TABLE, 'fontTable.xml')
  const parts = {
    '[Content_Types].xml': template.ContentTypes,
    '_rels/.rels': template.FileRelationships,
    'docProps/app.xml': template.AppProperties,
    'docProps/custom.xml': template.CustomProperties,
    'word/_rels/document.xml.rels': document.Relationships,
    'word/endnotes.xml': template.Endnotes.View,
    'word/fontTable.xml': fontTablePart(Object.values(fonts)),
    ...Object.fromEntries(footers.map((footer, index) => [`word/footer${index + 1}.xml`, footer.View])),
    'word/footnotes.xml': template.FootNotes.View,
    'word/numbering.xml': template.Numbering,
    'word/settings.xml': settingsPart(notAtLineEnd, notAtLineStart),
    'word/theme/theme1.xml': template.Theme,
  }
  return Object.fromEntries(Object.entries(parts).map(([path, root]) => [path, writePart(root, template)]))
}

const FONT_TABLE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable'

const { width, height, ...margin } = page
const grid = { type: 'lines', linePitch } as const
const uprightSheet: ISectionPropertiesOptions = { page: { size: { width, height, orientation: 'portrait' }, margin }, grid }

/** The upright sheet turned a quarter to the left: its head is the type area's right, its binding edge the top (GB/T 9704-2012, 8). */
const sidewaysSheet: ISectionPropertiesOptions = {
  page: {
    size: { width, height, orientation: 'landscape' },
    margin: { ...margin, top: margin.left, right: margin.top, bottom: margin.right, left: margin.bottom },
  },
  grid,
}
