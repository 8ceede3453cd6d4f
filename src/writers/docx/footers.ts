import { page } from './measures.js'

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export type PageSide = 'odd' | 'even'

/** One character in from the outer edge: right on odd pages, left on even ones. */
const places: Readonly<Record<PageSide, string>> = {
  odd: '<w:ind w:right="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>',
  even: '<w:ind w:left="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>',
}

/**
 * `— 1 —` (GB/T 9704-2012, 7.5). Each mark of the field stands in a run of its own: with several in one run WPS shows no number.
 */
function pageNumber(side: PageSide): string {
  const marks = [
    '<w:t xml:space="preserve">— </w:t>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:t>1</w:t>',
    '<w:fldChar w:fldCharType="end"/>',
    '<w:t xml:space="preserve"> —</w:t>',
  ]
  return `<w:p><w:pPr><w:pStyle w:val="PageNumber"/>${places[side]}</w:pPr>${marks.map((mark) => `<w:r>${mark}</w:r>`).join('')}</w:p>`
}

export function writeFooter(side: PageSide): string {
  return `${declaration}<w:ftr ${namespace}>${pageNumber(side)}</w:ftr>`
}

/** Size of the box that holds the number on a sheet on its side, and how far from the type area it stands; in twips. */
const box = { width: 280, height: 1600 }
const DISTANCE = 397 - 60

/**
 * On a sheet on its side the number stays where an upright sheet has it: seen from the table, at the left, its head to the right,
 * near the bottom on odd pages and near the top on even ones (GB/T 9704-2012, 8).
 */
export function writeSidewaysFooter(side: PageSide): string {
  const left = page.bottom - DISTANCE - box.width
  const top = side === 'odd' ? page.width - page.right - box.height : page.left
  const place = `<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="${left}" w:tblpY="${top}"/>`
  const width = `<w:tblW w:w="${box.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>`
  const cell = `<w:tc><w:tcPr><w:tcW w:w="${box.width}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>${pageNumber(side)}</w:tc>`
  const row = `<w:tr><w:trPr><w:trHeight w:val="${box.height}" w:hRule="exact"/></w:trPr>${cell}</w:tr>`
  const table = `<w:tbl><w:tblPr>${place}${width}</w:tblPr><w:tblGrid><w:gridCol w:w="${box.width}"/></w:tblGrid>${row}</w:tbl>`
  return `${declaration}<w:ftr ${namespace}>${table}<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p></w:ftr>`
}
